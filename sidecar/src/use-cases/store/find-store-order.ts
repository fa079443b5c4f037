import { isStandingDocument } from '../../domain/ledger/ledger-entry.ts';
import type { OrderWithDocuments } from '../pages/list-orders.ts';
import type { Actor, SetupDeps } from '../setup-deps.ts';

export interface StoreOrder {
  /** Undefined until the store has told of it. */
  readonly found: OrderWithDocuments | undefined;
  /** Other orders that wait for the same causes. */
  readonly othersWaiting: number;
  /** Id of the first review entry that it waits for. */
  readonly cause: string | null;
}

/** An order by the id that the store's own pages know, whichever of the shop's links it belongs to. */
export async function findStoreOrder(
  deps: Pick<SetupDeps, 'uow'>,
  orderId: number,
  actor: Actor,
): Promise<StoreOrder> {
  const stores = deps.uow.reading;
  for (const link of await stores.links.listByPairing(actor.pairingId)) {
    const order = await stores.orders.findByOrderId(link.id, orderId);
    if (order === undefined) continue;
    const rows = await stores.ledger.listForOrder(order);
    const entries = order.state === 'held' ? await stores.review.listForOrder(order) : [];
    return {
      found: { order, documents: rows.filter(isStandingDocument) },
      othersWaiting: Math.max(0, ...entries.map((entry) => entry.orderCount - 1)),
      cause: entries[0]?.id ?? null,
    };
  }
  return { found: undefined, othersWaiting: 0, cause: null };
}
