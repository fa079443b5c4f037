import { orderHold, type Hold } from '../booking/hold.ts';
import type { BookingSettings } from '../mapping/rule-set.ts';
import { FINE_PER_MINOR, formatFine, formatMinor, parseFine, sum } from '../money/amount.ts';
import { isPayable } from '../money/currency.ts';
import type { OrderAmounts } from './order-amounts.ts';
import type { StoreOrder } from './store-order.ts';

/** Rounding that nopCommerce itself leaves between an order's total and its parts. */
export const TOTAL_TOLERANCE_MINOR = 5;

export interface IdentityOptions {
  readonly cashIntervalMinor: number;
  readonly orderDiscountTax: BookingSettings['orderDiscountTax'];
}

/**
 * The identities of an order that nobody edited by hand (accounting §1, facts/nopcommerce §4).
 * Each that is broken holds the order, with both figures.
 */
export function checkOrderIdentities(
  order: StoreOrder,
  amounts: OrderAmounts,
  { cashIntervalMinor, orderDiscountTax }: IdentityOptions,
): Hold[] {
  return [
    checkCurrency(order, amounts),
    checkTotal(order, amounts, cashIntervalMinor),
    checkTaxRates(order, cashIntervalMinor),
    orderDiscountTax === 'asCharged' ? checkFreeOrder(amounts) : undefined,
    checkSigns(order),
  ].filter((hold) => hold !== undefined);
}

function checkCurrency(order: StoreOrder, amounts: OrderAmounts): Hold | undefined {
  if (isPayable(amounts.valueMinor, order.primaryCurrencyCode)) return undefined;
  return orderHold('order.part_of_currency_unit', {
    value: formatMinor(amounts.valueMinor),
    currency: order.primaryCurrencyCode,
  });
}

function checkTotal(
  order: StoreOrder,
  amounts: OrderAmounts,
  cashIntervalMinor: number,
): Hold | undefined {
  const tolerance = getTotalTolerance(order, amounts, cashIntervalMinor) * FINE_PER_MINOR;
  // nopCommerce never lets a total fall below zero, however large the discount (max(0, …)).
  const gross = Math.max(0, amounts.grossFine);
  const differenceFine = amounts.valueMinor * FINE_PER_MINOR - gross;
  if (Math.abs(differenceFine) <= tolerance) return undefined;
  return orderHold('order.total_off', {
    value: formatMinor(amounts.valueMinor),
    parts: formatFine(gross),
    difference: formatFine(differenceFine),
  });
}

/**
 * nopCommerce rounds the total to the cash interval, what a discount on the subtotal leaves of that
 * before it, what gift cards leave of the total once more, and what points leave again, up to a whole
 * interval each; a cent besides for a fee that it does not round.
 */
function getTotalTolerance(
  order: StoreOrder,
  amounts: OrderAmounts,
  cashIntervalMinor: number,
): number {
  if (cashIntervalMinor === 1) return TOTAL_TOLERANCE_MINOR;
  const discountFine = parseFine(order.orderSubTotalDiscountExclTax);
  const others = [discountFine, amounts.giftCardsMinor, amounts.rewardPointsMinor];
  const roundings = 1 + others.filter((amount) => amount !== 0).length;
  return Math.max(TOTAL_TOLERANCE_MINOR, roundings * cashIntervalMinor + 1);
}

function checkTaxRates(order: StoreOrder, cashIntervalMinor: number): Hold | undefined {
  const taxFine = parseFine(order.orderTax);
  const rates = order.taxRates.filter((entry) => parseFine(entry.amount) !== 0);
  if (rates.length === 0) {
    if (taxFine === 0) return undefined;
    return orderHold('order.tax_without_rates', { tax: formatFine(taxFine) });
  }
  const ratesFine = sum(rates.map((entry) => parseFine(entry.amount)));
  const tolerance = Math.max(1, cashIntervalMinor) * FINE_PER_MINOR * rates.length;
  if (Math.abs(ratesFine - taxFine) <= tolerance) return undefined;
  return orderHold('order.tax_rates_off', {
    tax: formatFine(taxFine),
    rates: formatFine(ratesFine),
  });
}

/** A discount that reduces the price takes the tax along; else tax on nothing needs a person. */
function checkFreeOrder(amounts: OrderAmounts): Hold | undefined {
  if (amounts.valueMinor !== 0 || amounts.taxMinor <= 0) return undefined;
  return orderHold('order.tax_on_nothing', { tax: formatMinor(amounts.taxMinor) });
}

function checkSigns(order: StoreOrder): Hold | undefined {
  const amounts = [
    order.orderTotal,
    order.orderTax,
    order.rewardPointsUsed?.amount ?? '0',
    ...order.giftCardsUsed.map((card) => card.usedValue),
    ...order.taxRates.flatMap((entry) => [entry.amount, entry.rate]),
    ...order.items.map((item) => item.priceExclTax),
  ];
  const negative =
    amounts.some((amount) => parseFine(amount) < 0) ||
    order.items.some((item) => item.quantity <= 0);
  return negative ? orderHold('order.negative_amount', { total: order.orderTotal }) : undefined;
}

/** Never more back than was paid: an over-refund needs a person. */
export function checkRefund(amounts: OrderAmounts): Hold | undefined {
  if (amounts.refundedMinor <= amounts.toPayMinor) return undefined;
  return orderHold('order.refunded_too_much', {
    refunded: formatMinor(amounts.refundedMinor),
    paid: formatMinor(amounts.toPayMinor),
  });
}
