import { findLastClosedDay } from '../../domain/booking/locked-period.ts';
import { estimateCalls, estimateDays } from '../../domain/ledger/call-days.ts';
import type { BookingSettings } from '../../domain/mapping/rule-set.ts';
import type { StoreOrder } from '../../domain/order/store-order.ts';
import { matchBookedOrders } from '../../domain/setup/match-booked-orders.ts';
import { addDays, parseInstant, toLocalDate } from '../../domain/time/instant.ts';
import type { Link } from '../../ports/link-store.ts';
import { findOrReadReference } from '../organisation/choose-organisation.ts';
import { findOthersInvoices } from './find-others-invoices.ts';
import { findZone } from '../store/find-link-of-order.ts';
import { getOwnLinkOrThrow, listLinksOf } from '../find-link.ts';
import { sampleSpan } from './sample-span.ts';
import type { Actor, SetupDeps } from '../setup-deps.ts';
import type { BackfillInput } from './start-backfill.ts';

type Deps = Pick<SetupDeps, 'uow' | 'store' | 'xero' | 'clock'>;

export interface BackfillEstimate {
  /** Orders of the store in the span; about so many where that is not exact. */
  readonly orders: number;
  readonly isExact: boolean;
  /** Placed before the store went live: they are not booked. */
  readonly beforeLive: number;
  /** Booked by Daybook already: only what changed since is sent. */
  readonly booked: number;
  /** Seem to be in Xero by another program or by hand, by number, reference, or date and total. */
  readonly elsewhere: number;
  readonly elsewhereNumbers: readonly string[];
  /** False where Xero has more invoices of that time than were looked at. */
  readonly isXeroComplete: boolean;
  readonly toBook: number;
  readonly calls: number;
  readonly callsLeft: number | null;
  readonly dayLimit: number;
  readonly liveOrdersADay: number;
  readonly days: number;
  /** Orders to book that were placed in closed months, and what becomes of them. */
  readonly closed: {
    readonly until: string;
    readonly orders: number;
    readonly policy: BookingSettings['lockedPeriod'];
  } | null;
}

/** Xero's smallest tier, until an answer says which one it is. */
const SMALLEST_DAY_LIMIT = 1000;
const LIVE_DAYS = 7;
const NUMBERS_SHOWN = 5;

/** What taking in the orders of a span would come to. Nothing is kept, and nothing sent. */
export async function estimateBackfill(
  deps: Deps,
  { linkId, from, to }: BackfillInput,
  actor: Actor,
): Promise<BackfillEstimate> {
  const { stores } = deps.uow;
  const link = await getOwnLinkOrThrow(stores, linkId, actor);
  const span = { createdFrom: parseInstant(from), createdTo: parseInstant(to) };
  const sample = await sampleSpan(deps, link, span);
  const zone = await findZone(stores, link);
  const dayOf = ({ createdOnUtc }: StoreOrder) => toLocalDate(parseInstant(createdOnUtc), zone);
  const isBefore = (order: StoreOrder) => link.liveFrom === null || dayOf(order) < link.liveFrom;
  const live = sample.orders.filter((order) => !isBefore(order));
  const booked = await findBooked(deps, link, live);
  const open = live.filter(({ orderGuid }) => !booked.has(orderGuid));
  const since = addDays(toLocalDate(span.createdFrom, zone), -1);
  const { invoices, isComplete } = await findOthersInvoices(deps, link.tenantId, since);
  const info = await stores.reference.findStoreInfo(link.pairingId);
  const elsewhere = matchBookedOrders(open, invoices, { timeZone: zone, info });
  const taken = new Set(elsewhere.map(({ order }) => order.id));
  const free = open.filter(({ id }) => !taken.has(id));
  const rules = (await stores.links.findCurrentRuleSet(linkId))?.rules;
  const { organisation } = await findOrReadReference(deps, link.tenantId);
  const until = rules === undefined ? undefined : findLastClosedDay(organisation, rules.settings);
  const inClosed = until === undefined ? [] : free.filter((order) => dayOf(order) <= until);
  /** As many of all as of those that were looked at. */
  const share = (part: readonly unknown[] | ReadonlySet<unknown>): number => {
    const size = 'size' in part ? part.size : part.length;
    return sample.orders.length === 0 ? 0 : Math.ceil((size * sample.total) / sample.orders.length);
  };
  const toBook = Math.min(share(free), sample.total);
  const calls = estimateCalls(toBook);
  const budget = await readBudget(deps, link, zone);
  return {
    orders: sample.total,
    isExact: sample.isExact,
    beforeLive: share(sample.orders.filter(isBefore)),
    booked: share(booked),
    elsewhere: share(elsewhere),
    elsewhereNumbers: elsewhere.slice(0, NUMBERS_SHOWN).map(({ order }) => order.customOrderNumber),
    isXeroComplete: isComplete,
    toBook,
    calls,
    ...budget,
    days: estimateDays(calls, { ...budget, dayRemaining: budget.callsLeft }),
    closed:
      until === undefined || rules === undefined || inClosed.length === 0
        ? null
        : { until, orders: share(inClosed), policy: rules.settings.lockedPeriod },
  };
}

/** Orders that an organisation of the store has documents of. */
async function findBooked(
  { uow }: Pick<Deps, 'uow'>,
  link: Link,
  orders: readonly StoreOrder[],
): Promise<ReadonlySet<string>> {
  const links = await uow.stores.links.listByPairing(link.pairingId);
  const keys = links
    .filter(({ storeId }) => storeId === link.storeId)
    .flatMap(({ id }) => orders.map(({ orderGuid }) => ({ linkId: id, orderGuid })));
  const rows = keys.length === 0 ? [] : await uow.stores.ledger.listForOrders(keys);
  return new Set(rows.flatMap(({ orderGuid }) => orderGuid ?? []));
}

/** What the organisation allows in a day, and what the live orders of all its stores take of it. */
async function readBudget({ uow, clock }: Pick<Deps, 'uow' | 'clock'>, link: Link, zone: string) {
  const { stores } = uow;
  const state = await stores.governor.find(link.tenantId);
  const today = toLocalDate(parseInstant(clock.nowIso()), zone);
  let orders = 0;
  for (const { id } of await listLinksOf(stores, link.tenantId)) {
    const days = { linkId: id, from: addDays(today, -LIVE_DAYS), to: addDays(today, -1) };
    for (const day of await stores.orders.sumPlaced(days)) orders += day.orders;
  }
  return {
    dayLimit: state?.dayLimit ?? SMALLEST_DAY_LIMIT,
    callsLeft: state?.dayRemaining ?? null,
    liveOrdersADay: Math.ceil(orders / LIVE_DAYS),
  };
}
