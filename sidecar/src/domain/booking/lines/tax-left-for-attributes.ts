import { parseFine, sum } from '../../money/amount.ts';
import { roundRatio } from '../../money/round-ratio.ts';
import type { BookingInput } from '../booking-context.ts';
import type { LineMaker, TaxedPrice } from './line-maker.ts';

/**
 * The order's tax by rate that its items, shipping and fee leave for the checkout attributes, before
 * the subtotal discount: which of several rates an attribute was taxed at. In ten-thousandths.
 */
export function readTaxLeftForAttributes(
  maker: LineMaker,
  input: BookingInput,
): ReadonlyMap<number, number> {
  const { order } = input;
  const subtotalFine = parseFine(order.orderSubtotalExclTax);
  const keptFine = subtotalFine - parseFine(order.orderSubTotalDiscountExclTax);
  if (subtotalFine <= 0 || keptFine <= 0) return new Map();
  const extras = [
    [order.orderShippingExclTax, order.orderShippingInclTax],
    [order.paymentMethodAdditionalFeeExclTax, order.paymentMethodAdditionalFeeInclTax],
  ].map(([excl = '0', incl = '0']) => ({ exclFine: parseFine(excl), inclFine: parseFine(incl) }));
  const left = new Map<number, number>();
  for (const entry of order.taxRates) {
    const rate = parseFine(entry.rate);
    const ofExtras = sumTax(extras.filter((extra) => maker.findRate(extra) === rate));
    const ofItems = sumTax(maker.lines.filter((line) => line.rate === rate));
    const discounted = parseFine(entry.amount) - ofExtras;
    const whole = BigInt(discounted) * BigInt(subtotalFine);
    left.set(rate, roundRatio(whole, BigInt(keptFine), 'halfEven') - ofItems);
  }
  return left;
}

function sumTax(prices: readonly TaxedPrice[]): number {
  return sum(prices.map((price) => price.inclFine - price.exclFine));
}
