import type { BookingSettings } from '../mapping/rule-set.ts';
import type { XeroOrganisation } from '../mapping/xero-reference.ts';
import { addDays, parseLocalDate, type LocalDate } from '../time/instant.ts';
import { held, ok, sharedHold, type OrHeld } from './hold.ts';

export interface OpenDate {
  readonly on: LocalDate;
  /** True when the document goes in as a draft because its day is closed. */
  readonly isDraft: boolean;
  /** The day it happened, where that is another. */
  readonly movedFrom: LocalDate | null;
}

/** The day an act is dated on, by the policy for closed months (accounting §4). */
export function findOpenDate(
  on: LocalDate,
  organisation: XeroOrganisation,
  settings: BookingSettings,
): OrHeld<OpenDate> {
  const locked = [
    organisation.periodLockDate,
    organisation.endOfYearLockDate,
    settings.filedUntil,
  ].filter((date) => date !== null);
  const lastLocked = locked.toSorted().at(-1);
  if (lastLocked === undefined || on > lastLocked)
    return ok({ on, isDraft: false, movedFrom: null });
  switch (settings.lockedPeriod) {
    case 'nextOpenDay':
      return ok({ on: addDays(parseLocalDate(lastLocked), 1), isDraft: false, movedFrom: on });
    case 'draft':
      return ok({ on, isDraft: true, movedFrom: null });
    case 'hold':
      return held(
        sharedHold('organisation.period_locked', lastLocked, { lockedUntil: lastLocked }),
      );
  }
}
