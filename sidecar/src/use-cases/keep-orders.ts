import { parseMinor } from '../domain/money/amount.ts';
import type { StoreOrder } from '../domain/order/store-order.ts';
import type { Link } from '../ports/link-store.ts';
import type { SnapshotInput } from '../ports/order-store.ts';
import type { OrdersRead } from '../ports/store-gateway.ts';
import type { CoreDeps } from './core-deps.ts';

/**
 * Keeps orders as they were read. An unchanged order stays as it is; a changed one becomes due for
 * booking; one that cannot be understood is kept raw and reported, and holds up no other.
 */
export async function keepOrders(
  deps: CoreDeps,
  pairingId: string,
  read: OrdersRead,
): Promise<number> {
  const links = await deps.uow.stores.links.listByPairing(pairingId);
  const readAt = deps.clock.nowIso();
  const inputs = read.orders.flatMap((order) => makeInput(deps, { order, links, readAt }));
  const changed = await deps.uow.stores.orders.saveSnapshots(inputs);
  for (const { linkId, snapshot } of inputs) {
    await deps.uow.stores.review.resolve(linkId, `order.malformed:${snapshot.id}`, readAt);
  }
  const [link] = links;
  if (link !== undefined) {
    for (const { orderId, raw, path } of read.malformed) {
      await deps.uow.stores.orders.keepMalformed(link.id, { orderId, raw, path, at: readAt });
      await deps.uow.stores.review.open(
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
  read: { readonly order: StoreOrder; readonly links: readonly Link[]; readonly readAt: string },
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
    },
  ];
}
