import { roundRatio } from './round-ratio.ts';

/**
 * Two integer units of money. "Minor" is a hundredth of the currency's unit: both nopCommerce and
 * Xero keep two decimals whatever the currency. "Fine" is a ten-thousandth: nopCommerce stores
 * money as decimal(18,4). Rates are in ten-thousandths of a per cent: 9.9975 % is 99975.
 */
export const FINE_PER_MINOR = 100;
/** A rate of 100 % in ten-thousandths of a per cent. */
export const WHOLE_RATE = 1_000_000;

const DECIMAL_TEXT = /^(-?)(\d+)(?:\.(\d+))?$/;

/** Decimal text to ten-thousandths; more than four decimals are rounded half to even. Throws RangeError. */
export function parseFine(text: string): number {
  const match = DECIMAL_TEXT.exec(text);
  if (match === null) throw new RangeError(`not a decimal: ${text}`);
  const [, sign, whole = '0', fraction = ''] = match;
  const digits = BigInt(whole + fraction);
  const signed = sign === '-' ? -digits : digits;
  const fine =
    fraction.length <= 4
      ? Number(signed * 10n ** BigInt(4 - fraction.length))
      : roundRatio(signed, 10n ** BigInt(fraction.length - 4), 'halfEven');
  if (!Number.isSafeInteger(fine)) throw new RangeError(`too large: ${text}`);
  return fine + 0;
}

/** Ten-thousandths to minor units, half to even: nopCommerce's own rounding (facts §4). */
export function fineToMinor(fine: number): number {
  return roundRatio(BigInt(fine), BigInt(FINE_PER_MINOR), 'halfEven');
}

/** Decimal text straight to minor units, half to even. */
export function parseMinor(text: string): number {
  return fineToMinor(parseFine(text));
}

/** Minor units as text with two decimals: 1234 is "12.34". */
export function formatMinor(minor: number): string {
  return formatScaled(minor, 2);
}

/** Ten-thousandths as text with two to four decimals: 123450 is "12.345". */
export function formatFine(fine: number): string {
  return formatScaled(fine, 4).replace(/(\.\d\d)(\d*?)0+$/, '$1$2');
}

/** A rate as text without needless zeros: 200000 is "20", 99975 is "9.9975". */
export function formatRate(rate: number): string {
  return formatScaled(rate, 4).replace(/\.?0+$/, '');
}

function formatScaled(value: number, decimals: number): string {
  const digits = String(Math.abs(value)).padStart(decimals + 1, '0');
  const text = `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
  return value < 0 ? `-${text}` : text;
}

export function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

/** A rate in per cent as text to ten-thousandths of a per cent: "9.9975" is 99975. */
export function parseRate(text: string): number {
  return parseFine(text);
}
