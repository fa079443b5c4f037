import { instantToMs, parseInstant } from '../time/instant.ts';

interface Reading {
  readonly createdFrom: string;
  readonly createdTo: string;
  readonly readUpTo: string | null;
  readonly orders: number;
  readonly endedAt: string | null;
}

/**
 * About how many orders of a time span are still to be read: as many in the rest of the time as in what
 * was read of it. Null before the first page, and once it is over.
 */
export function estimateRest(reading: Reading, now: string): number | null {
  const { createdFrom, createdTo, readUpTo, orders, endedAt } = reading;
  if (endedAt !== null || readUpTo === null) return null;
  const toMs = (instant: string): number => instantToMs(parseInstant(instant));
  // No order was placed in the future.
  const end = Math.min(toMs(createdTo), toMs(now));
  const [read, rest] = [toMs(readUpTo) - toMs(createdFrom), end - toMs(readUpTo)];
  return read <= 0 || rest <= 0 ? 0 : Math.ceil((orders * rest) / read);
}
