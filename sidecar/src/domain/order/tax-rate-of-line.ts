import { WHOLE_RATE } from '../money/amount.ts';
import { roundRatio } from '../money/round-ratio.ts';

/**
 * The rate of a line, (incl − excl) / excl, snapped to the order's own rates and 0 (accounting §3).
 * Amounts in ten-thousandths. Undefined when no rate explains the two prices within the tolerance.
 */
export function findLineRate(
  price: { readonly exclFine: number; readonly inclFine: number },
  orderRates: readonly number[],
  toleranceFine: number,
): number | undefined {
  if (price.exclFine === 0 && price.inclFine === 0) return orderRates[0] ?? 0;
  let best: { rate: number; distance: number } | undefined;
  for (const rate of [0, ...orderRates]) {
    const distance = Math.abs(addTax(price.exclFine, rate) - price.inclFine);
    if (best === undefined || distance < best.distance) best = { rate, distance };
  }
  return best !== undefined && best.distance <= toleranceFine ? best.rate : undefined;
}

/** Exclusive to inclusive in ten-thousandths, as nopCommerce computes it: unrounded at four decimals. */
export function addTax(exclFine: number, rate: number): number {
  return roundRatio(BigInt(exclFine) * BigInt(WHOLE_RATE + rate), BigInt(WHOLE_RATE), 'halfEven');
}
