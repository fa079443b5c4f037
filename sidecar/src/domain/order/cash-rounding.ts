import type { StoreInfo } from './store-info.ts';

/** nopCommerce's RoundingType names and the interval in minor units. */
const INTERVALS_MINOR: Readonly<Record<string, number>> = {
  Rounding001: 1,
  Rounding005Up: 5,
  Rounding005Down: 5,
  Rounding01Up: 10,
  Rounding01Down: 10,
  Rounding05: 50,
  Rounding1: 100,
  Rounding1Up: 100,
};

/** The cash interval of a currency of the store in minor units; 1 where it does not round. */
export function getCashIntervalMinor(info: StoreInfo, currencyCode: string): number {
  const currency = info.currencies.find((entry) => entry.code === currencyCode);
  return INTERVALS_MINOR[currency?.roundingType ?? ''] ?? 1;
}
