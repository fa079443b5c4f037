import { DaybookError } from '../../domain/errors/daybook-error.ts';
import { isStandingDocument } from '../../domain/ledger/ledger-entry.ts';
import type { LedgerRow } from '../../ports/ledger-store.ts';
import type { OrderFilter, OrderRecord } from '../../ports/order-store.ts';
import { getOwnLinkOrThrow } from '../find-link.ts';
import type { Actor, SetupDeps } from '../setup-deps.ts';

export interface OrderWithDocuments {
  readonly order: OrderRecord;
  readonly documents: readonly LedgerRow[];
}

export interface OrderPage {
  readonly orders: readonly OrderWithDocuments[];
  /** Where the next page starts; null at the end. */
  readonly next: string | null;
}

/** A page of the shop's orders, newest first, each with what Xero holds for it. */
export async function listOrders(
  deps: Pick<SetupDeps, 'uow'>,
  filter: OrderFilter,
  actor: Actor,
): Promise<OrderPage> {
  const stores = deps.uow.reading;
  const links = await stores.links.listByPairing(actor.pairingId);
  const linkIds = new Set(links.map((link) => link.id));
  if (filter.linkId !== undefined) await getOwnLinkOrThrow(stores, filter.linkId, actor);
  const page = await stores.orders.list(filter);
  const last = page.length < filter.limit ? undefined : page.at(-1);
  const records = page.filter((order) => linkIds.has(order.linkId));
  const rows = records.length === 0 ? [] : await stores.ledger.listForOrders(records);
  const byOrder = Map.groupBy(
    rows.filter(isStandingDocument),
    (row) => `${row.linkId} ${row.orderGuid}`,
  );
  return {
    orders: records.map((order) => ({
      order,
      documents: byOrder.get(`${order.linkId} ${order.orderGuid}`) ?? [],
    })),
    next: last === undefined ? null : makePosition(last, filter),
  };
}

function makePosition(last: OrderRecord, filter: OrderFilter): string {
  return `${filter.sort === 'amount' ? last.totalMinor : last.placedAt}|${last.orderGuid}`;
}

/** One order by the id that the store's pages show. */
export async function readOrder(
  deps: Pick<SetupDeps, 'uow'>,
  key: { readonly linkId: string; readonly orderId: number },
  actor: Actor,
): Promise<OrderWithDocuments> {
  const { stores } = deps.uow;
  await getOwnLinkOrThrow(stores, key.linkId, actor);
  const order = await stores.orders.findByOrderId(key.linkId, key.orderId);
  if (order === undefined) throw new DaybookError('setup.order_unknown');
  const rows = await stores.ledger.listForOrder(order);
  return { order, documents: rows.filter(isStandingDocument) };
}
