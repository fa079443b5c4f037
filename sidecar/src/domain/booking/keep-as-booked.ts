import { readOrderAmounts } from '../order/order-amounts.ts';
import type { StoreOrder } from '../order/store-order.ts';
import { makePaymentKey } from './book-payments.ts';
import type { BookingContext } from './booking-context.ts';
import {
  fingerprintCredit,
  fingerprintInvoice,
  fingerprintPayment,
  fingerprintSettlement,
} from './fingerprint.ts';
import type { BookedDocument } from './xero-documents.ts';

/**
 * The documents of an order as if they had been made of its present facts: they stand from now on, until
 * the facts change once more. What was booked stays as it is.
 */
export function keepAsBooked(
  documents: readonly BookedDocument[],
  order: StoreOrder,
  context: Pick<BookingContext, 'contactNumber' | 'correctedBy'>,
): BookedDocument[] {
  const invoice = fingerprintInvoice(order, context);
  const payment = fingerprintPayment(order, readOrderAmounts(order).toPayMinor);
  const credits = new Map<string, string>();
  let before = 0;
  const notes = documents.flatMap((document) =>
    document.kind === 'creditNote' && document.returns === undefined ? [document] : [],
  );
  for (const note of notes.toSorted((a, b) => a.refundedTotalMinor - b.refundedTotalMinor)) {
    const after = note.refundedTotalMinor;
    credits.set(note.key, fingerprintCredit(invoice, { before, after }));
    before = after;
  }
  return documents.map((document) => {
    switch (document.kind) {
      case 'invoice':
        return { ...document, fingerprint: invoice };
      case 'payment':
        return document.key === makePaymentKey(order)
          ? { ...document, fingerprint: payment }
          : document;
      case 'creditNote':
        return { ...document, fingerprint: credits.get(document.key) ?? document.fingerprint };
      case 'refund':
      case 'allocation': {
        const credit = credits.get(document.creditNoteKey);
        if (credit === undefined) return document;
        return { ...document, fingerprint: fingerprintSettlement(credit) };
      }
    }
  });
}
