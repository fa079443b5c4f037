import { FileFault } from './cell-reader.ts';
import { parseCsvTable, type CsvTable } from './csv-table.ts';
import type { FileProblem, GatewayFile, ReadOptions } from './gateway-file.ts';
import { readGeneric } from './generic-layout.ts';
import { isPaypal, readPaypal } from './paypal-layout.ts';
import { isStripe, readStripe } from './stripe-layout.ts';

const MOST_ROWS = 10_000;

/** Columns that no layout is known of: a person says which is which. */
export interface UnknownColumns {
  readonly columns: readonly string[];
}

/** A gateway's file by its own layout, or by the columns that a person named. */
export function readGatewayFile(
  text: string,
  options: ReadOptions,
): GatewayFile | UnknownColumns | FileProblem {
  const table = parseCsvTable(text);
  if (typeof table === 'string') return { problem: table };
  if (table.rows.length === 0) return { problem: 'noRows' };
  if (table.rows.length > MOST_ROWS) return { problem: 'tooManyRows', text: String(MOST_ROWS) };
  try {
    return checkRows(readTable(table, options));
  } catch (error) {
    if (error instanceof FileFault) return error.problem;
    throw error;
  }
}

function readTable(table: CsvTable, options: ReadOptions): GatewayFile | UnknownColumns {
  if (options.mapping !== null) return readGeneric(table, options.mapping, options);
  if (isStripe(table)) return readStripe(table, options);
  if (isPaypal(table)) return readPaypal(table, options);
  return { columns: table.columns };
}

/** What a row comes to is what it says: gross less fee. */
function checkRows(file: GatewayFile | UnknownColumns): GatewayFile | UnknownColumns | FileProblem {
  if ('columns' in file) return file;
  const rows = file.payouts.flatMap((payout) => payout.rows);
  const off = rows.find((row) => row.grossMinor - row.feeMinor !== row.netMinor);
  return off === undefined ? file : { problem: 'netOff', line: off.line };
}
