import type { BookedDocument } from '../../sidecar/src/domain/booking/xero-documents.ts';
import type { StoreOrder } from '../../sidecar/src/domain/order/store-order.ts';
import { bookPlainOrder, getBookingOrThrow, type PlainShop } from './book-plain-order.ts';

/** An order as it changes, each state booked over what the ones before left in Xero. */
export function bookLife(
  states: readonly StoreOrder[],
  shop: PlainShop = {},
): readonly BookedDocument[] {
  const posted = new Map<string, BookedDocument>();
  for (const state of states) {
    const context = { ...shop.context, posted: new Map(posted) };
    const outcome = bookPlainOrder(state, { ...shop, context });
    for (const document of getBookingOrThrow(outcome).documents) {
      const standing = posted.get(document.key);
      if (standing !== undefined && standing.fingerprint !== document.fingerprint) {
        throw new Error(`${document.key} does not stand`);
      }
      posted.set(document.key, document);
    }
  }
  return [...posted.values()];
}

/** Credits less debits of an account by all documents: lines, and payments when it takes them. */
export function balanceOf(
  documents: readonly BookedDocument[],
  account: { readonly code: string; readonly id: string },
): number {
  let minor = 0;
  for (const document of documents) {
    if (document.kind === 'invoice' || document.kind === 'creditNote') {
      const sign = document.kind === 'invoice' ? 1 : -1;
      const lines = document.lines.filter((line) => line.accountCode === account.code);
      // Cards, points and what gives them back carry no tax.
      for (const line of lines) minor += sign * line.lineMinor;
    }
    if (document.kind === 'payment' && document.accountId === account.id) {
      minor -= document.amountMinor;
    }
    if (document.kind === 'refund' && document.accountId === account.id) {
      minor += document.amountMinor;
    }
  }
  return minor;
}
