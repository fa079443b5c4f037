/** What is known of an organisation's calls of the day. */
export interface DayCalls {
  readonly dayLimit: number;
  readonly dayRemaining: number;
  /** Until the day's calls are whole again; null before the first call. */
  readonly msUntilReset: number | null;
}

/** Orders that are booked together need about this many calls each (docs/measurements.md). */
export const CALLS_PER_ORDER = 0.05;

const DAY_MS = 24 * 3_600_000;
/** Of the day's calls, those that calls with few documents may use; full calls may use all. */
const SHARE_FOR_SMALL_CALLS = 0.85;
/** These may be used at once at any time of the day, so that an ordinary order never waits. */
const SHARE_AT_ONCE = 0.1;
/** Before the day ends: what is not used then is lost, and what waits should be booked that day. */
const LAST_MS = 30 * 60_000;
const SHARE_AT_LAST = 0.89;

/**
 * Whether a call that is not full may leave now, or waits so that the day's calls last the day: at
 * once up to a tenth of them, the rest as the day goes by, a last few before it ends.
 */
export function isWithinPace({ dayLimit, dayRemaining, msUntilReset }: DayCalls): boolean {
  if (msUntilReset === null) return true;
  const used = dayLimit - dayRemaining;
  if (msUntilReset <= LAST_MS) return used < dayLimit * SHARE_AT_LAST;
  const gone = Math.min(1, Math.max(0, 1 - msUntilReset / DAY_MS));
  const share = SHARE_AT_ONCE + (SHARE_FOR_SMALL_CALLS - SHARE_AT_ONCE) * gone;
  return used < dayLimit * share;
}
