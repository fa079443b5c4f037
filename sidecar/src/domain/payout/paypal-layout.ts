import { createCellReader, type CellReader } from './cell-reader.ts';
import type { CsvRow, CsvTable } from './csv-table.ts';
import type { GatewayFile, GatewayPayout, GatewayRow, ReadOptions } from './gateway-file.ts';

/**
 * PayPal's activity download: a row a transaction, in time; a withdrawal pays out what came in since
 * the one before. Fees are negative there, and money that did not move is noted as a memo.
 */
const WITHDRAWAL =
  /^(general withdrawal|user initiated withdrawal|withdraw funds to (a )?bank account|transfer to bank( account)?|bank withdrawal|auto(matic)?[- ](sweep|withdrawal|transfer)|payout to bank)/i;

export function isPaypal({ columns }: CsvTable): boolean {
  const names = new Set(columns.map((name) => name.toLowerCase()));
  return ['date', 'type', 'status', 'currency', 'gross', 'fee', 'net', 'transaction id'].every(
    (name) => names.has(name),
  );
}

export function readPaypal(table: CsvTable, options: ReadOptions): GatewayFile {
  const reader = createCellReader(
    table,
    { amounts: ['Gross', 'Fee', 'Net'], days: ['Date'] },
    options,
  );
  const moved = table.rows.filter((row) => isMoved(reader, row));
  const groups = Map.groupBy(moved, (row) => reader.currency(row, 'Currency'));
  const payouts = [...groups].flatMap(([currency, rows]) =>
    splitPayouts(reader, currency, sortByTime(reader, rows)),
  );
  const taken = payouts.reduce((count, { rows }) => count + rows.length + 1, 0);
  return { layout: 'paypal', payouts, leftOut: table.rows.length - taken };
}

function isMoved(reader: CellReader, row: CsvRow): boolean {
  const isCompleted = reader.text(row, 'Status').toLowerCase() === 'completed';
  return isCompleted && reader.text(row, 'Balance Impact').toLowerCase() !== 'memo';
}

/** Oldest first, whichever way round the file is; what is of one second stays as the file has it. */
function sortByTime(reader: CellReader, rows: readonly CsvRow[]): CsvRow[] {
  const at = (row: CsvRow): string =>
    `${reader.day(row, 'Date')} ${reader.text(row, 'Time').padStart(8, '0')}`;
  const [first, last] = [rows[0], rows.at(-1)];
  const isNewestFirst = first !== undefined && last !== undefined && at(first) > at(last);
  const inOrder = isNewestFirst ? rows.toReversed() : rows;
  return inOrder.toSorted((a, b) => (at(a) < at(b) ? -1 : Number(at(a) > at(b))));
}

/** What came in after the last withdrawal is not paid out yet. */
function splitPayouts(
  reader: CellReader,
  currency: string,
  rows: readonly CsvRow[],
): GatewayPayout[] {
  const payouts: GatewayPayout[] = [];
  let since: CsvRow[] = [];
  for (const row of rows) {
    if (!WITHDRAWAL.test(reader.text(row, 'Type'))) {
      since.push(row);
      continue;
    }
    payouts.push({
      payoutId: reader.text(row, 'Transaction ID'),
      currency,
      paidOn: reader.day(row, 'Date'),
      statedMinor: -reader.minor(row, 'Net'),
      rows: since.map((one) => readRow(reader, one)),
    });
    since = [];
  }
  return payouts;
}

/** A refund's own id is in no order: the payment that it is of stands beside it. */
function readRow(reader: CellReader, row: CsvRow): GatewayRow {
  const references = ['Transaction ID', 'Reference Txn ID', 'Custom Number', 'Invoice Number']
    .map((name) => reader.text(row, name))
    .filter((id) => id !== '');
  return {
    line: row.line,
    rowId: reader.text(row, 'Transaction ID'),
    type: reader.text(row, 'Type'),
    references: [...new Set(references)],
    grossMinor: reader.minor(row, 'Gross'),
    feeMinor: -reader.minor(row, 'Fee') + 0,
    netMinor: reader.minor(row, 'Net'),
  };
}
