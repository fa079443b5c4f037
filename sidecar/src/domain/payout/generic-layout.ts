import { createCellReader, FileFault, type CellReader } from './cell-reader.ts';
import type { CsvRow, CsvTable } from './csv-table.ts';
import type {
  ColumnMapping,
  GatewayFile,
  GatewayPayout,
  GatewayRow,
  ReadOptions,
} from './gateway-file.ts';

/** Columns that a person named. Fees may be written as what was kept or as what was taken off. */
export function readGeneric(
  table: CsvTable,
  mapping: ColumnMapping,
  options: ReadOptions,
): GatewayFile {
  const amounts = [mapping.gross, mapping.fee, mapping.net].filter((name) => name !== null);
  const reader = createCellReader(table, { amounts, days: [mapping.date] }, options);
  const missing = Object.values(mapping).find((name) => name !== null && !reader.has(String(name)));
  if (missing !== undefined) throw new FileFault({ problem: 'columnMissing', text: missing ?? '' });
  const paidOut = table.rows.filter((row) => reader.text(row, mapping.payoutId) !== '');
  const sign = findFeeSign(reader, mapping, paidOut);
  const groups = Map.groupBy(paidOut, (row) => reader.text(row, mapping.payoutId));
  const payouts = [...groups].map(([payoutId, rows]) =>
    readPayout(reader, { payoutId, rows, mapping, sign, currency: options.currency }),
  );
  return { layout: 'generic', payouts, leftOut: table.rows.length - paidOut.length };
}

/** Minus where fees are written as a minus: then gross and fee together are the net. */
function findFeeSign(
  reader: CellReader,
  { gross, fee, net }: ColumnMapping,
  rows: readonly CsvRow[],
): 1 | -1 {
  if (fee === null) return 1;
  const telling = rows.filter((row) => reader.minor(row, fee) !== 0);
  if (net === null) {
    return telling.length > 0 && telling.every((row) => reader.minor(row, fee) < 0) ? -1 : 1;
  }
  const isTakenOff = (row: CsvRow): boolean =>
    reader.minor(row, gross) + reader.minor(row, fee) === reader.minor(row, net);
  return telling.length > 0 && telling.every(isTakenOff) ? -1 : 1;
}

interface Grouped {
  readonly payoutId: string;
  readonly rows: readonly CsvRow[];
  readonly mapping: ColumnMapping;
  readonly sign: 1 | -1;
  /** Where the file names none. */
  readonly currency: string;
}

function readPayout(reader: CellReader, grouped: Grouped): GatewayPayout {
  const { payoutId, rows, mapping } = grouped;
  const currencies = new Set(
    rows.map((row) =>
      mapping.currency === null ? grouped.currency : reader.currency(row, mapping.currency),
    ),
  );
  const [currency = grouped.currency, other] = currencies;
  if (other !== undefined) throw new FileFault({ problem: 'rowsDisagree', text: payoutId });
  const days = rows.map((row) => reader.day(row, mapping.date)).toSorted();
  const paidOn = days.at(-1);
  if (paidOn === undefined) throw new FileFault({ problem: 'noRows' });
  const seen = new Map<string, number>();
  return {
    payoutId,
    currency,
    paidOn,
    statedMinor: null,
    rows: rows.map((row) => readRow(reader, row, { ...grouped, seen })),
  };
}

function readRow(
  reader: CellReader,
  row: CsvRow,
  { payoutId, mapping, sign, seen }: Grouped & { readonly seen: Map<string, number> },
): GatewayRow {
  const reference = reader.text(row, mapping.reference);
  const gross = reader.minor(row, mapping.gross);
  const net = mapping.net === null ? undefined : reader.minor(row, mapping.net);
  const fee = mapping.fee === null ? gross - (net ?? gross) : reader.minor(row, mapping.fee) * sign;
  const type = mapping.type === null ? '' : reader.text(row, mapping.type);
  const given = mapping.rowId === null ? '' : reader.text(row, mapping.rowId);
  return {
    line: row.line,
    rowId: given || nameRow(`${payoutId}:${reference}:${gross}`, seen),
    type,
    references: reference === '' ? [] : [reference],
    grossMinor: gross,
    feeMinor: fee + 0,
    netMinor: net ?? gross - fee,
  };
}

/** A file without ids of its own: what a row says, and the how-manieth it is that says so. */
function nameRow(name: string, seen: Map<string, number>): string {
  const count = (seen.get(name) ?? 0) + 1;
  seen.set(name, count);
  return `${name}:${count}`;
}
