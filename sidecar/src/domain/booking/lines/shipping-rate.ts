import { parseFine, sum } from '../../money/amount.ts';
import { roundRatio } from '../../money/round-ratio.ts';
import type { BookingInput } from '../booking-context.ts';
import type { LineMaker, TaxedPrice } from './line-maker.ts';

/**
 * The rate that shipping was taxed at; undefined where none explains it. nopCommerce rounds its price both
 * with and without tax, to whole yen perhaps: where several rates of the order come near, it is the one
 * that the order's tax by rate leaves room for. Items stand at their rates already.
 */
export function findShippingRate(
  maker: LineMaker,
  input: BookingInput,
  shipping: TaxedPrice,
): number | undefined {
  const rates = maker.listRates(shipping);
  if (rates.length < 2) return maker.findRate(shipping);
  const left = readTaxLeft(maker, input);
  const taxFine = shipping.inclFine - shipping.exclFine;
  const measure = (rate: number): number =>
    sum([...left].map(([other, fine]) => Math.abs(fine - (other === rate ? taxFine : 0))));
  return rates.toSorted((a, b) => measure(a) - measure(b))[0];
}

/** The order's tax by rate that its items, less the subtotal discount, and its fee leave. */
function readTaxLeft(maker: LineMaker, { order }: BookingInput): ReadonlyMap<number, number> {
  const subtotalFine = Math.max(1, parseFine(order.orderSubtotalExclTax));
  const keptFine = Math.max(0, subtotalFine - parseFine(order.orderSubTotalDiscountExclTax));
  const exclFine = parseFine(order.paymentMethodAdditionalFeeExclTax);
  const inclFine = parseFine(order.paymentMethodAdditionalFeeInclTax);
  const feeRate = maker.findRate({ exclFine, inclFine });
  const left = new Map<number, number>();
  for (const entry of order.taxRates) {
    const rate = parseFine(entry.rate);
    const lines = maker.lines.filter((line) => line.rate === rate);
    const whole = BigInt(sum(lines.map((line) => line.inclFine - line.exclFine)));
    const ofLines = roundRatio(whole * BigInt(keptFine), BigInt(subtotalFine), 'halfEven');
    const ofFee = feeRate === rate ? inclFine - exclFine : 0;
    left.set(rate, parseFine(entry.amount) - ofLines - ofFee);
  }
  return left;
}
