import type { WorkPriority } from '../../domain/ledger/work-priority.ts';
import type { StoreEventStore } from '../../ports/store-event-store.ts';
import type { Db } from './db.ts';

type OrderHintStore = Pick<
  StoreEventStore,
  'hint' | 'findDueHints' | 'countDueHints' | 'countHints' | 'settleHints' | 'postponeHints'
>;

/** Hints on one order are one row; its revision tells a hint that came while the order was read. */
export function createOrderHintStore(db: Db): OrderHintStore {
  return {
    async hint(pairingId, orderIds, { dueAt, priority }) {
      for (const orderId of orderIds) {
        await db
          .insertInto('order_hints')
          .values({
            pairing_id: pairingId,
            order_id: orderId,
            revision: 1,
            attempts: 0,
            priority,
            due_at: dueAt,
          })
          .onConflict((conflict) =>
            conflict.columns(['pairing_id', 'order_id']).doUpdateSet((expression) => ({
              revision: expression('order_hints.revision', '+', 1),
              due_at: dueAt,
              priority: expression
                .case()
                .when('order_hints.priority', '<', priority)
                .then(expression.ref('order_hints.priority'))
                .else(priority)
                .end(),
            })),
          )
          .execute();
      }
    },
    async findDueHints(now, limit) {
      const rows = await db
        .selectFrom('order_hints')
        .selectAll()
        .where('due_at', '<=', now)
        .orderBy('priority')
        .orderBy('due_at')
        .orderBy('order_id')
        .limit(limit)
        .execute();
      return rows.map((row) => ({
        pairingId: row.pairing_id,
        orderId: row.order_id,
        revision: row.revision,
        attempts: row.attempts,
        priority: row.priority as WorkPriority,
      }));
    },
    async countDueHints(now) {
      const row = await db
        .selectFrom('order_hints')
        .select((expression) => expression.fn.countAll<number>().as('count'))
        .where('due_at', '<=', now)
        .executeTakeFirstOrThrow();
      return row.count;
    },
    async countHints() {
      const row = await db
        .selectFrom('order_hints')
        .select((expression) => expression.fn.countAll<number>().as('count'))
        .executeTakeFirstOrThrow();
      return row.count;
    },
    async settleHints(hints) {
      for (const hint of hints) {
        await db
          .deleteFrom('order_hints')
          .where('pairing_id', '=', hint.pairingId)
          .where('order_id', '=', hint.orderId)
          .where('revision', '=', hint.revision)
          .execute();
      }
    },
    async postponeHints(hints, dueAt) {
      for (const hint of hints) {
        await db
          .updateTable('order_hints')
          .set((expression) => ({ due_at: dueAt, attempts: expression('attempts', '+', 1) }))
          .where('pairing_id', '=', hint.pairingId)
          .where('order_id', '=', hint.orderId)
          .execute();
      }
    },
  };
}
