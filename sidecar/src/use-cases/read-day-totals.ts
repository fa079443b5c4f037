import { addDays, parseInstant, toLocalDate } from '../domain/time/instant.ts';
import { getTimeZoneOrThrow } from '../domain/time/organisation-time-zone.ts';
import type { PlacedSum } from '../ports/order-store.ts';
import { findOrReadReference } from './choose-organisation.ts';
import { getOwnLinkOrThrow } from './find-link.ts';
import type { Actor, SetupDeps } from './setup-deps.ts';

const DAYS = 14;

export interface DayTotals {
  readonly timeZone: string;
  readonly days: readonly DayTotal[];
}

/** One day and currency; amounts in minor units, what was sold less what was refunded. */
interface DayTotal {
  readonly date: string;
  readonly currency: string;
  readonly orders: number;
  readonly totalMinor: number;
  readonly bookedOrders: number;
  /** What Xero holds for the orders of the day: invoices less credit notes. */
  readonly bookedMinor: number;
  readonly needYou: number;
  readonly notBooked: number;
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
    if (ofDay.length === 0) days.push(totalDay(date, organisation.baseCurrency, []));
    for (const [currency, rows] of byCurrency) days.push(totalDay(date, currency, rows));
  }
  return { timeZone, days };
}

function totalDay(date: string, currency: string, rows: readonly PlacedSum[]): DayTotal {
  const ofState = (...states: readonly string[]): PlacedSum[] =>
    rows.filter((row) => states.includes(row.state));
  const count = (sums: readonly PlacedSum[]): number =>
    sums.reduce((total, row) => total + row.orders, 0);
  const amount = (sums: readonly PlacedSum[]): number =>
    sums.reduce((total, row) => total + row.storeMinor, 0);
  const booked = ofState('booked');
  return {
    date,
    currency,
    orders: count(rows),
    totalMinor: amount(rows),
    bookedOrders: count(booked),
    bookedMinor: rows.reduce((total, row) => total + row.xeroMinor, 0),
    needYou: count(ofState('held')),
    notBooked: count(ofState('skipped')),
  };
}
