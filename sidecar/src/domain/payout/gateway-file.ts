import type { LocalDate } from '../time/instant.ts';

/** One line of a gateway's file: money of an order, or of nobody. */
export interface GatewayRow {
  readonly line: number;
  /** The gateway's own id of it: a row is in one payout only. */
  readonly rowId: string;
  /** The gateway's own word for what it is. */
  readonly type: string;
  /** Ids and numbers that may be an order's, the surest first. */
  readonly references: readonly string[];
  readonly grossMinor: number;
  /** What the gateway kept: positive; negative where it gave some back. */
  readonly feeMinor: number;
  readonly netMinor: number;
}

/** What came to the bank in one amount. */
export interface GatewayPayout {
  readonly payoutId: string;
  readonly currency: string;
  readonly paidOn: LocalDate;
  /** What the file says came to the bank; null where it leaves that to its rows. */
  readonly statedMinor: number | null;
  readonly rows: readonly GatewayRow[];
}

export type LayoutName = 'stripe' | 'paypal' | 'generic';

export interface GatewayFile {
  readonly layout: LayoutName;
  readonly payouts: readonly GatewayPayout[];
  /** Rows of no payout yet, or that moved no money. */
  readonly leftOut: number;
}

/** What is wrong with a file; nothing of it is taken then. */
export interface FileProblem {
  readonly problem:
    | 'empty'
    | 'quoteOpen'
    | 'noColumns'
    | 'noRows'
    | 'tooManyRows'
    | 'columnMissing'
    | 'amountUnclear'
    | 'amountUnreadable'
    | 'dayUnclear'
    | 'dayUnreadable'
    | 'currencyUnreadable'
    | 'rowsDisagree'
    | 'netOff';
  readonly line?: number;
  /** The column or the cell that it is about. */
  readonly text?: string;
}

export function isFileProblem(value: object): value is FileProblem {
  return 'problem' in value;
}

/** Which column says what, by its name; chosen by a person. */
export interface ColumnMapping {
  readonly payoutId: string;
  readonly date: string;
  readonly reference: string;
  readonly gross: string;
  readonly fee: string | null;
  readonly net: string | null;
  readonly currency: string | null;
  readonly rowId: string | null;
  readonly type: string | null;
}

export interface ReadOptions {
  /** Of columns that no layout is known of. */
  readonly mapping: ColumnMapping | null;
  /** Where the file itself leaves it open. */
  readonly dayOrder: 'dmy' | 'mdy' | null;
  readonly decimalMark: '.' | ',' | null;
  /** Of files without a column for it. */
  readonly currency: string;
}
