import {
  addDays,
  addMs,
  startOfDay,
  toLocalDate,
  type Instant,
  type LocalDate,
} from '../time/instant.ts';

/** After midnight, so that what happened in the day's last minutes has been read. */
const GRACE_MS = 15 * 60_000;

/**
 * When the summary of a day is made: after it has ended in the organisation's time zone. What comes for a
 * day that is over gathers until the next midnight, so that late orders share a document.
 */
export function findDueAt(day: LocalDate, now: Instant, timeZone: string): Instant {
  const own = closeOf(day, timeZone);
  return own > now ? own : closeOf(toLocalDate(now, timeZone), timeZone);
}

function closeOf(day: LocalDate, timeZone: string): Instant {
  return addMs(startOfDay(addDays(day, 1), timeZone), GRACE_MS);
}
