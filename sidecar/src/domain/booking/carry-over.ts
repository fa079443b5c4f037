import { sum } from '../money/amount.ts';
import { isPaid } from '../order/order-timing.ts';
import { toLocalDate } from '../time/instant.ts';
import { getTimeZoneOrThrow } from '../time/organisation-time-zone.ts';
import type { Closing } from './book-closing.ts';
import {
  findTenderAccount,
  getPayableMinor,
  pickCurrencyRate,
  resolvePaymentAccount,
  type Carried,
} from './book-payments.ts';
import { findStanding, type BookingInput } from './booking-context.ts';
import { fillTemplate } from './document-numbers.ts';
import { canonical } from './fingerprint.ts';
import { held, ok, orderHold, type OrHeld } from './hold.ts';
import { readIssue } from './issue.ts';
import { findOpenDateOfMoney } from './locked-period.ts';
import type {
  BookedAllocation,
  BookedCreditNote,
  BookedDocument,
  BookedInvoice,
  BookedRefund,
} from './xero-documents.ts';

/** What the key of the credit that is set against the next invoice begins with. */
export const CARRY = 'carry:';

export interface CarryOver extends Carried {
  readonly documents: readonly BookedDocument[];
}

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
    return ok({ documents: [], moneyMinor: refundedMinor, hasCards: false });
  }
  const issue = readIssue(note.key);
  const key = `${CARRY}${issue}`;
  const backKey = `payback:${issue}`;
  const givenMinor = sumPaidBack(input, note, backKey);
  const cardsMinor = invoice.totalMinor - getPayableMinor(invoice);
  const availableMinor = overMinor - givenMinor;
  const hasCards = cardsMinor > 0 && availableMinor >= cardsMinor;
  const broughtMinor = availableMinor - (hasCards ? cardsMinor : 0);
  if (broughtMinor > 0 && !isPaid(input.order)) {
    return held(orderHold('order.unpaid_after_payment', {}));
  }
  const fingerprint = canonical({ of: note.key, to: invoice.key });
  const standing = findStanding(input.context, { kind: 'allocation', key, fingerprint });
  const wantedMinor = Math.max(0, getPayableMinor(invoice) - refundedMinor);
  const fresh = Math.min(broughtMinor, wantedMinor) + (hasCards ? cardsMinor : 0);
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
    key: backKey,
    needs: [note.key, invoice.key],
    account: () => resolvePaymentAccount(input),
    amountMinor: overMinor - amountMinor,
  });
  if (!back.ok) return back;
  return ok({
    documents: [...(amountMinor > 0 ? [carry] : []), ...back.value],
    moneyMinor: amountMinor - (hasCards ? cardsMinor : 0) + refundedMinor,
    hasCards,
  });
}

/** Nothing takes its place: what its gift cards paid goes back to them. */
export function giveBackCards(input: BookingInput, closing: Closing): OrHeld<BookedDocument[]> {
  const { note, overMinor, invoice } = closing;
  if (note === undefined || invoice === undefined || overMinor === 0) return ok([]);
  const cardsMinor = invoice.totalMinor - getPayableMinor(invoice);
  if (overMinor !== cardsMinor) return held(orderHold('order.unpaid_after_payment', {}));
  return giveBack(input, note, {
    key: `payback:${readIssue(invoice.key)}`,
    needs: [note.key],
    account: () => findTenderAccount(input, 'giftCardLiability'),
    amountMinor: overMinor,
  });
}

interface Giving {
  readonly key: string;
  readonly needs: readonly string[];
  readonly account: () => OrHeld<string>;
  readonly amountMinor: number;
}

function giveBack(
  input: BookingInput,
  note: BookedCreditNote,
  { key, needs, account, amountMinor }: Giving,
): OrHeld<BookedRefund[]> {
  const identity = { kind: 'refund' as const, key, fingerprint: canonical({ over: note.key }) };
  const standing = findStanding(input.context, identity);
  if (standing !== undefined) return ok([standing]);
  if (amountMinor <= 0) return ok([]);
  const accountId = account();
  if (!accountId.ok) return accountId;
  const { rules, reference, order } = input;
  const zone = getTimeZoneOrThrow(reference.organisation.timezone);
  const closedAt = input.context.closed.at(-1)?.closedAt ?? input.context.asOf;
  const day = toLocalDate(closedAt, zone);
  const paidOn = findOpenDateOfMoney(day, reference.organisation, rules.settings);
  if (!paidOn.ok) return paidOn;
  return ok([
    {
      ...identity,
      needs,
      creditNoteKey: note.key,
      accountId: accountId.value,
      paidOn: paidOn.value.on > note.issuedOn ? paidOn.value.on : note.issuedOn,
      amountMinor,
      currency: note.currency,
      ...pickCurrencyRate(note),
      reference: fillTemplate(rules.settings.paymentReferenceTemplate, order, rules.settings),
    },
  ]);
}

/** Given back to cards before: the order had been ended then. */
function sumPaidBack({ context }: BookingInput, note: BookedCreditNote, key: string): number {
  const amounts = [...context.posted.values()].flatMap((document) =>
    document.kind === 'refund' && document.creditNoteKey === note.key && document.key === key
      ? [document.amountMinor]
      : [],
  );
  return sum(amounts);
}
