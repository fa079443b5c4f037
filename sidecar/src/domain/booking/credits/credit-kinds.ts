import type { BookedCreditNote } from '../xero-documents.ts';

/** Of money that was refunded: not of an edit, nor of cards and points that came back. */
export function isRefund({ credits, returns }: BookedCreditNote): boolean {
  return credits === undefined && returns === undefined;
}

/** Over nothing: it moves what was refunded from one tax to another. */
export function isTaxMove({ credits }: Pick<BookedCreditNote, 'credits'>): boolean {
  return credits === 'otherTaxes';
}
