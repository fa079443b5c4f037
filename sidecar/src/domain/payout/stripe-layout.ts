import { createCellReader, FileFault, type CellReader } from './cell-reader.ts';
import type { CsvRow, CsvTable } from './csv-table.ts';
import type { GatewayFile, GatewayPayout, GatewayRow, ReadOptions } from './gateway-file.ts';

/**
 * Stripe's itemised payout reconciliation report and its balance export: a row a balance transaction,
 * with the payout that it came with. A row of the kind "payout" is the payout itself.
 */
const PAYOUT = ['automatic_payout_id', 'payout_id', 'Transfer'] as const;
const PAID_ON = [
  'automatic_payout_effective_at_utc',
  'automatic_payout_effective_at',
  'Transfer Date (UTC)',
] as const;
const TYPE = ['reporting_category', 'Type'] as const;
const ROW_ID = ['balance_transaction_id', 'id'] as const;
/** Ids of the payment before what the shop itself noted on it. */
const REFERENCES = [
  'charge_id',
  'payment_intent_id',
  'source_id',
  'Source',
  'payment_metadata[order_guid]',
  'payment_metadata[order_number]',
  'payment_metadata[order_id]',
] as const;

export function isStripe({ columns }: CsvTable): boolean {
  const has = (name: string): boolean => columns.includes(name);
  return (
    (has('balance_transaction_id') && has('gross') && has('automatic_payout_id')) ||
    (has('id') && has('Source') && has('Amount') && has('Transfer'))
  );
}

export function readStripe(table: CsvTable, options: ReadOptions): GatewayFile {
  const gross = table.columns.includes('gross') ? 'gross' : 'Amount';
  // Stripe writes a point, whatever the language.
  const stripes = { ...options, decimalMark: '.' as const };
  const reader = createCellReader(
    table,
    { amounts: [gross, 'fee', 'net'], days: PAID_ON },
    stripes,
  );
  const paidOut = table.rows.filter((row) => findPayoutId(reader, row) !== '');
  const groups = Map.groupBy(paidOut, (row) => findPayoutId(reader, row));
  const payouts = [...groups].map(([payoutId, rows]) =>
    readPayout(reader, { payoutId, rows, gross }),
  );
  return { layout: 'stripe', payouts, leftOut: table.rows.length - paidOut.length };
}

/** The payout's own row names itself as its source. */
function findPayoutId(reader: CellReader, row: CsvRow): string {
  const named = reader.text(row, ...PAYOUT);
  return named === '' && isPayout(reader, row) ? reader.text(row, 'source_id', 'Source') : named;
}

function isPayout(reader: CellReader, row: CsvRow): boolean {
  return reader.text(row, ...TYPE).toLowerCase() === 'payout';
}

interface Grouped {
  readonly payoutId: string;
  readonly rows: readonly CsvRow[];
  readonly gross: string;
}

function readPayout(reader: CellReader, { payoutId, rows, gross }: Grouped): GatewayPayout {
  const [first] = rows;
  if (first === undefined) throw new FileFault({ problem: 'noRows' });
  const currency = reader.currency(first, 'currency');
  const other = rows.find((row) => reader.currency(row, 'currency') !== currency);
  if (other !== undefined) {
    throw new FileFault({ problem: 'rowsDisagree', line: other.line, text: payoutId });
  }
  const own = rows.filter((row) => isPayout(reader, row));
  const dated = rows.find((row) => reader.text(row, ...PAID_ON) !== '') ?? first;
  return {
    payoutId,
    currency,
    paidOn: reader.day(dated, ...PAID_ON),
    statedMinor:
      own.length === 0 ? null : -own.reduce((sum, row) => sum + reader.minor(row, 'net'), 0),
    rows: rows.filter((row) => !isPayout(reader, row)).map((row) => readRow(reader, row, gross)),
  };
}

function readRow(reader: CellReader, row: CsvRow, gross: string): GatewayRow {
  const references = REFERENCES.map((name) => reader.text(row, name)).filter((id) => id !== '');
  return {
    line: row.line,
    rowId: reader.text(row, ...ROW_ID),
    type: reader.text(row, ...TYPE),
    references: [...new Set(references)],
    grossMinor: reader.minor(row, gross),
    feeMinor: reader.minor(row, 'fee'),
    netMinor: reader.minor(row, 'net'),
  };
}
