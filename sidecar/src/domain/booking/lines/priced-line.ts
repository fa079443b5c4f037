import type { LineRole } from './line-role.ts';
import type { DocumentLine } from '../xero-documents.ts';

/** A line before it is fitted: what nopCommerce says it costs, and where it is booked. */
export interface PricedLine {
  readonly role: LineRole;
  readonly description: string;
  readonly quantity: number;
  readonly exclFine: number;
  readonly inclFine: number;
  /** Ten-thousandths of a per cent. */
  readonly rate: number;
  readonly accountCode: string;
  readonly taxType: string;
  readonly itemCode: string | null;
  readonly orderItemId?: number;
  readonly tracking: DocumentLine['tracking'];
  /** Stands to the cent and takes no odd cents: a card's face value, points, a promotion. */
  readonly isFixed: boolean;
  /** Tax that is no computation of this line: what a sale of before had. */
  readonly pinnedTaxMinor?: number;
}

/** Where a line is booked, before its price is known. */
export interface LineTarget {
  readonly accountCode: string;
  readonly taxType: string;
}
