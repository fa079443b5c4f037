import { FINE_PER_MINOR, sum } from './amount.ts';
import { roundRatio } from './round-ratio.ts';

/**
 * Shares of `totalMinor` in proportion to `weights`, by largest remainder; earlier wins among
 * equals. The shares sum to the total. Negative weights get negative shares. All-zero weights
 * put everything on the first.
 */
export function shareByWeights(totalMinor: number, weights: readonly number[]): number[] {
  const weightTotal = BigInt(sum(weights));
  if (weights.length === 0) throw new RangeError('shareByWeights needs a weight');
  if (weightTotal === 0n) return weights.map((_, index) => (index === 0 ? totalMinor : 0));
  const positive = weightTotal > 0n ? 1n : -1n;
  const scaled = weights.map((weight) => BigInt(totalMinor) * BigInt(weight) * positive);
  const denominator = weightTotal * positive;
  const floors = scaled.map((numerator) => roundRatio(numerator, denominator, 'floor'));
  const rests = scaled.map((numerator, i) => numerator - BigInt(floors[i] ?? 0) * denominator);
  return addToLargest(floors, totalMinor - sum(floors), rests);
}

/**
 * Ten-thousandths to minor units so that the result sums to `totalMinor`: whole cents first, odd
 * cents by largest remainder. The total must lie within the sum by less than one cent an amount.
 */
export function roundToTotal(finesInOrder: readonly number[], totalMinor: number): number[] {
  const floors = finesInOrder.map((fine) => Math.floor(fine / FINE_PER_MINOR));
  const rests = finesInOrder.map((fine, i) => BigInt(fine - (floors[i] ?? 0) * FINE_PER_MINOR));
  return addToLargest(floors, totalMinor - sum(floors), rests);
}

/** Adds `cents` one each to the largest rests, going round as often as needed; takes from the smallest. */
function addToLargest(floors: number[], cents: number, rests: readonly bigint[]): number[] {
  const order = rests
    .map((rest, index) => ({ rest, index }))
    .toSorted((a, b) => (a.rest === b.rest ? a.index - b.index : a.rest > b.rest ? -1 : 1))
    .map(({ index }) => index);
  const queue = cents < 0 ? order.toReversed() : order;
  if (queue.length === 0) return [];
  const rounds = Math.trunc(cents / queue.length);
  const result = floors.map((floor) => floor + rounds);
  for (const index of queue.slice(0, Math.abs(cents % queue.length))) {
    result[index] = (result[index] ?? 0) + Math.sign(cents);
  }
  return result;
}
