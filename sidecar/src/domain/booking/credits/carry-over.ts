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
  makeMorePaybackKey,
  makePaybackKey,
  makePointsPaybackKey,
  sumAmounts,
} from './give-back.ts';
import { held, ok, orderHold, type OrHeld } from '../hold.ts';
import { readIssue } from '../issue.ts';
import { moveToContact } from './move-to-contact.ts';
import { finishTakenOut } from './take-out.ts';
import { allocateUnlessStanding } from './settle-credit.ts';
import { sumTenders } from '../tenders/sum-tenders.ts';
import { isTenderKey } from '../tenders/tender-keys.ts';
import type { BookedDocument, BookedInvoice } from '../xero-documents.ts';

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
  if (note === undefined || closing.invoice === undefined || overMinor === 0) {
    return ok({ documents: [], moneyMinor: refundedMinor, hasTenders: false });
  }
  const takenOut = finishTakenOut(input, closing);
  if (!takenOut.ok) return takenOut;
  if (takenOut.value.length > 0) {
    return ok({ documents: takenOut.value, moneyMinor: refundedMinor, hasTenders: false });
  }
  if (note.contactKey !== invoice.contactKey) return moveToContact(input, closing, invoice);
  const issue = readIssue(note.key);
  const key = `${CARRY}${issue}`;
  const paidBack = listPaidBack(input, note);
  const tendersMinor = sumTenders(invoice);
  const availableMinor = overMinor - sumAmounts(paidBack);
  const tendersBackMinor = sumAmounts(paidBack.filter((refund) => isTenderKey(refund.key)));
  if (
    tendersBackMinor > 0 &&
    availableMinor > 0 &&
    tendersBackMinor !== sumTenders(closing.invoice)
  ) {
    // Cards went back and points did not, or the other way: what is left would count as money.
    return held(orderHold('order.edit_of_changed_document', { number: closing.invoice.number }));
  }
  const hasTenders = tendersMinor > 0 && tendersBackMinor === 0 && availableMinor >= tendersMinor;
  const broughtMinor = availableMinor - (hasTenders ? tendersMinor : 0);
  if (broughtMinor > 0 && !isPaid(input.order)) {
    return held(orderHold('order.unpaid_after_payment', {}));
  }
  const fingerprint = canonical({ of: note.key, to: invoice.key });
  const standing = findStanding(input.context, { kind: 'allocation', key, fingerprint });
  const wantedMinor = Math.max(0, getPayableMinor(invoice) - refundedMinor);
  const fresh = Math.min(broughtMinor, wantedMinor) + (hasTenders ? tendersMinor : 0);
  const amountMinor = standing?.amountMinor ?? fresh;
  const carry = allocateUnlessStanding(input, {
    kind: 'allocation',
    key,
    fingerprint,
    needs: [note.key, invoice.key],
    creditNoteKey: note.key,
    invoiceKey: invoice.key,
    allocatedOn: note.issuedOn > invoice.issuedOn ? note.issuedOn : invoice.issuedOn,
    amountMinor,
  });
  if (amountMinor > 0 && !carry.ok) return carry;
  const back = giveBack(input, note, {
    key: paidBack.some((refund) => refund.key === makePaybackKey(issue))
      ? makeMorePaybackKey(issue, sumAmounts(paidBack))
      : makePaybackKey(issue),
    needs: [note.key, invoice.key],
    account: () => resolvePaymentAccount(input),
    amountMinor: availableMinor - amountMinor,
  });
  if (!back.ok) return back;
  return ok({
    documents: [...(amountMinor > 0 && carry.ok ? [carry.value] : []), ...paidBack, ...back.value],
    moneyMinor: amountMinor - (hasTenders ? tendersMinor : 0) + refundedMinor,
    hasTenders,
  });
}

/** Nothing takes its place: what its gift cards and points paid goes back to them. */
export function giveBackTenders(
  input: BookingInput,
  closing: Closing,
): OrHeld<readonly BookedDocument[]> {
  const { note, overMinor, invoice } = closing;
  if (note === undefined || invoice === undefined || overMinor === 0) return ok([]);
  const { rewardPointsMinor = 0 } = invoice;
  // Taken out of the books before it ended.
  const takenOut = finishTakenOut(input, closing);
  if (!takenOut.ok || takenOut.value.length > 0) return takenOut;
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
