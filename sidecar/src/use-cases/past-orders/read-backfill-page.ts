import { WORK_PRIORITY } from '../../domain/ledger/work-priority.ts';
import { DaybookError } from '../../domain/errors/daybook-error.ts';
import { addMs } from '../../domain/time/instant.ts';
import type { Backfill } from '../../ports/backfill-store.ts';
import type { Link } from '../../ports/link-store.ts';
import type { OrderReason } from '../../ports/order-store.ts';
import type { OrdersRead } from '../../ports/store-gateway.ts';
import type { Stores } from '../../ports/unit-of-work.ts';
import type { CoreDeps } from '../core-deps.ts';
import { keepOrders } from '../store/keep-orders.ts';
import { toReason } from '../sending/outages.ts';
import { reachKnownShop } from '../store/reach-known-shop.ts';
import { findReadRetryMs } from '../sending/read-retry.ts';

/** The plugin answers at most this many orders a request. */
const PAGE_ORDERS = 100;
/** Only a person can say what these mean; all else passes by itself. */
const WAITS_FOR_A_PERSON: readonly string[] = ['store.foreign_shop', 'store.not_trusted'];

/**
 * Reads the next page of the backfill whose turn it is; true when one was read. The orders and the
 * cursor are kept in one transaction, so a crash anywhere goes on from the page before. A page brings
 * whole orders, so none of them is read a second time.
 *
 * Paused booking or a lost connection to Xero stops no reading: only booking and sending wait for
 * those, what is read meanwhile can be looked at, and is booked when they go on.
 */
export async function readBackfillPage(deps: CoreDeps): Promise<boolean> {
  const { backfills, links } = deps.uow.stores;
  const backfill = await backfills.findDue(deps.clock.nowIso());
  if (backfill === undefined) return false;
  const link = await links.getOrThrow(backfill.linkId);
  const shop = { side: 'store', id: link.pairingId } as const;
  try {
    const read = await readPage(deps, link, backfill);
    await deps.uow.transaction((stores) => keepPage(deps, stores, { backfill, link, read }));
    deps.outages.clear(shop);
    return true;
  } catch (error) {
    deps.outages.note(shop, error);
    const problem = toReason(error);
    await deps.uow.transaction((stores) => putOff(deps, stores, { backfill, problem }));
    return false;
  }
}

async function readPage(deps: CoreDeps, link: Link, backfill: Backfill): Promise<OrdersRead> {
  const pairing = await deps.uow.stores.pairings.getOrThrow(link.pairingId);
  if (pairing.state !== 'active') throw new DaybookError('store.not_trusted');
  const { afterId, createdFrom, createdTo } = backfill;
  const read = await deps.store.readOrderPage(await reachKnownShop(deps, pairing), {
    afterId,
    limit: PAGE_ORDERS,
    createdFrom,
    createdTo,
  });
  const ids = listIds(read);
  // Else the same page would be read for ever.
  if (ids.length > 0 && Math.max(...ids) <= afterId) {
    throw new DaybookError('store.answer_unreadable', { details: { path: 'orders.id' } });
  }
  return read;
}

function listIds(read: OrdersRead): number[] {
  return [...read.orders.map(({ id }) => id), ...read.malformed.map(({ orderId }) => orderId)];
}

interface PageRead {
  readonly backfill: Backfill;
  readonly link: Link;
  readonly read: OrdersRead;
}

async function keepPage(deps: CoreDeps, stores: Stores, page: PageRead): Promise<void> {
  const before = await findGoingOn(stores, page.backfill);
  if (before === undefined) return;
  const now = deps.clock.nowIso();
  const going = { ...before, state: 'running', attempts: 0, problem: null, dueAt: now } as const;
  const ids = listIds(page.read);
  if (ids.length === 0) {
    await stores.backfills.update({ ...going, state: 'done', endedAt: now });
    deps.logger.info('backfill done', { backfill: before.id, orders: before.orders });
    return;
  }
  const { link } = page;
  // The shop answers for all its stores.
  const orders = page.read.orders.filter(({ storeId }) => storeId === link.storeId);
  const priority = WORK_PRIORITY.history;
  await keepOrders(deps, stores, {
    pairingId: link.pairingId,
    read: { ...page.read, orders },
    hints: ids.map((orderId) => ({ orderId, priority })),
    backfillId: before.id,
  });
  await stores.backfills.update({
    ...going,
    afterId: Math.max(...ids),
    readUpTo: findLatest(orders.map(({ createdOnUtc }) => createdOnUtc)) ?? before.readUpTo,
    orders: before.orders + orders.length + page.read.malformed.length,
  });
}

function findLatest(instants: readonly string[]): string | undefined {
  return instants.toSorted().at(-1);
}

async function putOff(
  deps: CoreDeps,
  stores: Stores,
  { backfill, problem }: { readonly backfill: Backfill; readonly problem: OrderReason },
): Promise<void> {
  const before = await findGoingOn(stores, backfill);
  if (before === undefined) return;
  const { attempts } = before;
  await stores.backfills.update({
    ...before,
    state: WAITS_FOR_A_PERSON.includes(problem.code) ? 'paused' : 'failing',
    problem,
    attempts: attempts + 1,
    dueAt: addMs(deps.clock.nowIso(), findReadRetryMs(attempts)),
  });
}

/** Undefined where somebody paused or stopped it while the store answered: that page is not kept. */
async function findGoingOn(stores: Stores, { id }: Backfill): Promise<Backfill | undefined> {
  const backfill = await stores.backfills.find(id);
  return backfill?.state === 'running' || backfill?.state === 'failing' ? backfill : undefined;
}
