import { Decimal } from 'decimal.js';

/** Units of each currency for one US dollar, on any day. */
const PER_DOLLAR: Readonly<Record<string, number>> = {
  AUD: 1.53,
  CAD: 1.37,
  CHF: 0.88,
  EUR: 0.92,
  GBP: 0.79,
  JPY: 151.2,
  NZD: 1.66,
  SEK: 10.5,
  USD: 1,
};

/** Xero's rate of the day where a document names none: units of its currency for one of the base. */
export function getDayRate(baseCurrency: string, currency: string): number {
  if (currency === baseCurrency) return 1;
  const [own, base] = [PER_DOLLAR[currency] ?? 1.5, PER_DOLLAR[baseCurrency] ?? 1.5];
  return new Decimal(own).div(base).toDecimalPlaces(6).toNumber();
}

/** An amount in the base currency. */
export function toBaseAmount(amount: number, rate: number): number {
  return new Decimal(amount).div(rate).toDecimalPlaces(2).toNumber();
}
