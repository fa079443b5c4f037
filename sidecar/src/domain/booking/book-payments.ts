import { checkPaymentAccount } from '../mapping/check-mapping.ts';
import type { SpecialAccounts } from '../mapping/rule-set.ts';
import { formatMinor, sum } from '../money/amount.ts';
import { getPaidAt } from '../order/order-timing.ts';
import { toLocalDate, type Instant } from '../time/instant.ts';
import { getTimeZoneOrThrow } from '../time/organisation-time-zone.ts';
import { getBookedCurrency } from './currency/booked-currency.ts';
import {
  findStanding,
  noEarlierThanClosing,
  readCurrentIssue,
  type BookingInput,
  type IssueInput,
} from './booking-context.ts';
import { fillTemplate } from './document-numbers.ts';
import { findPaymentRule } from './find-payment-rule.ts';
import { canonical, fingerprintPayment } from './fingerprint.ts';
import { held, ok, sharedHold, type OrHeld } from './hold.ts';
import { findOpenDateOfMoney, findSettlingDay } from './locked-period.ts';
import { sumTenders } from './tenders/sum-tenders.ts';
import { makeCardPaymentKey, makePointsPaymentKey } from './tenders/tender-keys.ts';
import type { BookedDocument, BookedInvoice, BookedPayment } from './xero-documents.ts';

/** What an invoice that was credited in whole brings along to the one that takes its place. */
export interface Carried {
  /** Money that need not be paid any more, refunds of before among it. */
  readonly moneyMinor: number;
  /** Its gift cards and points have paid already. */
  readonly hasTenders: boolean;
}

export interface CarryOver extends Carried {
  readonly documents: readonly BookedDocument[];
}

/** The account that the method's money goes to and comes back from; no default is invented. */
export function resolvePaymentAccount(input: BookingInput): OrHeld<string> {
  const { order, rules, reference } = input;
  const method = order.paymentMethodSystemName ?? '';
  const currency = getBookedCurrency(input);
  const rule = findPaymentRule(rules, { method, storeId: order.storeId, currency });
  if (rule === undefined) {
    return held(sharedHold('mapping.payment_missing', method, { method: method || 'none' }));
  }
  const holds = checkPaymentAccount(rule.accountId, reference, currency);
  return holds.length === 0 ? ok(rule.accountId) : held(...holds);
}

export function makePaymentKey(input: IssueInput): string {
  return `payment:${readCurrentIssue(input)}`;
}

interface ToPay {
  readonly carried: Carried;
  /** Credits over what edits took off, each set against the invoice or paid back. */
  readonly differences: readonly BookedDocument[];
  /** What the store asked for: an invoice that was left as it was booked may be over more. */
  readonly toPayMinor: number;
}

/**
 * What was paid: the gateway's money, gift cards and points, less what an invoice that was credited in
 * whole brought along; nothing for an order without anything to pay.
 */
export function bookPayments(
  input: BookingInput,
  invoice: BookedInvoice,
  { carried, differences, toPayMinor }: ToPay,
): OrHeld<BookedPayment[]> {
  if (invoice.status === 'DRAFT') return ok([]);
  const payments: BookedPayment[] = [];
  for (const tender of carried.hasTenders ? [] : invoice.giftCardTenders) {
    const { giftCardId, amountMinor } = tender;
    const payment = bookTender(input, invoice, {
      key: makeCardPaymentKey(readCurrentIssue(input), giftCardId),
      fingerprint: canonical({ card: giftCardId, amount: formatMinor(amountMinor) }),
      account: 'giftCardLiability',
      amountMinor,
      reference: `Gift card ${giftCardId}`,
    });
    if (!payment.ok) return payment;
    payments.push(payment.value);
  }
  if (invoice.rewardPointsMinor !== undefined && !carried.hasTenders) {
    const { rewardPointsMinor: amountMinor } = invoice;
    const payment = bookTender(input, invoice, {
      key: makePointsPaymentKey(readCurrentIssue(input)),
      fingerprint: canonical({ points: formatMinor(amountMinor) }),
      account: 'loyaltyLiability',
      amountMinor,
      reference: 'Reward points',
    });
    if (!payment.ok) return payment;
    payments.push(payment.value);
  }
  const paidAt = getPaidAt(input.order);
  const amountMinor =
    Math.min(
      getPayableMinor(invoice) - sumOfKind(differences, 'allocation'),
      toPayMinor + sumOfKind(differences, 'refund'),
    ) - carried.moneyMinor;
  if (paidAt === undefined || toPayMinor === 0 || amountMinor <= 0) return ok(payments);
  const payment = bookGatewayPayment(input, invoice, { toPayMinor, amountMinor, paidAt });
  return payment.ok ? ok([...payments, payment.value]) : payment;
}

function sumOfKind(documents: readonly BookedDocument[], kind: 'allocation' | 'refund'): number {
  return sum(
    documents.flatMap((document) => (document.kind === kind ? [document.amountMinor] : [])),
  );
}

/** What of an invoice is to be paid with money: all but gift cards and points. */
export function getPayableMinor(invoice: BookedInvoice): number {
  return invoice.totalMinor - sumTenders(invoice);
}

interface Paid {
  readonly toPayMinor: number;
  readonly amountMinor: number;
  readonly paidAt: Instant;
}

function bookGatewayPayment(
  input: BookingInput,
  invoice: BookedInvoice,
  paid: Paid,
): OrHeld<BookedPayment> {
  const { order, rules, reference, context } = input;
  const identity = {
    kind: 'payment' as const,
    key: makePaymentKey(input),
    fingerprint: fingerprintPayment(order, paid.toPayMinor),
  };
  const standing = findStanding(context, identity);
  if (standing !== undefined) return ok(standing);
  const account = resolvePaymentAccount(input);
  if (!account.ok) return account;
  const zone = getTimeZoneOrThrow(reference.organisation.timezone);
  const day = toLocalDate(noEarlierThanClosing(context, paid.paidAt), zone);
  const paidOn = findOpenDateOfMoney(day, reference.organisation, rules.settings);
  if (!paidOn.ok) return paidOn;
  return ok({
    ...identity,
    needs: [invoice.key],
    invoiceKey: invoice.key,
    accountId: account.value,
    paidOn: paidOn.value.on,
    amountMinor: paid.amountMinor,
    currency: invoice.currency,
    ...pickCurrencyRate(invoice),
    reference: fillTemplate(rules.settings.paymentReferenceTemplate, order, rules.settings),
  });
}

/** Money at its document's own rate: nothing is gained or lost on the way. */
export function pickCurrencyRate({
  currencyRate,
}: Pick<BookedInvoice, 'currencyRate'>): Pick<BookedInvoice, 'currencyRate'> {
  return currencyRate === undefined ? {} : { currencyRate };
}

interface Tender extends Pick<BookedPayment, 'key' | 'fingerprint' | 'amountMinor' | 'reference'> {
  readonly account: keyof SpecialAccounts;
}

/** What a gift card or points pay, from the account that owes it. */
function bookTender(
  input: BookingInput,
  invoice: BookedInvoice,
  { account, ...tender }: Tender,
): OrHeld<BookedPayment> {
  const identity = { kind: 'payment' as const, ...tender };
  const standing = findStanding(input.context, identity);
  if (standing !== undefined) return ok(standing);
  const liability = findTenderAccount(input, account);
  if (!liability.ok) return liability;
  const paidOn = findSettlingDay(invoice.issuedOn, input);
  if (!paidOn.ok) return paidOn;
  return ok({
    ...identity,
    needs: [invoice.key],
    invoiceKey: invoice.key,
    accountId: liability.value,
    paidOn: paidOn.value,
    currency: invoice.currency,
    ...pickCurrencyRate(invoice),
  });
}

/** The account that gift cards or points pay from, and go back to. */
export function findTenderAccount(
  { rules, reference }: BookingInput,
  account: keyof SpecialAccounts,
): OrHeld<string> {
  const code = rules.accounts[account] ?? '';
  const liability = reference.accounts.find((entry) => entry.code === code);
  if (liability !== undefined) return ok(liability.accountId);
  return held(sharedHold('mapping.account_gone', code, { account: code }));
}
