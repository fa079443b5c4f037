import { sum } from '../../money/amount.ts';
import { isPaid } from '../../order/order-timing.ts';
import type { Closing } from './book-closing.ts';
import {
  findTenderAccount,
  getPayableMinor,
  pickCurrencyRate,
  resolvePaymentAccount,
  type CarryOver,
} from '../book-payments.ts';
import { findStanding, readCurrentIssue, type BookingInput } from '../booking-context.ts';
import { canonical } from '../fingerprint.ts';
import { giveBack, listPaidBack, makePaybackKey, sumAmounts, type Giving } from './give-back.ts';
import { held, ok, orderHold, type OrHeld } from '../hold.ts';
import { readIssue } from '../issue.ts';
import { findSettlingDay } from '../locked-period.ts';
import { sumTenders } from '../tenders/sum-tenders.ts';
import { makeMovedPaymentKey } from '../tenders/tender-keys.ts';
import type {
  BookedCreditNote,
  BookedInvoice,
  BookedPayment,
  BookedRefund,
} from '../xero-documents.ts';

/**
 * Xero sets a credit against invoices of its own contact only. Where the order went to another customer,
 * what was paid is paid back from the account that it came to and paid in again on the invoice that takes
 * its place: on one day and to nothing. Cards and points go back and pay again; only what is over goes to
 * the customer (decision 0013).
 */
export function moveToContact(
  input: BookingInput,
  { note, invoice: closed, overMinor, refundedMinor }: Closing,
  invoice: BookedInvoice,
): OrHeld<CarryOver> {
  if (note === undefined || closed === undefined) throw new Error('nothing was credited');
  const issue = readIssue(note.key);
  const isMoving = ({ key }: BookedRefund): boolean =>
    /:(moved|over|giftCards|rewardPoints)$/.test(key);
  const paidBack = listPaidBack(input, note).filter((refund) => !isMoving(refund));
  const availableMinor = overMinor - sumAmounts(paidBack);
  const moneyMinor = availableMinor === 0 ? 0 : availableMinor - sumTenders(closed);
  if (moneyMinor < 0) {
    return held(orderHold('order.edit_of_changed_document', { number: closed.number }));
  }
  if (moneyMinor > 0 && !isPaid(input.order)) {
    return held(orderHold('order.unpaid_after_payment', {}));
  }
  const wantedMinor = Math.max(0, getPayableMinor(invoice) - refundedMinor);
  const moved = movePayment(input, {
    note,
    invoice,
    amountMinor: Math.min(moneyMinor, wantedMinor),
  });
  if (!moved.ok) return moved;
  const movedMinor = sumAmounts(moved.value);
  const out = makeMovedRefund(input, issue);
  // It went out before the order was edited once more.
  const sent = listPaidBack(input, note).find(({ key }) => key === out.key);
  const back = giveAllBack(input, note, [
    { ...out, amountMinor: movedMinor },
    {
      key: `${makePaybackKey(issue)}:over`,
      account: () => resolvePaymentAccount(input),
      amountMinor: moneyMinor - (sent?.amountMinor ?? movedMinor),
    },
    ...(availableMinor === 0 ? [] : listTendersBack(input, closed, issue)),
  ]);
  if (!back.ok) return back;
  return ok({
    documents: [...paidBack, ...back.value, ...moved.value],
    moneyMinor: movedMinor + refundedMinor,
    hasTenders: false,
  });
}

type Back = Omit<Giving, 'needs'>;

function makeMovedRefund(input: BookingInput, issue: string): Omit<Back, 'amountMinor'> {
  return {
    key: `${makePaybackKey(issue)}:moved`,
    account: () => resolvePaymentAccount(input),
    reference: 'Moved to the other customer',
  };
}

function listTendersBack(input: BookingInput, closed: BookedInvoice, issue: string): Back[] {
  return [
    {
      key: `${makePaybackKey(issue)}:giftCards`,
      account: () => findTenderAccount(input, 'giftCardLiability'),
      amountMinor: sum(closed.giftCardTenders.map(({ amountMinor }) => amountMinor)),
      reference: 'Gift card moved to the other customer',
    },
    {
      key: `${makePaybackKey(issue)}:rewardPoints`,
      account: () => findTenderAccount(input, 'loyaltyLiability'),
      amountMinor: closed.rewardPointsMinor ?? 0,
      reference: 'Reward points moved to the other customer',
    },
  ];
}

function giveAllBack(
  input: BookingInput,
  note: BookedCreditNote,
  parts: readonly Back[],
): OrHeld<BookedRefund[]> {
  const refunds: BookedRefund[] = [];
  for (const part of parts) {
    const back = giveBack(input, note, { ...part, needs: [note.key] });
    if (!back.ok) return back;
    refunds.push(...back.value);
  }
  return ok(refunds);
}

interface Moving {
  readonly note: BookedCreditNote;
  readonly invoice: BookedInvoice;
  readonly amountMinor: number;
}

function movePayment(
  input: BookingInput,
  { note, invoice, amountMinor }: Moving,
): OrHeld<BookedPayment[]> {
  const identity = {
    kind: 'payment' as const,
    key: makeMovedPaymentKey(readCurrentIssue(input)),
    fingerprint: canonical({ of: note.key, to: invoice.key }),
  };
  const standing = findStanding(input.context, identity);
  if (standing !== undefined) return ok([standing]);
  if (amountMinor <= 0) return ok([]);
  const account = resolvePaymentAccount(input);
  if (!account.ok) return account;
  const later = note.issuedOn > invoice.issuedOn ? note.issuedOn : invoice.issuedOn;
  const paidOn = findSettlingDay(later, input);
  if (!paidOn.ok) return paidOn;
  return ok([
    {
      ...identity,
      needs: [note.key, invoice.key],
      invoiceKey: invoice.key,
      accountId: account.value,
      paidOn: paidOn.value,
      amountMinor,
      currency: invoice.currency,
      ...pickCurrencyRate(invoice),
      reference: `Moved from ${note.number}`,
    },
  ]);
}
