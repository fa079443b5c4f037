import type { BookedDocument } from '../../domain/booking/xero-documents.ts';
import { isPaid } from '../../domain/order/order-timing.ts';
import type { StoreOrder } from '../../domain/order/store-order.ts';
import {
  weighChanges,
  type SeenChange,
  type Weighed,
} from '../../domain/reconciliation/weigh-changes.ts';
import type { LedgerRow } from '../../ports/ledger-store.ts';
import type { OrderRecord } from '../../ports/order-store.ts';
import type { Sighting } from '../../ports/sighting-store.ts';
import type { Stores } from '../../ports/unit-of-work.ts';
import { readEditCredits } from '../booking/load-booking-input.ts';
import { findChangesOf } from './look-at-documents.ts';

export interface SightingWork {
  readonly stores: Stores;
  readonly record: OrderRecord;
  readonly tenantId: string;
}

/** What others changed in Xero on the order's documents, each with what a person said of it. */
export async function listSeenChanges({
  stores,
  record,
  tenantId,
}: SightingWork): Promise<readonly (SeenChange & { readonly sighting: Sighting })[]> {
  const seen: (SeenChange & { readonly sighting: Sighting })[] = [];
  for (const sighting of await stores.sightings.listForOrder(record)) {
    for (const change of await findChangesOf(stores, sighting, tenantId)) {
      const isAccepted = sighting.accepted.includes(JSON.stringify(change));
      seen.push({ change, isAccepted, sighting });
    }
  }
  return seen;
}

/** "Xero is right": what was changed so far is not asked about again. */
export async function acceptSeen(work: SightingWork): Promise<void> {
  const seen = Map.groupBy(await listSeenChanges(work), ({ sighting }) => sighting.state.xeroId);
  for (const [xeroId, group] of seen) {
    const changes = group.map(({ change }) => JSON.stringify(change));
    await work.stores.sightings.accept(work.record.linkId, xeroId, changes);
  }
}

/** Weighs them against what the order should have; what ended in Xero and is not wanted ends here. */
export async function weighSightings(
  work: SightingWork,
  documents: readonly BookedDocument[],
  rows: readonly LedgerRow[],
): Promise<Weighed & { readonly rows: readonly LedgerRow[] }> {
  const changes = await listSeenChanges(work);
  const canBePaid = isUnpaid(work.record.snapshot);
  const credits = await work.stores.editCredits.list(work.record);
  const { closed } = readEditCredits({ editCredits: credits });
  const closedKeys = new Set(
    closed.flatMap((invoice) => invoice.documents.map((document) => document.key)),
  );
  const weighed = weighChanges(changes, { documents, entries: rows, closedKeys, canBePaid });
  const ended = new Set(weighed.endedKeys);
  for (const { change, sighting } of changes) {
    if (!ended.has(change.key)) continue;
    await work.stores.ledger.endInXero(work.record.linkId, change.key, sighting.seenAt);
  }
  const left = rows.map((row) => (ended.has(row.key) ? { ...row, state: 'voided' as const } : row));
  return { ...weighed, rows: left };
}

/** The store may mark it paid: never an order that was cancelled, refunded or paid already. */
function isUnpaid(order: StoreOrder): boolean {
  const isOpen = ['Pending', 'Authorized'].includes(order.paymentStatus);
  return isOpen && !isPaid(order) && order.orderStatus !== 'Cancelled' && !order.deleted;
}
