/** A CSV file as it was given: the names of its columns and its lines, numbered as in a text editor. */
export interface CsvTable {
  readonly columns: readonly string[];
  readonly rows: readonly CsvRow[];
}

export interface CsvRow {
  readonly line: number;
  readonly cells: readonly string[];
}

export type CsvProblem = 'empty' | 'quoteOpen' | 'noColumns';

const SEPARATORS = [',', ';', '\t'] as const;

/** Commas, semicolons or tabs, quotes around cells, any line ends, with or without a byte order mark. */
export function parseCsvTable(text: string): CsvTable | CsvProblem {
  const content = text.replace(/^\uFEFF/, '');
  if (content.trim() === '') return 'empty';
  const records = splitRecords(content, findSeparator(content));
  if (records === 'quoteOpen') return 'quoteOpen';
  const [header, ...rows] = records.filter(({ cells }) => cells.some((cell) => cell !== ''));
  const columns = header?.cells.map((cell) => cell.trim()) ?? [];
  return columns.length < 2 ? 'noColumns' : { columns, rows };
}

/** The one that the first line has most of, outside of quotes. */
function findSeparator(content: string): string {
  const first = (/^[^\r\n]*/.exec(content)?.[0] ?? '').replace(/"[^"]*"/g, '');
  const count = (separator: string): number => first.split(separator).length;
  return SEPARATORS.toSorted((a, b) => count(b) - count(a))[0] ?? ',';
}

/** Character by character, as a cell in quotes may hold line ends, separators and doubled quotes. */
function splitRecords(content: string, separator: string): CsvRow[] | 'quoteOpen' {
  const records: { line: number; cells: string[] }[] = [];
  let record: { line: number; cells: string[] } = { line: 1, cells: [] };
  let [cell, isQuoted, line] = ['', false, 1];
  const endCell = (): void => {
    record.cells.push(cell.trim());
    cell = '';
  };
  for (let at = 0; at < content.length; at += 1) {
    const character = content.charAt(at);
    if (character === '\n') line += 1;
    if (isQuoted) {
      if (character !== '"') cell += character;
      else if (content.charAt(at + 1) === '"') {
        cell += '"';
        at += 1;
      } else isQuoted = false;
    } else if (character === '"' && cell.trim() === '') {
      [cell, isQuoted] = ['', true];
    } else if (character === separator) endCell();
    else if (character === '\n') {
      endCell();
      records.push(record);
      record = { line, cells: [] };
    } else if (character !== '\r') cell += character;
  }
  if (isQuoted) return 'quoteOpen';
  endCell();
  return [...records, record];
}
