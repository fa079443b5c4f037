import type { OrderFilter, OrderRecord } from '../../ports/order-store.ts';
import type { Db } from './db.ts';
import { toOrderRecord } from './order-row.ts';

/** Newest placed first; `after` is the last row's position of the page before. */
export async function listOrders(db: Db, filter: OrderFilter): Promise<readonly OrderRecord[]> {
  let query = db.selectFrom('orders').selectAll();
  if (filter.linkId !== undefined) query = query.where('link_id', '=', filter.linkId);
  if (filter.state !== undefined) query = query.where('state', '=', filter.state);
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

/** A person's % and _ are letters. */
function escapeLike(text: string): string {
  return text.replace(/[%_]/g, ' ').trim();
}
