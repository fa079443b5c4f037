import { getCurrencyExponent } from '../money/currency.ts';
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

/** Those that do not go to the nearest: what is added before the rest is cut off. */
const LIFTS_MINOR: Readonly<Record<string, number>> = {
  Rounding005Up: 4,
  Rounding005Down: 0,
  // Five cents go down: nopCommerce's name says so.
  Rounding01Down: 4,
  Rounding1Up: 99,
};

/** The cash interval of a currency of the store in minor units; 1 where it does not round. */
export function getCashIntervalMinor(info: StoreInfo, currencyCode: string): number {
  return INTERVALS_MINOR[findRoundingType(info, currencyCode)] ?? 1;
}

/**
 * Cents to what a customer can be asked for: to the currency's cash interval as nopCommerce does it
 * (its `RoundingType`), and never a part of a yen. The amount is not negative.
 */
export function roundCash(minor: number, currencyCode: string, info: StoreInfo): number {
  const step = getCashStepMinor(info, currencyCode);
  const type = findRoundingType(info, currencyCode);
  const isOwn = step === INTERVALS_MINOR[type];
  const lift = isOwn ? LIFTS_MINOR[type] : undefined;
  return roundTo(minor, step, lift ?? Math.floor(step / 2));
}

/** The smallest amount that can be paid in the currency, in minor units: its cash interval, or a yen. */
export function getCashStepMinor(info: StoreInfo, currencyCode: string): number {
  const interval = getCashIntervalMinor(info, currencyCode);
  return getCurrencyExponent(currencyCode) === 0 ? Math.max(100, interval) : interval;
}

/** Down to the interval, after `lift` was added. */
function roundTo(minor: number, interval: number, lift: number): number {
  return minor + lift - ((minor + lift) % interval);
}

function findRoundingType(info: StoreInfo, currencyCode: string): string {
  return info.currencies.find((entry) => entry.code === currencyCode)?.roundingType ?? '';
}
