import { parseFine, parseMinor, sum } from '../money/amount.ts';
import { roundToTotal, shareByWeights } from '../money/allocate.ts';
import type { StoreOrder } from './store-order.ts';

/** What nopCommerce's figures say the order is worth (accounting §1). */
export interface OrderAmounts {
  /** OrderTotal rounded half to even: what the gateway was asked for. */
  readonly toPayMinor: number;
  readonly giftCardsMinor: number;
  readonly rewardPointsMinor: number;
  /** What was sold: to pay + gift cards + reward points. */
  readonly valueMinor: number;
  /** The same from the parts, in ten-thousandths. */
  readonly grossFine: number;
  readonly refundedMinor: number;
  /** Tax by rate as promised; sums to OrderTax in minor units. */
  readonly taxes: readonly RateTax[];
  readonly taxMinor: number;
}

export interface RateTax {
  /** Ten-thousandths of a per cent. */
  readonly rate: number;
  readonly taxMinor: number;
}

export function readOrderAmounts(order: StoreOrder): OrderAmounts {
  const toPayMinor = parseMinor(order.orderTotal);
  const giftCardsMinor = sum(order.giftCardsUsed.map((card) => parseMinor(card.usedValue)));
  const rewardPointsMinor = parseMinor(order.rewardPointsUsed?.amount ?? '0');
  return {
    toPayMinor,
    giftCardsMinor,
    rewardPointsMinor,
    valueMinor: toPayMinor + giftCardsMinor + rewardPointsMinor,
    grossFine: sumGrossFine(order),
    refundedMinor: parseMinor(order.refundedAmount),
    taxes: readTaxes(order),
    taxMinor: parseMinor(order.orderTax),
  };
}

/** facts/nopcommerce §4, exact total: the calculation always runs on the tax-exclusive side. */
function sumGrossFine(order: StoreOrder): number {
  return (
    parseFine(order.orderSubtotalExclTax) -
    parseFine(order.orderSubTotalDiscountExclTax) +
    parseFine(order.orderShippingExclTax) +
    parseFine(order.paymentMethodAdditionalFeeExclTax) +
    parseFine(order.orderTax) -
    parseFine(order.orderDiscount)
  );
}

/** TaxRates by largest remainder so that they sum to OrderTax (accounting §3). */
function readTaxes(order: StoreOrder): RateTax[] {
  const rates = order.taxRates.filter((entry) => parseFine(entry.amount) !== 0);
  const fines = rates.map((entry) => parseFine(entry.amount));
  const totalMinor = parseMinor(order.orderTax);
  const amounts = roundToTotal(fines, totalMinor);
  // Rounded to whole units, the sum may be so far below its parts that a small one has less to give.
  const isTooMuch = totalMinor >= 0 && amounts.some((minor) => minor < 0);
  const shares = isTooMuch ? shareByWeights(totalMinor, fines) : amounts;
  return rates.map((entry, i) => ({ rate: parseFine(entry.rate), taxMinor: shares[i] ?? 0 }));
}
