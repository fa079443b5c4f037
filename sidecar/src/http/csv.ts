/** What a spreadsheet would take for a formula. */
const RUNS = /^[=+\-@\t\r]/;

/** A cell of text: never run by a spreadsheet, whoever wrote it. */
export function textCell(text: string): string {
  return quote(RUNS.test(text) ? `'${text}` : text);
}

/** A figure of our own making: a minus sign is a minus sign. */
export function amountCell(amount: string): string {
  return amount;
}

export function csvRow(cells: readonly string[]): string {
  return `${cells.join(',')}\r\n`;
}

function quote(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
