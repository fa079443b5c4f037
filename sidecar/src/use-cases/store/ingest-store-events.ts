import { WORK_PRIORITY } from '../../domain/ledger/work-priority.ts';
import type { StoreEvent } from '../../ports/store-event-store.ts';
import type { Stores } from '../../ports/unit-of-work.ts';
import type { CoreDeps } from '../core-deps.ts';

export interface EventBatch {
  readonly pairingId: string;
  readonly outboxEpoch: string;
  readonly events: readonly StoreEvent[];
  readonly malformed: readonly { readonly raw: string; readonly path: string }[];
}

/**
 * Keeps what the store says happened and hints at the orders to read. Events only say that something
 * changed: the present order is always read before anything is booked. Duplicates change nothing.
 */
export async function ingestStoreEvents(deps: CoreDeps, batch: EventBatch): Promise<void> {
  const now = deps.clock.nowIso();
  const added = await deps.uow.transaction(async (stores) => {
    const count = await stores.events.keep(batch.pairingId, batch.outboxEpoch, batch.events);
    for (const { raw, path } of batch.malformed) {
      await stores.events.keepMalformed(batch.pairingId, { raw, path, at: now });
    }
    await reportMalformed(stores, batch, now);
    await hintOrders(stores, batch, now);
    const highest = Math.max(0, ...batch.events.map((event) => event.sequence));
    if (highest > 0) await stores.pairings.raiseSequence(batch.pairingId, highest);
    return count;
  });
  deps.logger.info('store events kept', { events: batch.events.length, new: added });
}

async function reportMalformed(stores: Stores, batch: EventBatch, now: string): Promise<void> {
  const [first] = batch.malformed;
  if (first === undefined) return;
  const reason = { code: 'store.malformed_event', details: { path: first.path } };
  for (const link of await stores.links.listByPairing(batch.pairingId)) {
    await stores.review.open(link.id, { causeKey: 'store.malformed_event', reason }, now);
  }
}

async function hintOrders(stores: Stores, batch: EventBatch, now: string): Promise<void> {
  const orderIds = batch.events.map(findOrderId).filter((id) => id !== undefined);
  const when = { dueAt: now, priority: WORK_PRIORITY.live };
  if (orderIds.length > 0) await stores.events.hint(batch.pairingId, [...new Set(orderIds)], when);
}

function findOrderId(event: StoreEvent): number | undefined {
  if (event.entity === 'order') return event.entityId;
  const data = event.data;
  const orderId =
    typeof data === 'object' && data !== null && 'orderId' in data ? data.orderId : undefined;
  return typeof orderId === 'number' ? orderId : undefined;
}
