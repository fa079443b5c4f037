import type { BookingSettings } from '../mapping/rule-set.ts';
import type { XeroOrganisation } from '../mapping/xero-reference.ts';
import { addDays, parseLocalDate, type LocalDate } from '../time/instant.ts';
import type { BookingInput } from './booking-context.ts';
import { held, ok, sharedHold, type OrHeld } from './hold.ts';

export interface OpenDate {
  readonly on: LocalDate;
  /** True when the document goes in as a draft because its day is closed. */
  readonly isDraft: boolean;
  /** The day it happened, where that is another. */
  readonly movedFrom: LocalDate | null;
}

/** The last day that is closed, in Xero or by the shop's own word; undefined while none is. */
export function findLastClosedDay(
  organisation: XeroOrganisation,
  settings: BookingSettings,
): LocalDate | undefined {
  const closed = [
    organisation.periodLockDate,
    organisation.endOfYearLockDate,
    settings.filedUntil,
  ].filter((date) => date !== null);
  const last = closed.toSorted().at(-1);
  return last === undefined ? undefined : parseLocalDate(last);
}

/** The day an invoice is dated on, by the policy for closed months (accounting §4). */
export function findOpenDate(
  on: LocalDate,
  organisation: XeroOrganisation,
  settings: BookingSettings,
): OrHeld<OpenDate> {
  const lastClosed = findLastClosedDay(organisation, settings);
  if (lastClosed === undefined || on > lastClosed) {
    return ok({ on, isDraft: false, movedFrom: null });
  }
  switch (settings.lockedPeriod) {
    case 'nextOpenDay':
      return ok({ on: addDays(lastClosed, 1), isDraft: false, movedFrom: on });
    case 'draft':
      return ok({ on, isDraft: true, movedFrom: null });
    case 'hold':
      return held(
        sharedHold('organisation.period_locked', lastClosed, { lockedUntil: lastClosed }),
      );
  }
}

/** The day that money or a credit is dated on: neither can be a draft, so that policy holds them. */
export function findOpenDateOfMoney(
  on: LocalDate,
  organisation: XeroOrganisation,
  settings: BookingSettings,
): OrHeld<OpenDate> {
  const { lockedPeriod } = settings;
  const policy = lockedPeriod === 'draft' ? 'hold' : lockedPeriod;
  return findOpenDate(on, organisation, { ...settings, lockedPeriod: policy });
}

/**
 * The day of what settles a document: the document's own, or the first open one where that was closed
 * while it was still to be sent.
 */
export function findSettlingDay(
  on: string,
  { reference, rules }: Pick<BookingInput, 'reference' | 'rules'>,
): OrHeld<LocalDate> {
  const open = findOpenDateOfMoney(parseLocalDate(on), reference.organisation, rules.settings);
  return open.ok ? ok(open.value.on) : open;
}

/** A document that was moved says which day it is of. */
export function referToDay(reference: string, { movedFrom }: OpenDate): string {
  return movedFrom === null ? reference : `${reference} (order of ${movedFrom})`.trim();
}
