import type { Expression, SqlBool } from 'kysely';
import { sql } from 'kysely';
import type { CorrectionStore } from '../../ports/correction-store.ts';
import type { Db } from './db.ts';

export function createCorrectionStore(db: Db): CorrectionStore {
  const selectOlder = (linkId: string, newest: number) =>
    db
      .selectFrom('ledger')
      .where('ledger.link_id', '=', linkId)
      .where('ledger.kind', '=', 'invoice')
      .where('ledger.state', '=', 'posted')
      .where('ledger.rule_set_number', '<>', newest);
  return {
    async find({ linkId, orderGuid }) {
      const row = await db
        .selectFrom('corrections')
        .select(['from_rule_set', 'to_rule_set'])
        .where('link_id', '=', linkId)
        .where('order_guid', '=', orderGuid)
        .executeTakeFirst();
      return row === undefined ? undefined : { from: row.from_rule_set, to: row.to_rule_set };
    },
    async ask({ linkId, orderGuid }, { from, to }) {
      const values = { from_rule_set: from, to_rule_set: to };
      await db
        .insertInto('corrections')
        .values({ link_id: linkId, order_guid: orderGuid, ...values })
        .onConflict((conflict) => conflict.columns(['link_id', 'order_guid']).doUpdateSet(values))
        .execute();
    },
    async drop({ linkId, orderGuid }) {
      await db
        .deleteFrom('corrections')
        .where('link_id', '=', linkId)
        .where('order_guid', '=', orderGuid)
        .execute();
    },
    async listUnpaid({ linkId, newest, limit }) {
      const rows = await selectOlder(linkId, newest)
        .innerJoin('orders', (join) =>
          join
            .onRef('orders.link_id', '=', 'ledger.link_id')
            .onRef('orders.order_guid', '=', 'ledger.order_guid'),
        )
        .where('orders.state', '=', 'booked')
        .where(hasNoMoney())
        .select(['orders.link_id as linkId', 'orders.order_guid as orderGuid'])
        .orderBy('orders.placed_at')
        .limit(limit)
        .execute();
      return rows;
    },
    async countOlder(linkId, newest) {
      const row = await selectOlder(linkId, newest)
        .select((expression) => [
          expression.fn.countAll<number>().as('booked'),
          sql<number>`coalesce(sum(${hasNoMoney()}), 0)`.as('unpaid'),
        ])
        .executeTakeFirstOrThrow();
      return { booked: row.booked, unpaid: row.unpaid };
    },
  };
}

/** Nothing stands on the order's invoice. */
function hasNoMoney(): Expression<SqlBool> {
  return sql<SqlBool>`NOT EXISTS (SELECT 1 FROM ledger AS money
    WHERE money.link_id = ledger.link_id AND money.order_guid = ledger.order_guid
      AND money.state = 'posted' AND money.kind IN ('payment', 'creditNote', 'allocation', 'refund'))`;
}
