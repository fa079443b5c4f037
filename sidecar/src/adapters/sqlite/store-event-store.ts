import type { StoreEventStore } from '../../ports/store-event-store.ts';
import { fromJson, type Db } from './db.ts';
import { keepMalformedInput } from './keep-malformed-input.ts';
import { createOrderHintStore } from './order-hint-store.ts';

export function createStoreEventStore(db: Db): StoreEventStore {
  return {
    ...createOrderHintStore(db),
    async keep(pairingId, outboxEpoch, events) {
      let added = 0;
      for (const event of events) {
        const result = await db
          .insertInto('store_events')
          .values({
            outbox_epoch: outboxEpoch,
            sequence: event.sequence,
            pairing_id: pairingId,
            entity: event.entity,
            entity_id: event.entityId,
            kind: event.kind,
            occurred_on_utc: event.occurredOnUtc,
            data: JSON.stringify(event.data ?? null),
          })
          .onConflict((conflict) => conflict.doNothing())
          .executeTakeFirst();
        added += Number(result.numInsertedOrUpdatedRows ?? 0n);
      }
      return added;
    },
    keepMalformed: (pairingId, malformed) =>
      keepMalformedInput(db, { ownerId: pairingId, subject: 'event', ...malformed }),
    listOfOrder: (pairingId, orderId) =>
      db
        .selectFrom('store_events')
        .select(['kind', 'occurred_on_utc as occurredOnUtc'])
        .where('pairing_id', '=', pairingId)
        .where('entity', '=', 'order')
        .where('entity_id', '=', orderId)
        .orderBy('occurred_on_utc')
        .limit(200)
        .execute(),
    async listRefunds(pairingId, orderId) {
      const rows = await db
        .selectFrom('store_events')
        .select(['occurred_on_utc', 'data'])
        .where('pairing_id', '=', pairingId)
        .where('entity', '=', 'order')
        .where('entity_id', '=', orderId)
        .where('kind', '=', 'refunded')
        .orderBy('occurred_on_utc')
        .execute();
      return rows.flatMap((row) => {
        const data = fromJson<{ readonly refundedTotal?: unknown } | null>(row.data);
        const refundedTotal = data?.refundedTotal;
        return typeof refundedTotal === 'string' && /^\d+(\.\d+)?$/.test(refundedTotal)
          ? [{ refundedTotal, occurredOnUtc: row.occurred_on_utc }]
          : [];
      });
    },
  };
}
