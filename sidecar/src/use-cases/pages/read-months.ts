import { totalDay, type DayAmounts } from '../../domain/order/total-day.ts';
import { addDays, parseInstant, parseLocalDate, toLocalDate } from '../../domain/time/instant.ts';
import { getTimeZoneOrThrow } from '../../domain/time/organisation-time-zone.ts';
import type { PeriodPart } from '../../ports/order-store.ts';
import { findOrReadReference } from '../organisation/choose-organisation.ts';
import { getOwnLinkOrThrow } from '../find-link.ts';
import type { Actor, SetupDeps } from '../setup-deps.ts';

const MONTHS = 13;

/** One month and currency of the organisation; amounts in minor units. */
export interface MonthTotal extends DayAmounts {
  readonly month: string;
  readonly currency: string;
}

/** What was placed in each of the last thirteen months and what became of it, newest first. */
export async function readMonths(
  deps: Pick<SetupDeps, 'uow' | 'xero' | 'clock'>,
  linkId: string,
  actor: Actor,
): Promise<readonly MonthTotal[]> {
  const link = await getOwnLinkOrThrow(deps.uow.stores, linkId, actor);
  const { organisation } = await findOrReadReference(deps, link.tenantId);
  const timeZone = getTimeZoneOrThrow(organisation.timezone);
  const today = toLocalDate(parseInstant(deps.clock.nowIso()), timeZone);
  const from = `${backBy(today.slice(0, 7), MONTHS - 1)}-01`;
  const sums = await deps.uow.reading.orders.sumMonths({ linkId, from, to: today });
  const groups = Map.groupBy(sums, ({ month, currency }) => `${month} ${currency}`);
  return [...groups.values()].flatMap((rows) => {
    const [first] = rows;
    if (first === undefined) return [];
    return [{ month: first.month, currency: first.currency, ...totalDay(rows) }];
  });
}

/** One month by payment method and by tax rate. */
export async function splitMonth(
  deps: Pick<SetupDeps, 'uow'>,
  { linkId, month }: { readonly linkId: string; readonly month: string },
  actor: Actor,
): Promise<readonly PeriodPart[]> {
  await getOwnLinkOrThrow(deps.uow.stores, linkId, actor);
  const from = `${month}-01`;
  const to = addDays(parseLocalDate(`${backBy(month, -1)}-01`), -1);
  return deps.uow.reading.orders.splitPeriod({ linkId, from, to });
}

/** "2026-11" and so many months before it. */
function backBy(month: string, months: number): string {
  const count = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 - months;
  const year = Math.floor(count / 12);
  return `${String(year).padStart(4, '0')}-${String((count % 12) + 1).padStart(2, '0')}`;
}
