import type { StoreOrder } from '../../domain/order/store-order.ts';
import type { SnapshotInput } from '../../ports/order-store.ts';
import type { Db } from './db.ts';

/** Inserts or updates; an order whose hash is the one that is kept stays as it is. */
export async function saveSnapshots(db: Db, inputs: readonly SnapshotInput[]): Promise<number> {
  let changed = 0;
  for (const input of inputs) changed += await saveSnapshot(db, input);
  return changed;
}

async function saveSnapshot(db: Db, input: SnapshotInput): Promise<number> {
  const { snapshot } = input;
  const values = {
    order_id: snapshot.id,
    number: snapshot.customOrderNumber,
    store_id: snapshot.storeId,
    placed_at: snapshot.createdOnUtc,
    placed_on: input.placedOn,
    currency: snapshot.primaryCurrencyCode,
    total_minor: input.totalMinor,
    store_minor: input.storeMinor,
    snapshot: JSON.stringify(snapshot),
    snapshot_hash: input.snapshotHash,
    read_at: input.readAt,
    search_text: makeSearchText(snapshot),
    priority: input.priority,
    brought_by: input.backfillId ?? null,
  };
  const result = await db
    .insertInto('orders')
    .values({
      link_id: input.linkId,
      order_guid: input.orderGuid,
      ...values,
      xero_minor: 0,
      state: 'new',
      reason: null,
      reason_code: null,
      revision: 1,
      is_dirty: 1,
      booked_as_of: null,
      excluded_by: null,
      waits_since: null,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['link_id', 'order_guid'])
        .doUpdateSet((expression) => ({
          ...values,
          is_dirty: 1,
          revision: expression('orders.revision', '+', 1),
        }))
        .where('orders.snapshot_hash', '!=', input.snapshotHash),
    )
    .executeTakeFirst();
  return Number(result.numInsertedOrUpdatedRows ?? 0n);
}

function makeSearchText(order: StoreOrder): string {
  const { billingAddress, customer } = order;
  return [
    order.customOrderNumber,
    String(order.id),
    customer.email ?? billingAddress?.email,
    billingAddress?.firstName ?? customer.firstName,
    billingAddress?.lastName ?? customer.lastName,
    billingAddress?.company ?? customer.company,
  ]
    .filter((part) => part !== null && part !== undefined && part !== '')
    .join(' ')
    .toLowerCase();
}
