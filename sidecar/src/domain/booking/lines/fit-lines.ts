import { formatMinor, formatRate, sum } from '../../money/amount.ts';
import { isTaxMidpoint, type TaxedAmounts } from '../../money/tax.ts';
import type { RateTax } from '../../order/order-amounts.ts';
import { closeTaxes } from './close-taxes.ts';
import { distributeCents, type FittedLine } from './distribute-cents.ts';
import { held, ok, orderHold, type OrHeld } from '../hold.ts';
import type { LineTarget, PricedLine } from './priced-line.ts';

/** What the lines are fitted to, and what may be done to get there. */
export interface FitInput {
  readonly lines: readonly PricedLine[];
  /** Sum of the document, tax included. */
  readonly totalMinor: number;
  /** The tax promised for each rate; a rate that is not named is promised nothing. */
  readonly taxes: readonly RateTax[];
  readonly preferred: TaxedAmounts;
  readonly allowsOverride: boolean;
  readonly cashIntervalMinor: number;
  readonly toleranceMinor: number;
  /** Where a rounding line goes; undefined where none is allowed. */
  readonly rounding: LineTarget | undefined;
  /** The most that the rounding line may come to. */
  readonly maxRoundingMinor: number;
}

export interface Fit {
  readonly amounts: TaxedAmounts;
  readonly lines: readonly FittedLine[];
  readonly totalMinor: number;
  readonly taxMinor: number;
  /** Promised less predicted tax, by rate; empty when the promise is kept. */
  readonly taxDifferences: readonly RateTax[];
}

/**
 * The ladder of the zero-cent promise (accounting §3): the first way that makes the total exact and
 * the tax of each rate exact. Only step 5 leaves a tax difference, within the tolerance.
 */
export function fitLines(input: FitInput): OrHeld<Fit> {
  const types: TaxedAmounts[] =
    input.preferred === 'Inclusive' ? ['Inclusive', 'Exclusive'] : ['Exclusive', 'Inclusive'];
  const candidates = types.map((amounts) => distributeTo(amounts, input));
  const plain = candidates.filter((fit) => fit !== undefined && !hasRounding(fit));
  const rounded = candidates.filter((fit) => fit !== undefined && hasRounding(fit));
  for (const group of [plain, rounded]) {
    const exact = group.find((fit) => fit?.taxDifferences.length === 0) ?? closeFirst(group, input);
    if (exact !== undefined) return ok(pinMidpoints(exact, input.allowsOverride));
  }
  return reportDifference(candidates, input);
}

function closeFirst(fits: readonly (Fit | undefined)[], input: FitInput): Fit | undefined {
  if (!input.allowsOverride) return undefined;
  for (const fit of fits) {
    const lines = fit && closeTaxes(fit.lines, fit.taxDifferences, input.cashIntervalMinor);
    if (fit !== undefined && lines !== undefined) return toFit(fit.amounts, lines, input.taxes);
  }
  return undefined;
}

/** Step 5: the total exact, the tax difference told; an exclusive document cannot promise a total. */
function reportDifference(candidates: readonly (Fit | undefined)[], input: FitInput): OrHeld<Fit> {
  const inclusive = candidates.find((fit) => fit?.amounts === 'Inclusive');
  if (inclusive === undefined) {
    return held(orderHold('order.lines_do_not_fit', { value: formatMinor(input.totalMinor) }));
  }
  const off = sum(inclusive.taxDifferences.map((entry) => Math.abs(entry.taxMinor)));
  if (off <= input.toleranceMinor) return ok(pinMidpoints(inclusive, input.allowsOverride));
  const [first] = inclusive.taxDifferences;
  return held(
    orderHold('order.tax_does_not_fit', {
      rate: formatRate(first?.rate ?? 0),
      difference: formatMinor(first?.taxMinor ?? 0),
    }),
  );
}

function distributeTo(amounts: TaxedAmounts, input: FitInput): Fit | undefined {
  const promised = sum(input.taxes.map((entry) => entry.taxMinor));
  const targetMinor = amounts === 'Inclusive' ? input.totalMinor : input.totalMinor - promised;
  const lines = distributeCents({ ...input, amounts, targetMinor });
  if (lines === undefined || !isRoundingWithin(lines, input.maxRoundingMinor)) return undefined;
  return toFit(amounts, lines, input.taxes);
}

/** More than rounding would hide an amount that somebody changed by hand. */
function isRoundingWithin(lines: readonly FittedLine[], maxRoundingMinor: number): boolean {
  const rounding = lines.find((line) => line.role === 'rounding');
  return Math.abs(rounding?.lineMinor ?? 0) <= maxRoundingMinor;
}

function toFit(
  amounts: TaxedAmounts,
  lines: readonly FittedLine[],
  taxes: readonly RateTax[],
): Fit {
  const taxMinor = sum(lines.map((line) => line.taxMinor));
  const linesMinor = sum(lines.map((line) => line.lineMinor));
  return {
    amounts,
    lines,
    taxMinor,
    totalMinor: amounts === 'Inclusive' ? linesMinor : linesMinor + taxMinor,
    taxDifferences: compareTaxes(lines, taxes),
  };
}

function compareTaxes(lines: readonly FittedLine[], taxes: readonly RateTax[]): RateTax[] {
  const open = new Map<number, number>();
  for (const entry of taxes) open.set(entry.rate, (open.get(entry.rate) ?? 0) + entry.taxMinor);
  for (const line of lines) open.set(line.rate, (open.get(line.rate) ?? 0) - line.taxMinor);
  return [...open]
    .filter(([, taxMinor]) => taxMinor !== 0)
    .map(([rate, taxMinor]) => ({ rate, taxMinor }));
}

/** Tax of exactly half a cent is sent with the line, so that Xero's direction does not matter. */
export function pinMidpoints<F extends Pick<Fit, 'amounts' | 'lines'>>(
  fit: F,
  allowsOverride: boolean,
): F {
  if (!allowsOverride) return fit;
  const lines = fit.lines.map((line) =>
    line.sendTax || !isTaxMidpoint(line.lineMinor, line.rate, fit.amounts)
      ? line
      : { ...line, sendTax: true },
  );
  return { ...fit, lines };
}

function hasRounding(fit: Fit): boolean {
  return fit.lines.some((line) => line.role === 'rounding');
}
