import { makePaymentKey } from '../book-payments.ts';
import { isRefund } from './credit-kinds.ts';
import { readBookedAmounts } from '../currency/booked-currency.ts';
import { readCurrentIssue, type BookingContext, type BookingInput } from '../booking-context.ts';
import {
  fingerprintCredit,
  fingerprintInvoice,
  fingerprintPayment,
  fingerprintSettlement,
} from '../fingerprint.ts';
import { readIssue } from '../issue.ts';
import type { BookedDocument } from '../xero-documents.ts';

export interface OrderFacts extends Pick<BookingInput, 'order' | 'info'> {
  readonly context: Pick<
    BookingContext,
    'contactNumber' | 'correctedBy' | 'closed' | 'inCustomerCurrency'
  >;
}

/**
 * The documents of an order as if they had been made of its present facts: they stand from now on, until
 * the facts change once more. What was booked stays as it is.
 */
export function keepAsBooked(all: readonly BookedDocument[], input: OrderFacts): BookedDocument[] {
  const { order, context } = input;
  const issue = readCurrentIssue(input);
  const documents = all.filter(({ key }) => readIssue(key) === issue);
  const invoice = fingerprintInvoice(order, context);
  const payment = fingerprintPayment(order, readBookedAmounts(input).toPayMinor);
  const credits = new Map<string, string>();
  let before = 0;
  const notes = documents.flatMap((document) =>
    document.kind === 'creditNote' && isRefund(document) ? [document] : [],
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
        return document.key === makePaymentKey(input)
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
