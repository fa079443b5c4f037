import { Decimal } from 'decimal.js';
import type { ShopSettings } from './shop-settings.ts';

const INTERVALS: Readonly<Record<string, { cents: number; mode: Decimal.Rounding }>> = {
  Rounding005Up: { cents: 5, mode: Decimal.ROUND_HALF_UP },
  Rounding005Down: { cents: 5, mode: Decimal.ROUND_HALF_DOWN },
  Rounding01Up: { cents: 10, mode: Decimal.ROUND_HALF_UP },
  Rounding01Down: { cents: 10, mode: Decimal.ROUND_HALF_DOWN },
  Rounding05: { cents: 50, mode: Decimal.ROUND_HALF_UP },
  Rounding1: { cents: 100, mode: Decimal.ROUND_HALF_UP },
  Rounding1Up: { cents: 100, mode: Decimal.ROUND_UP },
};

/** nopCommerce's RoundPrice: two decimals half to even, then the currency's cash interval. */
export function roundPrice(value: Decimal, settings: ShopSettings): Decimal {
  const cents = value.toDecimalPlaces(2, Decimal.ROUND_HALF_EVEN);
  const interval = INTERVALS[settings.roundingType];
  if (interval === undefined) return cents;
  return cents
    .mul(100)
    .div(interval.cents)
    .toDecimalPlaces(0, interval.mode)
    .mul(interval.cents)
    .div(100);
}

export function roundIfSet(value: Decimal, settings: ShopSettings): Decimal {
  return settings.roundPrices ? roundPrice(value, settings) : value;
}

export interface Taxed {
  readonly excl: Decimal;
  readonly incl: Decimal;
}

/** TaxService.CalculatePrice: unrounded, by design. */
export function applyTax(price: Decimal, rate: number, includesTax: boolean): Taxed {
  return includesTax
    ? { incl: price, excl: price.sub(price.div(100 + rate).mul(rate)) }
    : { excl: price, incl: price.mul(new Decimal(100).add(rate).div(100)) };
}

/** decimal(18,4), as the database keeps it. */
export function toWire(value: Decimal): string {
  return value.toDecimalPlaces(4, Decimal.ROUND_HALF_UP).toFixed(4);
}

export function sumDecimals(values: readonly Decimal[]): Decimal {
  return values.reduce((total, value) => total.add(value), new Decimal(0));
}
