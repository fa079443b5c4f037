import { isPaid } from '../../order/order-timing.ts';
import type { Closing } from './book-closing.ts';
import {
  findTenderAccount,
  getPayableMinor,
  resolvePaymentAccount,
  type CarryOver,
} from '../book-payments.ts';
import { findStanding, type BookingInput } from '../booking-context.ts';
import { canonical } from '../fingerprint.ts';
import {
  giveBack,
  listPaidBack,
  makePaybackKey,
  makePointsPaybackKey,
  sortPaidBack,
  sumAmounts,
} from './give-back.ts';
import { held, ok, orderHold, type OrHeld } from '../hold.ts';
import { readIssue } from '../issue.ts';
import { moveToContact } from './move-to-contact.ts';
import { sumTenders } from '../tenders/sum-tenders.ts';
import type { BookedAllocation, BookedDocument, BookedInvoice } from '../xero-documents.ts';

/** What the key of the credit that is set against the next invoice begins with. */
export const CARRY = 'carry:';

/**
 * What was paid on an invoice that was credited in whole pays the one that takes its place: the credit
 * is set against it, and only what is over goes back as money. So no payment is taken from the day and
 * the document that the bank knows it by (decision 0013).
 */
export function carryOver(
  input: BookingInput,
  closing: Closing,
  invoice: BookedInvoice,
): OrHeld<CarryOver> {
  const { note, overMinor, refundedMinor } = closing;
  if (note === undefined || overMinor === 0) {
    return ok({ documents: [], moneyMinor: refundedMinor, hasTenders: false });
  }
  if (note.contactKey !== invoice.contactKey) return moveToContact(input, closing, invoice);
  const issue = readIssue(note.key);
  const key = `${CARRY}${issue}`;
  const paidBack = listPaidBack(input, note);
  const tendersMinor = sumTenders(invoice);
  const availableMinor = overMinor - sumAmounts(paidBack);
  const hasTenders = tendersMinor > 0 && availableMinor >= tendersMinor;
  const broughtMinor = availableMinor - (hasTenders ? tendersMinor : 0);
  if (broughtMinor > 0 && !isPaid(input.order)) {
    return held(orderHold('order.unpaid_after_payment', {}));
  }
  const fingerprint = canonical({ of: note.key, to: invoice.key });
  const standing = findStanding(input.context, { kind: 'allocation', key, fingerprint });
  const wantedMinor = Math.max(0, getPayableMinor(invoice) - refundedMinor);
  const fresh = Math.min(broughtMinor, wantedMinor) + (hasTenders ? tendersMinor : 0);
  const amountMinor = standing?.amountMinor ?? fresh;
  const carry: BookedAllocation = standing ?? {
    kind: 'allocation',
    key,
    fingerprint,
    needs: [note.key, invoice.key],
    creditNoteKey: note.key,
    invoiceKey: invoice.key,
    allocatedOn: note.issuedOn > invoice.issuedOn ? note.issuedOn : invoice.issuedOn,
    amountMinor,
  };
  const back = giveBack(input, note, {
    key: makePaybackKey(issue),
    needs: [note.key, invoice.key],
    account: () => resolvePaymentAccount(input),
    amountMinor: availableMinor - amountMinor,
  });
  if (!back.ok) return back;
  return ok({
    documents: [
      ...(amountMinor > 0 ? [carry] : []),
      ...paidBack.filter(({ key: before }) => before !== makePaybackKey(issue)),
      ...back.value,
    ],
    moneyMinor: amountMinor - (hasTenders ? tendersMinor : 0) + refundedMinor,
    hasTenders,
  });
}

/** Nothing takes its place: what its gift cards and points paid goes back to them. */
export function giveBackTenders(input: BookingInput, closing: Closing): OrHeld<BookedDocument[]> {
  const { note, overMinor, invoice } = closing;
  if (note === undefined || invoice === undefined || overMinor === 0) return ok([]);
  const { rewardPointsMinor = 0 } = invoice;
  const { takenOut } = sortPaidBack(input, note);
  // Taken out of the books before it ended.
  if (sumAmounts(takenOut) === overMinor) return ok([...takenOut]);
  if (overMinor !== sumTenders(invoice)) return held(orderHold('order.unpaid_after_payment', {}));
  const issue = readIssue(invoice.key);
  const cards = giveBack(input, note, {
    key: makePaybackKey(issue),
    needs: [note.key],
    account: () => findTenderAccount(input, 'giftCardLiability'),
    amountMinor: overMinor - rewardPointsMinor,
  });
  const points = giveBack(input, note, {
    key: makePointsPaybackKey(issue),
    needs: [note.key],
    account: () => findTenderAccount(input, 'loyaltyLiability'),
    amountMinor: rewardPointsMinor,
  });
  if (!cards.ok) return cards;
  return points.ok ? ok([...cards.value, ...points.value]) : points;
}
