import { sum } from '../../money/amount.ts';
import { checkPaymentAccount } from '../../mapping/check-mapping.ts';
import { findTenderAccount, resolvePaymentAccount } from '../book-payments.ts';
import type { BookingInput } from '../booking-context.ts';
import { held, ok, orderHold, type OrHeld } from '../hold.ts';
import { readIssue } from '../issue.ts';
import { sumTenders } from '../tenders/sum-tenders.ts';
import { isTenderKey, makeTakenOutKey } from '../tenders/tender-keys.ts';
import type {
  BookedCreditNote,
  BookedDocument,
  BookedInvoice,
  BookedRefund,
} from '../xero-documents.ts';
import { bookClosing, type Closing } from './book-closing.ts';
import { giveBack, sortPaidBack, sumAmounts, type Giving } from './give-back.ts';

/**
 * What an order keeps in the books that a person took out of them, where nothing may be deleted or voided:
 * its invoice with all that stands on it, a credit note over what is left of that, and what was paid back
 * to where it came from. So every account and every rate comes to nothing (accounting §4: a credit note
 * on the first open day).
 */
export function bookTakenOut(input: BookingInput): OrHeld<readonly BookedDocument[]> {
  const closing = bookClosing(input);
  if (!closing.ok) return closing;
  const { documents, note, invoice, overMinor } = closing.value;
  if (note === undefined || invoice === undefined || overMinor === 0) return ok(documents);
  const { others: before } = sortPaidBack(input, note);
  // It had ended before: its cards and points have their value back.
  if (sumAmounts(before) === overMinor) return ok([...documents, ...before]);
  const moneyMinor = overMinor - sumTenders(invoice);
  // Cards and points were refunded in part: which, nobody says.
  if (moneyMinor < 0) return held(orderHold('order.unpaid_after_payment', {}));
  const back = giveAllBack(input, { note, invoice, overMinor });
  return back.ok ? ok([...documents, ...back.value]) : back;
}

/**
 * Booked after all while what was paid went back: where a part of it did, the rest follows, and all is paid anew.
 * Nothing where none went back.
 */
export function finishTakenOut(
  input: BookingInput,
  { note, invoice, overMinor }: Closing,
): OrHeld<readonly BookedRefund[]> {
  if (note === undefined || invoice === undefined) return ok([]);
  const { takenOut } = sortPaidBack(input, note);
  if (takenOut.length === 0 || sumAmounts(takenOut) === overMinor) return ok(takenOut);
  return giveAllBack(input, { note, invoice, overMinor });
}

interface Paid {
  readonly note: BookedCreditNote;
  readonly invoice: BookedInvoice;
  readonly overMinor: number;
}

/** Each part to its account, less what went there before: to another customer, or because it had ended. */
function giveAllBack(
  input: BookingInput,
  { note, invoice, overMinor }: Paid,
): OrHeld<readonly BookedRefund[]> {
  const { others } = sortPaidBack(input, note);
  const all: BookedRefund[] = [...others];
  for (const part of listParts(input, invoice, overMinor - sumTenders(invoice))) {
    if (part.amountMinor <= 0) continue;
    const accountId = part.account();
    if (!accountId.ok) return accountId;
    const before = others.filter((refund) => refund.accountId === accountId.value);
    const amountMinor = part.amountMinor - sumAmounts(before);
    const back = giveBack(input, note, { ...part, amountMinor, needs: [note.key] });
    if (!back.ok) return back;
    all.push(...back.value);
  }
  if (sumAmounts(all) === overMinor) return ok(all);
  return held(orderHold('order.unpaid_after_payment', {}));
}

function listParts(
  input: BookingInput,
  invoice: BookedInvoice,
  moneyMinor: number,
): Omit<Giving, 'needs'>[] {
  const issue = readIssue(invoice.key);
  return [
    {
      key: makeTakenOutKey(issue),
      account: () => findPaidAccount(input, invoice),
      amountMinor: moneyMinor,
    },
    {
      key: makeTakenOutKey(issue, 'giftCards'),
      account: () => findTenderAccount(input, 'giftCardLiability'),
      amountMinor: sum(invoice.giftCardTenders.map(({ amountMinor }) => amountMinor)),
    },
    {
      key: makeTakenOutKey(issue, 'rewardPoints'),
      account: () => findTenderAccount(input, 'loyaltyLiability'),
      amountMinor: invoice.rewardPointsMinor ?? 0,
    },
  ];
}

/** The account that the money came to, whatever the rules say by now. */
function findPaidAccount(input: BookingInput, invoice: BookedInvoice): OrHeld<string> {
  const payments = [...input.context.posted.values()].flatMap((document) =>
    document.kind === 'payment' && !isTenderKey(document.key) ? [document] : [],
  );
  const payment = payments.find(({ invoiceKey }) => invoiceKey === invoice.key) ?? payments.at(-1);
  if (payment === undefined) return resolvePaymentAccount(input);
  const holds = checkPaymentAccount(payment.accountId, input.reference, payment.currency);
  return holds.length === 0 ? ok(payment.accountId) : held(...holds);
}
