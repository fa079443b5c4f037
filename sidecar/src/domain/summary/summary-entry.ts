import type {
  BookedCreditNote,
  BookedInvoice,
  BookedPayment,
  BookedRefund,
} from '../booking/xero-documents.ts';

/** What entries of one summary have in common (accounting §8). */
export interface SummaryGroup {
  /** Sales become an invoice that is paid, refunds a credit note that is paid back. */
  readonly side: SummarySide;
  /** The day that the document is dated on: of the payment, or of the refund. */
  readonly day: string;
  readonly currency: string;
  /** The payment method's system name. */
  readonly method: string;
  /** The account that the money is in. */
  readonly accountId: string;
}

export type SummarySide = 'sale' | 'refund';

/** The documents that an order would have by itself: their figures go into a summary. */
export interface SummaryDocuments {
  readonly head: BookedInvoice | BookedCreditNote;
  readonly money: BookedPayment | BookedRefund;
}

export interface SummaryEntry extends SummaryDocuments {
  /** The number that customers know. */
  readonly orderNumber: string;
}

const SUMMARY_KEY = /^(?:invoice|payment|creditNote|refund):summary:/;

/** Of a document that many orders share, or of its money. */
export function isSummaryKey(key: string): boolean {
  return SUMMARY_KEY.test(key);
}

/** Keys of a summary's document and of its money: made of its number, which is unique in the link. */
export function makeSummaryKeys(
  side: SummarySide,
  number: string,
): { readonly headKey: string; readonly moneyKey: string } {
  const [head, money] = side === 'sale' ? ['invoice', 'payment'] : ['creditNote', 'refund'];
  return { headKey: `${head}:summary:${number}`, moneyKey: `${money}:summary:${number}` };
}

export function readSummaryNumber(headKey: string): string {
  return headKey.replace(SUMMARY_KEY, '');
}
