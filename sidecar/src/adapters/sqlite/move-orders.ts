import type { OrderStore } from '../../ports/order-store.ts';
import type { Db } from './db.ts';
import { toOrderRecord } from './order-row.ts';

type OrderMover = Pick<OrderStore, 'listPlacedAfter' | 'move'>;

/** Orders that nobody booked, to another link of their store. */
export function createOrderMover(db: Db): OrderMover {
  return {
    async listPlacedAfter(linkId, day) {
      const rows = await db
        .selectFrom('orders')
        .selectAll()
        .where('link_id', '=', linkId)
        .where('placed_on', '>', day)
        .execute();
      return rows.map(toOrderRecord);
    },
    async move({ linkId, orderGuid }, to) {
      const ofOrder = db
        .selectFrom('orders')
        .selectAll()
        .where('link_id', '=', linkId)
        .where('order_guid', '=', orderGuid);
      const row = await ofOrder.executeTakeFirstOrThrow();
      // Taken out and put in, so that the totals by day follow.
      await db
        .deleteFrom('orders')
        .where('link_id', '=', linkId)
        .where('order_guid', '=', orderGuid)
        .execute();
      await db
        .insertInto('orders')
        .values({
          ...row,
          link_id: to.linkId,
          placed_on: to.placedOn,
          state: 'new',
          reason: null,
          reason_code: null,
          is_dirty: 1,
          booked_as_of: null,
          waits_since: null,
          brought_by: null,
        })
        .execute();
    },
  };
}
