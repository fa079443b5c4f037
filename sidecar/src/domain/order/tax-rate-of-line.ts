import { FINE_PER_MINOR, WHOLE_RATE } from '../money/amount.ts';
import { roundRatio } from '../money/round-ratio.ts';

/** Which rates may explain a line, and how far off they may be. Amounts in ten-thousandths. */
export interface RateSearch {
  readonly orderRates: readonly number[];
  /** Those of the tax table: a rate whose whole tax was discounted away is not on the order. */
  readonly knownRates: readonly number[];
  /** What four decimals leave between two prices that belong together. */
  readonly exactFine: number;
  readonly toleranceFine: number;
}

/**
 * The rate of a line, (incl − excl) / excl, snapped to the order's own rates and 0 (accounting §3). A
 * rate that explains the two prices exactly, or to the cent, wins over one that only comes near, for within
 * a cash interval nearly every rate comes near a small price. Undefined when none does.
 */
export function findLineRate(price: TaxedPair, search: RateSearch): number | undefined {
  if (price.exclFine === 0 && price.inclFine === 0) return 0;
  const own = findNearest(price, [0, ...search.orderRates]);
  const known = findNearest(price, search.knownRates);
  const { exactFine, toleranceFine } = search;
  const centFine = Math.min(exactFine + FINE_PER_MINOR, toleranceFine);
  for (const limit of [exactFine, centFine, toleranceFine]) {
    for (const nearest of [own, known]) {
      if (nearest !== undefined && isWithin(nearest, limit)) return nearest.rate;
    }
  }
  return undefined;
}

/**
 * The rates within the tolerance, nearest first: of a price that was rounded to whole cents or to a cash
 * interval, more than one may be.
 */
export function listLineRates(price: TaxedPair, search: RateSearch): readonly number[] {
  return rank(price, [...new Set([0, ...search.orderRates])])
    .filter((nearest) => isWithin(nearest, search.toleranceFine))
    .map(({ rate }) => rate);
}

interface TaxedPair {
  readonly exclFine: number;
  readonly inclFine: number;
}

interface Nearest {
  readonly rate: number;
  readonly distance: number;
}

/** Both prices may be off by the tolerance, and the tax makes more of that of the one without tax. */
function isWithin({ rate, distance }: Nearest, toleranceFine: number): boolean {
  return distance <= addTax(toleranceFine, rate);
}

function findNearest(price: TaxedPair, rates: readonly number[]): Nearest | undefined {
  return rank(price, rates)[0];
}

function rank(price: TaxedPair, rates: readonly number[]): readonly Nearest[] {
  return rates
    .map((rate) => ({ rate, distance: Math.abs(addTax(price.exclFine, rate) - price.inclFine) }))
    .toSorted((a, b) => a.distance - b.distance);
}

/** Exclusive to inclusive in ten-thousandths, as nopCommerce computes it: unrounded at four decimals. */
export function addTax(exclFine: number, rate: number): number {
  return roundRatio(BigInt(exclFine) * BigInt(WHOLE_RATE + rate), BigInt(WHOLE_RATE), 'halfEven');
}
