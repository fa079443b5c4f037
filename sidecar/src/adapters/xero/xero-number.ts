import { formatMinor } from '../../domain/money/amount.ts';

const AT_MOST_FOUR_DECIMALS = /^-?\d{1,11}(\.\d{1,4})?$/;

/** Decimal text as the JSON number that reads the same: at most four decimals, never an exponent. */
export function toXeroNumber(text: string): number {
  if (!AT_MOST_FOUR_DECIMALS.test(text)) throw new RangeError(`not a number for Xero: ${text}`);
  return Number(text);
}

/** A rate with six decimals, which Xero keeps. */
export function toXeroRate(text: string): number {
  if (!/^\d{1,12}\.\d{6}$/.test(text)) throw new RangeError(`not a rate for Xero: ${text}`);
  return Number(text);
}

/** Minor units as the number that Xero calls the amount. */
export function minorToXeroNumber(minor: number): number {
  return toXeroNumber(formatMinor(minor));
}
