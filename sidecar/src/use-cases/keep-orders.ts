import { WORK_PRIORITY } from '../domain/ledger/work-priority.ts';
import { parseMinor } from '../domain/money/amount.ts';
import type { StoreOrder } from '../domain/order/store-order.ts';
import type { Link } from '../ports/link-store.ts';
import type { SnapshotInput } from '../ports/order-store.ts';
import type { OrderHint } from '../ports/store-event-store.ts';
import type { OrdersRead } from '../ports/store-gateway.ts';
import type { Stores } from '../ports/unit-of-work.ts';
import type { CoreDeps } from './core-deps.ts';

interface OrdersToKeep {
  readonly pairingId: string;
  readonly read: OrdersRead;
  /** What the orders were read for. */
  readonly hints: readonly OrderHint[];
}

/**
 * Keeps orders as they were read. An unchanged order stays as it is; a changed one becomes due for
 * booking; one that cannot be understood is kept raw and reported, and holds up no other.
 */
export async function keepOrders(
  deps: CoreDeps,
  stores: Stores,
  { pairingId, read, hints }: OrdersToKeep,
): Promise<number> {
  const links = await stores.links.listByPairing(pairingId);
  const readAt = deps.clock.nowIso();
  const priorities = new Map(hints.map((hint) => [hint.orderId, hint.priority]));
  const inputs = read.orders.flatMap((order) => {
    const priority = priorities.get(order.id) ?? WORK_PRIORITY.live;
    return makeInput(deps, { order, links, readAt, priority });
  });
  const changed = await stores.orders.saveSnapshots(inputs);
  for (const { linkId, snapshot } of inputs) {
    await stores.review.resolve(linkId, `order.malformed:${snapshot.id}`, readAt);
  }
  const [link] = links;
  if (link !== undefined) {
    for (const { orderId, raw, path } of read.malformed) {
      await stores.orders.keepMalformed(link.id, { orderId, raw, path, at: readAt });
      await stores.review.open(
        link.id,
        {
          causeKey: `order.malformed:${orderId}`,
          reason: { code: 'order.malformed', details: { orderId, path } },
        },
        readAt,
      );
    }
  }
  return changed;
}

/** Orders of a store that no organisation is chosen for are left out: a backfill brings them later. */
function makeInput(
  deps: CoreDeps,
  read: Pick<SnapshotInput, 'readAt' | 'priority'> & {
    readonly order: StoreOrder;
    readonly links: readonly Link[];
  },
): SnapshotInput[] {
  const link = read.links.find((entry) => entry.storeId === read.order.storeId);
  if (link === undefined) return [];
  return [
    {
      linkId: link.id,
      orderGuid: read.order.orderGuid,
      snapshot: read.order,
      snapshotHash: deps.ids.hash(JSON.stringify(read.order)),
      totalMinor: parseMinor(read.order.orderTotal),
      readAt: read.readAt,
      priority: read.priority,
    },
  ];
}
