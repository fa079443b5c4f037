import { checkPaymentAccount } from '../mapping/check-mapping.ts';
import type { SpecialAccounts } from '../mapping/rule-set.ts';
import { formatMinor } from '../money/amount.ts';
import type { StoreOrder } from '../order/store-order.ts';
import { getPaidAt } from '../order/order-timing.ts';
import { toLocalDate, type Instant } from '../time/instant.ts';
import { getTimeZoneOrThrow } from '../time/organisation-time-zone.ts';
import { findStanding, type BookingInput } from './booking-context.ts';
import { fillTemplate } from './document-numbers.ts';
import { canonical, fingerprintPayment } from './fingerprint.ts';
import { held, ok, sharedHold, type OrHeld } from './hold.ts';
import { findOpenDateOfMoney } from './locked-period.ts';
import { makeCardPaymentKey, makePointsPaymentKey } from './tender-keys.ts';
import type { BookedInvoice, BookedPayment } from './xero-documents.ts';

/** The account that the method's money goes to and comes back from; no default is invented. */
export function resolvePaymentAccount(input: BookingInput): OrHeld<string> {
  const { order, rules, reference } = input;
  const method = order.paymentMethodSystemName ?? '';
  const rule = rules.paymentMethods
    .filter(
      (entry) =>
        entry.systemName === method &&
        (entry.storeId === null || entry.storeId === order.storeId) &&
        (entry.currency === null || entry.currency === order.primaryCurrencyCode),
    )
    .toSorted((a, b) => countGiven(b) - countGiven(a))[0];
  if (rule === undefined) {
    return held(sharedHold('mapping.payment_missing', method, { method: method || 'none' }));
  }
  const holds = checkPaymentAccount(rule.accountId, reference);
  return holds.length === 0 ? ok(rule.accountId) : held(...holds);
}

function countGiven(rule: { storeId: number | null; currency: string | null }): number {
  return (rule.storeId === null ? 0 : 1) + (rule.currency === null ? 0 : 1);
}

export function makePaymentKey({ orderGuid }: Pick<StoreOrder, 'orderGuid'>): string {
  return `payment:${orderGuid}`;
}

/** What was paid: the gateway's money, gift cards and points; nothing for an order without anything to pay. */
export function bookPayments(
  input: BookingInput,
  invoice: BookedInvoice,
  toPayMinor: number,
): OrHeld<BookedPayment[]> {
  if (invoice.status === 'DRAFT') return ok([]);
  const payments: BookedPayment[] = [];
  for (const tender of invoice.giftCardTenders) {
    const { giftCardId, amountMinor } = tender;
    const payment = bookTender(input, invoice, {
      key: makeCardPaymentKey(input.order, giftCardId),
      fingerprint: canonical({ card: giftCardId, amount: formatMinor(amountMinor) }),
      account: 'giftCardLiability',
      amountMinor,
      reference: `Gift card ${giftCardId}`,
    });
    if (!payment.ok) return payment;
    payments.push(payment.value);
  }
  if (invoice.rewardPointsMinor !== undefined) {
    const { rewardPointsMinor: amountMinor } = invoice;
    const payment = bookTender(input, invoice, {
      key: makePointsPaymentKey(input.order),
      fingerprint: canonical({ points: formatMinor(amountMinor) }),
      account: 'loyaltyLiability',
      amountMinor,
      reference: 'Reward points',
    });
    if (!payment.ok) return payment;
    payments.push(payment.value);
  }
  const paidAt = getPaidAt(input.order);
  if (paidAt === undefined || toPayMinor === 0) return ok(payments);
  const payment = bookGatewayPayment(input, invoice, { toPayMinor, paidAt });
  return payment.ok ? ok([...payments, payment.value]) : payment;
}

function bookGatewayPayment(
  input: BookingInput,
  invoice: BookedInvoice,
  paid: { readonly toPayMinor: number; readonly paidAt: Instant },
): OrHeld<BookedPayment> {
  const { order, rules, reference, context } = input;
  const identity = {
    kind: 'payment' as const,
    key: makePaymentKey(order),
    fingerprint: fingerprintPayment(order, paid.toPayMinor),
  };
  const standing = findStanding(context, identity);
  if (standing !== undefined) return ok(standing);
  const account = resolvePaymentAccount(input);
  if (!account.ok) return account;
  const zone = getTimeZoneOrThrow(reference.organisation.timezone);
  const day = toLocalDate(paid.paidAt, zone);
  const paidOn = findOpenDateOfMoney(day, reference.organisation, rules.settings);
  if (!paidOn.ok) return paidOn;
  return ok({
    ...identity,
    needs: [invoice.key],
    invoiceKey: invoice.key,
    accountId: account.value,
    paidOn: paidOn.value.on,
    amountMinor: paid.toPayMinor,
    currency: invoice.currency,
    reference: fillTemplate(rules.settings.paymentReferenceTemplate, order, rules.settings),
  });
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
  const code = input.rules.accounts[account] ?? '';
  const liability = input.reference.accounts.find((entry) => entry.code === code);
  if (liability === undefined) {
    return held(sharedHold('mapping.account_gone', code, { account: code }));
  }
  return ok({
    ...identity,
    needs: [invoice.key],
    invoiceKey: invoice.key,
    accountId: liability.accountId,
    paidOn: invoice.issuedOn,
    currency: invoice.currency,
  });
}
