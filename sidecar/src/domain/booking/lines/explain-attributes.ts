import { sum, WHOLE_RATE } from '../../money/amount.ts';
import { roundRatio } from '../../money/round-ratio.ts';
import { addTax } from '../../order/tax-rate-of-line.ts';
import type { TaxedPrice } from './line-maker.ts';

/** The attributes that are taxed at one rate, together; those that take something off by themselves. */
export interface AttributePart extends TaxedPrice {
  readonly rate: number;
  /** nopCommerce takes it off without its tax: what the others are taxed stays. */
  readonly isReduction: boolean;
}

interface Explanation {
  readonly parts: readonly AttributePart[];
  readonly distance: number;
}

/** Each price at each rate is tried: more combinations than this are no longer an explanation. */
const MAX_COMBINATIONS = 5000;

/** What a price says: with its tax, without it, or with a tax that an exempt buyer gets taken out. */
export type PriceKind = 'withTax' | 'withoutTax' | 'taxTakenOut';

export interface AttributeSearch {
  readonly kinds: readonly PriceKind[];
  readonly rates: readonly number[];
  readonly toleranceFine: number;
  /** What the store's own rounding leaves in the tax of a rate. */
  readonly taxToleranceFine: number;
  /** The tax by rate that nothing else explains. */
  readonly taxLeft: ReadonlyMap<number, number>;
}

/**
 * The checkout attributes by rate: the rates at which their shown prices, all with tax or all without,
 * come closest to what the subtotal has beyond the lines and to the tax that is left. Undefined when
 * none comes within the tolerance. The parts sum to that value exactly. Amounts in ten-thousandths.
 */
export function explainAttributes(
  prices: readonly number[],
  beyond: TaxedPrice,
  { kinds, rates, toleranceFine, taxToleranceFine, taxLeft }: AttributeSearch,
): readonly AttributePart[] | undefined {
  if (prices.length === 0 || (beyond.exclFine === 0 && beyond.inclFine === 0)) return undefined;
  if (rates.length ** prices.length > MAX_COMBINATIONS) return undefined;
  let best: Explanation | undefined;
  for (const combination of combine(rates, prices.length)) {
    for (const kind of kinds) {
      const priced = priceParts(prices, combination, kind);
      const off = measure(priced, beyond, toleranceFine);
      if (off === undefined) continue;
      // Each by how far off it may be: a price shown in whole kroner says less than the tax does.
      const distance = off * taxToleranceFine + measureTax(priced, taxLeft) * toleranceFine;
      const found = { parts: sumToValue(priced, beyond), distance };
      if (best === undefined || isNearer(found, best)) best = found;
    }
  }
  return best?.parts;
}

/** Every choice of a rate for each of `count` prices. */
function* combine(rates: readonly number[], count: number): Generator<readonly number[]> {
  if (count === 0) yield [];
  else
    for (const rest of combine(rates, count - 1)) for (const rate of rates) yield [...rest, rate];
}

function priceParts(
  prices: readonly number[],
  rates: readonly number[],
  kind: PriceKind,
): AttributePart[] {
  const byKind = new Map<string, AttributePart>();
  prices.forEach((price, i) => {
    const own = rates[i] ?? 0;
    const rate = kind === 'taxTakenOut' ? 0 : own;
    const isReduction = price < 0;
    const key = `${rate}:${isReduction}`;
    const part = byKind.get(key) ?? { exclFine: 0, inclFine: 0 };
    const bare = kind === 'withoutTax' ? price : removeTax(price, own);
    const gross = kind === 'withTax' ? price : addTax(bare, rate);
    const [exclFine, inclFine] = [part.exclFine + bare, part.inclFine + gross];
    byKind.set(key, { rate, isReduction, exclFine, inclFine });
  });
  return [...byKind.values()];
}

function measure(
  parts: readonly AttributePart[],
  beyond: TaxedPrice,
  toleranceFine: number,
): number | undefined {
  const offExcl = Math.abs(sum(parts.map((part) => part.exclFine)) - beyond.exclFine);
  const offIncl = Math.abs(sum(parts.map((part) => part.inclFine)) - beyond.inclFine);
  // What a price without tax was rounded by for display, its tax makes more of.
  const toleranceInclFine = addTax(toleranceFine, Math.max(...parts.map((part) => part.rate)));
  return offExcl <= toleranceFine && offIncl <= toleranceInclFine ? offExcl + offIncl : undefined;
}

function measureTax(parts: readonly AttributePart[], taxLeft: ReadonlyMap<number, number>): number {
  const offs = [...taxLeft].map(([rate, taxFine]) => {
    const part = parts.find((entry) => entry.rate === rate && !entry.isReduction);
    return Math.abs(taxFine - (part === undefined ? 0 : part.inclFine - part.exclFine));
  });
  return sum(offs);
}

/** Of prices that are shown as nothing every rate is as near: then what the value itself says counts. */
function isNearer(found: Explanation, best: Explanation): boolean {
  if (found.distance !== best.distance) return found.distance < best.distance;
  return measureRates(found.parts) < measureRates(best.parts);
}

function measureRates(parts: readonly AttributePart[]): number {
  return sum(parts.map((part) => Math.abs(addTax(part.exclFine, part.rate) - part.inclFine)));
}

/** What the shown prices were rounded by goes to the largest part. */
function sumToValue(parts: readonly AttributePart[], beyond: TaxedPrice): AttributePart[] {
  const [largest, ...others] = parts.toSorted((a, b) => b.exclFine - a.exclFine);
  if (largest === undefined) return [];
  const exclFine = beyond.exclFine - sum(others.map((part) => part.exclFine));
  const inclFine = beyond.inclFine - sum(others.map((part) => part.inclFine));
  return [{ ...largest, exclFine, inclFine }, ...others];
}

function removeTax(fine: number, rate: number): number {
  return roundRatio(BigInt(fine) * BigInt(WHOLE_RATE), BigInt(WHOLE_RATE + rate), 'halfEven');
}
