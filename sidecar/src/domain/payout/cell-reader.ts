import type { LocalDate } from '../time/instant.ts';
import type { CsvRow, CsvTable } from './csv-table.ts';
import type { FileProblem, ReadOptions } from './gateway-file.ts';
import { findDayOrder, findDecimalMark, readDay, readMinor } from './read-cells.ts';

/** A problem of the file, thrown from within a row and caught where the file is read. */
export class FileFault extends Error {
  readonly problem: FileProblem;

  constructor(problem: FileProblem) {
    super(problem.problem);
    this.problem = problem;
  }
}

/** Reads the cells of a file by the names of its columns, in the file's own way of writing. */
export interface CellReader {
  readonly rows: readonly CsvRow[];
  has(column: string): boolean;
  /** The first of these columns that the file has and the row fills. */
  text(row: CsvRow, ...columns: readonly string[]): string;
  minor(row: CsvRow, column: string): number;
  day(row: CsvRow, ...columns: readonly string[]): LocalDate;
  currency(row: CsvRow, column: string): string;
}

export function createCellReader(
  table: CsvTable,
  columns: { readonly amounts: readonly string[]; readonly days: readonly string[] },
  options: ReadOptions,
): CellReader {
  const byName = new Map(table.columns.map((name, index) => [name.toLowerCase(), index]));
  const text = (row: CsvRow, ...names: readonly string[]): string => {
    for (const name of names) {
      const cell = row.cells[byName.get(name.toLowerCase()) ?? -1] ?? '';
      if (cell !== '') return cell;
    }
    return '';
  };
  const all = (names: readonly string[]): string[] =>
    table.rows.flatMap((row) => names.map((name) => text(row, name)));
  const found = findDecimalMark(all(columns.amounts));
  const mark = found === 'unclear' ? options.decimalMark : found;
  if (mark === null) throw new FileFault({ problem: 'amountUnclear' });
  const order = findDayOrder(all(columns.days));
  const dayOrder = order === 'unclear' ? options.dayOrder : order;
  if (dayOrder === null) throw new FileFault({ problem: 'dayUnclear' });
  return {
    rows: table.rows,
    has: (column) => byName.has(column.toLowerCase()),
    text,
    minor(row, column) {
      const cell = text(row, column);
      const minor = readMinor(cell, mark);
      if (minor !== undefined) return minor;
      throw new FileFault({ problem: 'amountUnreadable', line: row.line, text: cell });
    },
    day(row, ...names) {
      const cell = text(row, ...names);
      const day = readDay(cell, dayOrder);
      if (day !== undefined) return day;
      throw new FileFault({ problem: 'dayUnreadable', line: row.line, text: cell });
    },
    currency(row, column) {
      const cell = text(row, column).toUpperCase();
      if (/^[A-Z]{3}$/.test(cell)) return cell;
      throw new FileFault({ problem: 'currencyUnreadable', line: row.line, text: cell });
    },
  };
}
