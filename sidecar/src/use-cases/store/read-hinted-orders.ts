import { addMs } from '../../domain/time/instant.ts';
import type { OrderHint } from '../../ports/store-event-store.ts';
import type { CoreDeps } from '../core-deps.ts';
import { keepOrders } from './keep-orders.ts';
import { reachKnownShop } from './reach-known-shop.ts';
import { findReadRetryMs } from '../sending/read-retry.ts';

/** The plugin answers at most this many orders a request. */
const ORDERS_PER_READ = 100;

/** Reads the orders that were hinted at, by shop. Returns how many hints were settled. */
export async function readHintedOrders(deps: CoreDeps): Promise<number> {
  const hints = await deps.uow.stores.events.findDueHints(deps.clock.nowIso(), ORDERS_PER_READ);
  const byPairing = Map.groupBy(hints, (hint) => hint.pairingId);
  let settled = 0;
  for (const [pairingId, group] of byPairing) {
    if (await readGroup(deps, pairingId, group)) settled += group.length;
  }
  return settled;
}

async function readGroup(
  deps: CoreDeps,
  pairingId: string,
  hints: readonly OrderHint[],
): Promise<boolean> {
  const pairing = await deps.uow.stores.pairings.getOrThrow(pairingId);
  try {
    const orderIds = hints.map((hint) => hint.orderId);
    const read = await deps.store.readOrders(await reachKnownShop(deps, pairing), orderIds);
    await deps.uow.transaction(async (stores) => {
      await keepOrders(deps, stores, { pairingId, read, hints });
      await stores.events.settleHints(hints);
    });
    deps.outages.clear({ side: 'store', id: pairingId });
    return true;
  } catch (error) {
    await postpone(deps, hints);
    deps.outages.note({ side: 'store', id: pairingId }, error);
    return false;
  }
}

async function postpone(deps: CoreDeps, hints: readonly OrderHint[]): Promise<void> {
  const attempts = Math.max(...hints.map((hint) => hint.attempts));
  const dueAt = addMs(deps.clock.nowIso(), findReadRetryMs(attempts));
  await deps.uow.stores.events.postponeHints(hints, dueAt);
}
