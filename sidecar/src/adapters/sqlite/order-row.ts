import type { WorkPriority } from '../../domain/ledger/work-priority.ts';
import type { StoreOrder } from '../../domain/order/store-order.ts';
import type { OrderReason, OrderRecord, OrderState } from '../../ports/order-store.ts';
import type { OrdersTable } from './database-schema.ts';
import { fromJson } from './db.ts';

export function toOrderRecord(row: OrdersTable): OrderRecord {
  return {
    linkId: row.link_id,
    orderGuid: row.order_guid,
    orderId: row.order_id,
    number: row.number,
    storeId: row.store_id,
    placedAt: row.placed_at,
    currency: row.currency,
    totalMinor: row.total_minor,
    storeMinor: row.store_minor,
    xeroMinor: row.xero_minor,
    state: row.state as OrderState,
    reason: row.reason === null ? null : fromJson<OrderReason>(row.reason),
    snapshot: fromJson<StoreOrder>(row.snapshot),
    snapshotHash: row.snapshot_hash,
    readAt: row.read_at,
    revision: row.revision,
    dirty: row.is_dirty === 1,
    priority: row.priority as WorkPriority,
    bookedAsOf: row.booked_as_of,
    excludedBy: row.excluded_by,
    waitsSince: row.waits_since,
  };
}
