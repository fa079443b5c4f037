import type { OrderFilter, OrderRecord, OrderState, PlacedSum } from '../../ports/order-store.ts';
import type { Db } from './db.ts';
import { toOrderRecord } from './order-row.ts';

/** Newest placed first; `after` is the last row's position of the page before. */
export async function listOrders(db: Db, filter: OrderFilter): Promise<readonly OrderRecord[]> {
  let query = db.selectFrom('orders').selectAll();
  if (filter.linkId !== undefined) query = query.where('link_id', '=', filter.linkId);
  if (filter.state !== undefined) query = query.where('state', '=', filter.state);
  if (filter.reasonCode !== undefined) query = query.where('reason_code', '=', filter.reasonCode);
  if (filter.search !== undefined && filter.search !== '') {
    query = query.where('search_text', 'like', `%${escapeLike(filter.search.toLowerCase())}%`);
  }
  if (filter.after !== undefined) {
    const [placedAt = '', orderGuid = ''] = filter.after.split('|');
    query = query.where((expression) =>
      expression.or([
        expression('placed_at', '<', placedAt),
        expression.and([
          expression('placed_at', '=', placedAt),
          expression('order_guid', '<', orderGuid),
        ]),
      ]),
    );
  }
  const rows = await query
    .orderBy('placed_at', 'desc')
    .orderBy('order_guid', 'desc')
    .limit(filter.limit)
    .execute();
  return rows.map(toOrderRecord);
}

/** The totals of the days of a period, newest first. */
export function sumPlaced(
  db: Db,
  period: { readonly linkId: string; readonly from: string; readonly to: string },
): Promise<readonly PlacedSum[]> {
  return db
    .selectFrom('day_totals')
    .select((expression) => [
      'placed_on as placedOn',
      'currency',
      expression.ref('state').$castTo<OrderState>().as('state'),
      'orders',
      'store_minor as storeMinor',
      'xero_minor as xeroMinor',
    ])
    .where('link_id', '=', period.linkId)
    .where('placed_on', '>=', period.from)
    .where('placed_on', '<=', period.to)
    .where('orders', '>', 0)
    .orderBy('placed_on', 'desc')
    .execute();
}

/** A person's % and _ are letters. */
function escapeLike(text: string): string {
  return text.replace(/[%_]/g, ' ').trim();
}
