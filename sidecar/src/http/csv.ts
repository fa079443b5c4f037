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

function csvRow(cells: readonly string[]): string {
  return `${cells.join(',')}\r\n`;
}

const RECORDS_A_PAGE = 500;

/** A file that is written page by page, so that a million records are never held at once. */
export interface CsvPages<Page extends { readonly next: string | null }> {
  readonly headings: readonly string[];
  readPage(position: { readonly limit: number; readonly after?: string }): Promise<Page>;
  toRows(page: Page): readonly (readonly string[])[];
}

/** The headings come with the first page: a question that is wrong fails before anything is written. */
export async function* writeCsv<Page extends { readonly next: string | null }>(
  pages: CsvPages<Page>,
): AsyncGenerator<string> {
  // The mark tells spreadsheets that it is UTF-8.
  let begin = `\ufeff${csvRow(pages.headings)}`;
  let after: string | null = null;
  do {
    const position = { limit: RECORDS_A_PAGE, ...(after === null ? {} : { after }) };
    const page: Page = await pages.readPage(position);
    yield begin + pages.toRows(page).map(csvRow).join('');
    begin = '';
    after = page.next;
  } while (after !== null);
}

function quote(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
