import { roundRatio, type RoundingMode } from './round-ratio.ts';

/** An exchange rate as an exact fraction: units of one currency for one of another. Above 0. */
export interface ExchangeRate {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

/** Xero keeps six decimals of a rate. */
const XERO_RATE_SCALE = 1_000_000n;

const DECIMAL_TEXT = /^(\d+)(?:\.(\d+))?$/;

/** Decimal text such as "1.17250000"; undefined where it is no number above 0. */
export function parseExchangeRate(text: string): ExchangeRate | undefined {
  const match = DECIMAL_TEXT.exec(text);
  if (match === null) return undefined;
  const [, whole = '0', fraction = ''] = match;
  const numerator = BigInt(whole + fraction);
  return numerator === 0n ? undefined : { numerator, denominator: 10n ** BigInt(fraction.length) };
}

/** Both one after the other: EUR for a GBP, then GBP for a NZD, is EUR for a NZD. */
export function chainRates(first: ExchangeRate, second: ExchangeRate): ExchangeRate {
  return {
    numerator: first.numerator * second.numerator,
    denominator: first.denominator * second.denominator,
  };
}

/** NZD for an EUR instead of EUR for a NZD. */
export function invertRate({ numerator, denominator }: ExchangeRate): ExchangeRate {
  return { numerator: denominator, denominator: numerator };
}

/** An amount in minor units at the rate, rounded in the named mode. */
export function convertMinor(minor: number, rate: ExchangeRate, mode: RoundingMode): number {
  return roundRatio(BigInt(minor) * rate.numerator, rate.denominator, mode);
}

/** The rates that Xero can keep around an exact one, nearest first; none where it is next to nothing. */
export function nearestXeroRates({ numerator, denominator }: ExchangeRate): ExchangeRate[] {
  const scaled = roundRatio(numerator * XERO_RATE_SCALE, denominator, 'halfEven');
  return [scaled, scaled + 1, scaled - 1]
    .filter((rate) => rate > 0)
    .map((rate) => ({ numerator: BigInt(rate), denominator: XERO_RATE_SCALE }));
}

/** The rate with six decimals, as Xero takes it: "1.172500". Undefined where that is 0. */
export function formatXeroRate(rate: ExchangeRate): string | undefined {
  const scaled = roundRatio(rate.numerator * XERO_RATE_SCALE, rate.denominator, 'halfEven');
  if (scaled === 0) return undefined;
  const digits = String(scaled).padStart(7, '0');
  return `${digits.slice(0, -6)}.${digits.slice(-6)}`;
}
