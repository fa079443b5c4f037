import type { RuleSet } from '../../mapping/rule-set.ts';
import {
  FINE_PER_MINOR,
  formatFine,
  formatMinor,
  parseFine,
  parseMinor,
} from '../../money/amount.ts';
import { convertMinor, parseExchangeRate, type ExchangeRate } from '../../money/exchange-rate.ts';
import { roundRatio } from '../../money/round-ratio.ts';
import { getCashIntervalMinor, getCashStepMinor, roundCash } from '../../order/cash-rounding.ts';
import type { OrderAmounts } from '../../order/order-amounts.ts';
import type { StoreInfo } from '../../order/store-info.ts';
import type { StoreOrder } from '../../order/store-order.ts';
import type { BookingInput } from '../booking-context.ts';
import { findPaymentRule } from '../find-payment-rule.ts';
import { orderHold, type Hold } from '../hold.ts';
import { findNewestInvoice } from '../issue.ts';
import type { BookedDocument } from '../xero-documents.ts';

/**
 * The currency that an order is booked in (accounting §4): nopCommerce's amounts are all in the store's
 * primary currency; only where the payment method charges the customer's are they converted, at the rate
 * that the order was placed with.
 */
export interface MoneyOfOrder {
  readonly order: StoreOrder;
  readonly info: StoreInfo;
  readonly context: { readonly inCustomerCurrency: boolean };
}

/** What is booked stays in its currency; anything else goes by the payment method. */
export function isInCustomerCurrency(
  order: StoreOrder,
  rules: RuleSet,
  booked: readonly BookedDocument[],
): boolean {
  const invoice = findNewestInvoice(booked);
  if (invoice !== undefined) return invoice.inStore !== undefined;
  if (order.customerCurrencyCode === order.primaryCurrencyCode) return false;
  const rule = findPaymentRule(rules, {
    method: order.paymentMethodSystemName ?? '',
    storeId: order.storeId,
    currency: order.primaryCurrencyCode,
    customerCurrency: order.customerCurrencyCode,
  });
  return rule?.charges === 'customerCurrency';
}

export function getBookedCurrency({ order, context }: Omit<MoneyOfOrder, 'info'>): string {
  return context.inCustomerCurrency ? order.customerCurrencyCode : order.primaryCurrencyCode;
}

/** Of the customer's currency for one of the store's; undefined where the order names none. */
export function readCustomerRate(order: StoreOrder): ExchangeRate | undefined {
  return parseExchangeRate(order.currencyRate);
}

/**
 * An amount of the order, as nopCommerce has it, in minor units as it is booked: converted as it stands,
 * then rounded half to even and to the currency's cash interval, which is what a gateway asks for.
 */
export function toBookedMinor({ order, info, context }: MoneyOfOrder, amount: string): number {
  const rate = context.inCustomerCurrency ? readCustomerRate(order) : undefined;
  if (rate === undefined) return parseMinor(amount);
  // A refund of all of it, to the cent, is all of it.
  const isAll = parseMinor(amount) === parseMinor(order.orderTotal);
  const cents = roundRatio(
    BigInt(parseFine(isAll ? order.orderTotal : amount)) * rate.numerator,
    BigInt(FINE_PER_MINOR) * rate.denominator,
    'halfEven',
  );
  return roundCash(cents, order.customerCurrencyCode, info);
}

/** The order's own figures in the currency that it is booked in, to be shown beside its documents. */
export function toBookedOrder({ order, info, context }: MoneyOfOrder): StoreOrder {
  const rate = context.inCustomerCurrency ? readCustomerRate(order) : undefined;
  if (rate === undefined) return order;
  const asked = (text: string): string =>
    formatMinor(toBookedMinor({ order, info, context }, text));
  const shown = (text: string): string =>
    formatFine(convertMinor(parseFine(text), rate, 'halfEven'));
  return {
    ...order,
    ...mapFields(order, ORDER_AMOUNTS, shown),
    orderTotal: asked(order.orderTotal),
    refundedAmount: asked(order.refundedAmount),
    primaryCurrencyCode: order.customerCurrencyCode,
    currencyRate: '1',
    taxRates: order.taxRates.map((entry) => ({ ...entry, amount: shown(entry.amount) })),
    items: order.items.map((item) => ({ ...item, ...mapFields(item, ITEM_AMOUNTS, shown) })),
    giftCardsUsed: order.giftCardsUsed.map((card) => ({
      ...card,
      usedValue: shown(card.usedValue),
    })),
    rewardPointsUsed: order.rewardPointsUsed && {
      ...order.rewardPointsUsed,
      amount: shown(order.rewardPointsUsed.amount),
    },
  };
}

const ORDER_AMOUNTS = [
  'orderSubtotalInclTax',
  'orderSubtotalExclTax',
  'orderSubTotalDiscountInclTax',
  'orderSubTotalDiscountExclTax',
  'orderShippingInclTax',
  'orderShippingExclTax',
  'paymentMethodAdditionalFeeInclTax',
  'paymentMethodAdditionalFeeExclTax',
  'orderTax',
  'orderDiscount',
] as const;

const ITEM_AMOUNTS = [
  'unitPriceInclTax',
  'unitPriceExclTax',
  'priceInclTax',
  'priceExclTax',
  'discountAmountInclTax',
  'discountAmountExclTax',
] as const;

function mapFields<Name extends string>(
  record: Readonly<Record<Name, string>>,
  names: readonly Name[],
  change: (text: string) => string,
): Record<Name, string> {
  const entries = names.map((name) => [name, change(record[name])] as const);
  return Object.fromEntries(entries) as Record<Name, string>;
}

/** What was asked for and what went back, as booked. */
export function readBookedAmounts(
  input: MoneyOfOrder,
): Pick<OrderAmounts, 'toPayMinor' | 'refundedMinor'> {
  const { orderTotal, refundedAmount } = input.order;
  return {
    toPayMinor: toBookedMinor(input, orderTotal),
    refundedMinor: toBookedMinor(input, refundedAmount),
  };
}

/** Known by its code and its rate, as nopCommerce keeps them with each order. */
export function checkCustomerCurrency({ order, context }: BookingInput): Hold[] {
  if (!context.inCustomerCurrency) return [];
  const currency = order.customerCurrencyCode;
  const isKnown = /^[A-Z]{3}$/.test(currency) && readCustomerRate(order) !== undefined;
  if (isKnown) return [];
  return [orderHold('order.customer_currency_unknown', { currency, rate: order.currencyRate })];
}

/**
 * The most that nopCommerce's own rounding moves the tax of a line by, in the currency that is booked: a
 * cent or its cash interval, or what one of the store's comes to.
 */
export function getTaxSlackMinor({ order, info, context }: MoneyOfOrder): number {
  const ofStore = getCashIntervalMinor(info, order.primaryCurrencyCode);
  if (!context.inCustomerCurrency) return ofStore;
  const rate = readCustomerRate(order);
  const converted = rate === undefined ? 1 : 1 + convertMinor(ofStore, rate, 'floor');
  return Math.max(converted, getCashStepMinor(info, order.customerCurrencyCode));
}
