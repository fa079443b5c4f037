import { totalDay, type DayAmounts } from '../../domain/order/total-day.ts';
import { addDays, parseInstant, toLocalDate } from '../../domain/time/instant.ts';
import { getTimeZoneOrThrow } from '../../domain/time/organisation-time-zone.ts';
import { findOrReadReference } from '../organisation/choose-organisation.ts';
import { getOwnLinkOrThrow } from '../find-link.ts';
import type { Actor, SetupDeps } from '../setup-deps.ts';

const DAYS = 14;

export interface DayTotals {
  readonly timeZone: string;
  readonly days: readonly DayTotal[];
}

/** One day and currency; amounts in minor units. */
interface DayTotal extends DayAmounts {
  readonly date: string;
  readonly currency: string;
}

/** What was placed on each of the last days of the organisation and what became of it, newest first. */
export async function readDayTotals(
  deps: Pick<SetupDeps, 'uow' | 'xero' | 'clock'>,
  linkId: string,
  actor: Actor,
): Promise<DayTotals> {
  const link = await getOwnLinkOrThrow(deps.uow.stores, linkId, actor);
  const { organisation } = await findOrReadReference(deps, link.tenantId);
  const timeZone = getTimeZoneOrThrow(organisation.timezone);
  const today = toLocalDate(parseInstant(deps.clock.nowIso()), timeZone);
  const from = addDays(today, 1 - DAYS);
  const sums = await deps.uow.reading.orders.sumPlaced({ linkId, from, to: today });
  const byDay = Map.groupBy(sums, (row) => row.placedOn);
  const days: DayTotal[] = [];
  for (let back = 0; back < DAYS; back += 1) {
    const date = addDays(today, -back);
    const ofDay = byDay.get(date) ?? [];
    const byCurrency = Map.groupBy(ofDay, (row) => row.currency);
    if (ofDay.length === 0)
      days.push({ date, currency: organisation.baseCurrency, ...totalDay([]) });
    for (const [currency, rows] of byCurrency) days.push({ date, currency, ...totalDay(rows) });
  }
  return { timeZone, days };
}
