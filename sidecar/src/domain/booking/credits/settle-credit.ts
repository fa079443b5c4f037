import { pickCurrencyRate, resolvePaymentAccount } from '../book-payments.ts';
import { findStanding, type BookingInput } from '../booking-context.ts';
import { fillTemplate } from '../document-numbers.ts';
import { fingerprintSettlement } from '../fingerprint.ts';
import { ok, type OrHeld } from '../hold.ts';
import { findSettlingDay } from '../locked-period.ts';
import type {
  BookedAllocation,
  BookedCreditNote,
  BookedInvoice,
  BookedRefund,
} from '../xero-documents.ts';

/** The money of a credit note, back from the account that the method's money went to. */
export function payBack(input: BookingInput, note: BookedCreditNote): OrHeld<BookedRefund> {
  const identity = {
    kind: 'refund' as const,
    key: note.key.replace(/^[^:]+/, 'refund'),
    fingerprint: fingerprintSettlement(note.fingerprint),
  };
  const standing = findStanding(input.context, identity);
  if (standing !== undefined) return ok(standing);
  const account = resolvePaymentAccount(input);
  if (!account.ok) return account;
  const paidOn = findSettlingDay(note.issuedOn, input);
  if (!paidOn.ok) return paidOn;
  const { settings } = input.rules;
  return ok({
    ...identity,
    needs: [note.key],
    creditNoteKey: note.key,
    accountId: account.value,
    paidOn: paidOn.value,
    amountMinor: note.totalMinor,
    currency: note.currency,
    ...pickCurrencyRate(note),
    reference: fillTemplate(settings.paymentReferenceTemplate, input.order, settings),
  });
}

/** A credit note set against an invoice that was never paid. */
export function allocate(
  input: BookingInput,
  note: BookedCreditNote,
  invoice: BookedInvoice,
): OrHeld<BookedAllocation> {
  return allocateUnlessStanding(input, {
    kind: 'allocation',
    key: note.key.replace(/^[^:]+/, 'allocation'),
    fingerprint: fingerprintSettlement(note.fingerprint),
    needs: [note.key, invoice.key],
    creditNoteKey: note.key,
    invoiceKey: invoice.key,
    allocatedOn: note.issuedOn,
    amountMinor: note.totalMinor,
  });
}

/** As it stands; else dated on an open day. */
export function allocateUnlessStanding(
  input: BookingInput,
  allocation: BookedAllocation,
): OrHeld<BookedAllocation> {
  const standing = findStanding(input.context, allocation);
  if (standing !== undefined) return ok(standing);
  const allocatedOn = findSettlingDay(allocation.allocatedOn, input);
  return allocatedOn.ok ? ok({ ...allocation, allocatedOn: allocatedOn.value }) : allocatedOn;
}
