import type { LineRole } from '../booking/lines/line-role.ts';
import type { TaxedAmounts } from '../money/tax.ts';

/** Both sides of an order, row by row, on the same basis: equal things show equal figures. */
export interface OrderComparison {
  /** With tax in the figures, or with the tax in rows of its own. */
  readonly basis: TaxedAmounts;
  readonly rows: readonly ComparisonRow[];
}

export type RowKind =
  | LineRole
  | 'tax'
  | 'total'
  | 'giftCardPaid'
  | 'giftCardGivenBack'
  | 'rewardPointsPaid'
  | 'rewardPointsGivenBack'
  | 'toPay'
  | 'refunded'
  | 'afterRefunds';

export interface ComparisonRow {
  readonly kind: RowKind;
  /** The item's name or the tax rate; empty where the kind says it all. */
  readonly label: string;
  readonly quantity: number | null;
  /** Minor units; null where the side has no such line. */
  readonly storeMinor: number | null;
  readonly xeroMinor: number | null;
  readonly xeroLines: readonly ComparedLine[];
  /** The item that the row is about. */
  readonly orderItemId: number | null;
  /** False for tax that is contained in the rows above, and for totals. */
  readonly isSummed: boolean;
  readonly differs: boolean;
  /** A cent more or less than the other side, that another row makes up for. */
  readonly isRounding: boolean;
}

/** A line in Xero that the row is made of. */
export interface ComparedLine {
  readonly role: LineRole;
  readonly accountCode: string;
  readonly taxType: string;
  readonly lineMinor: number;
  readonly taxMinor: number;
}
