import { readNetMinor } from '../../domain/comparison/store-figures.ts';
import { WORK_PRIORITY } from '../../domain/ledger/work-priority.ts';
import { readOrderAmounts } from '../../domain/order/order-amounts.ts';
import type { StoreOrder } from '../../domain/order/store-order.ts';
import { parseInstant, toLocalDate } from '../../domain/time/instant.ts';
import type { Link } from '../../ports/link-store.ts';
import type { SnapshotInput } from '../../ports/order-store.ts';
import type { OrderHint } from '../../ports/store-event-store.ts';
import type { OrdersRead } from '../../ports/store-gateway.ts';
import type { Stores } from '../../ports/unit-of-work.ts';
import type { CoreDeps } from '../core-deps.ts';
import { findLinkOfOrder, findZone } from './find-link-of-order.ts';

interface OrdersToKeep {
  readonly pairingId: string;
  readonly read: OrdersRead;
  /** What the orders were read for. */
  readonly hints: readonly Pick<OrderHint, 'orderId' | 'priority'>[];
  readonly backfillId?: string;
}

/**
 * Keeps orders as they were read. An unchanged order stays as it is; a changed one becomes due for
 * booking; one that cannot be understood is kept raw and reported, and holds up no other.
 */
export async function keepOrders(
  deps: CoreDeps,
  stores: Stores,
  { pairingId, read, hints, backfillId }: OrdersToKeep,
): Promise<number> {
  const links = await stores.links.listByPairing(pairingId);
  const readAt = deps.clock.nowIso();
  const zones = new Map<string, string>();
  for (const link of links) zones.set(link.id, await findZone(stores, link));
  const priorities = new Map(hints.map((hint) => [hint.orderId, hint.priority]));
  const inputs: SnapshotInput[] = [];
  for (const order of read.orders) {
    const link = await findLinkOfOrder(stores, links, order);
    // Orders of a store that no organisation is chosen for are left out: a backfill brings them later.
    if (link === undefined) continue;
    const priority = priorities.get(order.id) ?? WORK_PRIORITY.live;
    const zone = zones.get(link.id) ?? 'UTC';
    inputs.push({ ...makeInput(deps, { order, link, zone, readAt, priority }), backfillId });
  }
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

function makeInput(
  deps: CoreDeps,
  read: Pick<SnapshotInput, 'readAt' | 'priority'> & {
    readonly order: StoreOrder;
    readonly link: Link;
    readonly zone: string;
  },
): SnapshotInput {
  const { order, link, zone, readAt, priority } = read;
  const { toPayMinor } = readOrderAmounts(order);
  return {
    linkId: link.id,
    orderGuid: order.orderGuid,
    snapshot: order,
    snapshotHash: deps.ids.hash(JSON.stringify(order)),
    totalMinor: toPayMinor,
    // Until it is booked: then it is known whether a gift card is a payment.
    storeMinor: readNetMinor(order, undefined),
    placedOn: toLocalDate(parseInstant(order.createdOnUtc), zone),
    readAt,
    priority,
  };
}
