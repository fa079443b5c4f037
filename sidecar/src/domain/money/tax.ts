import { WHOLE_RATE } from './amount.ts';
import { isMidpoint, roundRatio } from './round-ratio.ts';

/**
 * Xero's rounding of a line's tax at exactly half a cent. Not documented by Xero: lines that land
 * there carry their tax explicitly, so that nothing hangs on it (facts/xero §4, half-way [U]).
 */
const TAX_ROUNDING = 'halfAwayFromZero';

export type TaxedAmounts = 'Inclusive' | 'Exclusive';

/** Tax of one line in minor units, as Xero computes it: per line, rounded to the cent. */
export function computeLineTax(lineMinor: number, rate: number, amounts: TaxedAmounts): number {
  const [numerator, denominator] = taxRatio(lineMinor, rate, amounts);
  return roundRatio(numerator, denominator, TAX_ROUNDING);
}

/** True when the line's tax is exactly half a cent, where Xero's direction is not known. */
export function isTaxMidpoint(lineMinor: number, rate: number, amounts: TaxedAmounts): boolean {
  const [numerator, denominator] = taxRatio(lineMinor, rate, amounts);
  return isMidpoint(numerator, denominator);
}

function taxRatio(lineMinor: number, rate: number, amounts: TaxedAmounts): [bigint, bigint] {
  const numerator = BigInt(lineMinor) * BigInt(rate);
  return [numerator, BigInt(amounts === 'Inclusive' ? WHOLE_RATE + rate : WHOLE_RATE)];
}
