import { sql, type SelectQueryBuilder } from 'kysely';
import { addDays, parseLocalDate } from '../../domain/time/instant.ts';
import type { OrderFilter } from '../../ports/order-store.ts';
import type { DatabaseSchema } from './database-schema.ts';
import type { Db } from './db.ts';
import { findRowsByWords } from './find-by-words.ts';

type OrdersQuery = SelectQueryBuilder<DatabaseSchema, 'orders', object>;

/** The orders that a filter leaves, without their sort and page. */
export function filterOrders(db: Db, filter: Omit<OrderFilter, 'limit'>): OrdersQuery {
  const { search, cause } = filter;
  let query: OrdersQuery = hasWords(search)
    ? // The cross join keeps SQLite at the hits first, however many orders the rest would leave.
      db
        .selectFrom(findRowsByWords(search).as('hits'))
        .crossJoin('orders')
        .where(sql<boolean>`orders.rowid = hits.row_number`)
    : db.selectFrom('orders');
  if (cause !== undefined)
    query = query.where(sql<number>`orders.rowid`, 'in', findWaiting(db, cause));
  if (filter.linkId !== undefined) query = query.where('link_id', '=', filter.linkId);
  if (filter.storeId !== undefined) query = query.where('store_id', '=', filter.storeId);
  if (filter.state !== undefined) query = query.where('state', '=', filter.state);
  if (filter.reasonCode !== undefined) query = query.where('reason_code', '=', filter.reasonCode);
  return filterPeriod(query, filter);
}

/** Rows of the orders that wait for a review entry. */
function findWaiting(db: Db, entryId: string) {
  return db
    .selectFrom('review_orders')
    .innerJoin('orders as waiting', (join) =>
      join
        .onRef('waiting.link_id', '=', 'review_orders.link_id')
        .onRef('waiting.order_guid', '=', 'review_orders.order_guid'),
    )
    .select(sql<number>`waiting.rowid`.as('row_number'))
    .where('review_orders.entry_id', '=', Number(entryId));
}

/** The organisation's days; the instants around them are what the index knows. */
function filterPeriod(query: OrdersQuery, { from, to }: Omit<OrderFilter, 'limit'>): OrdersQuery {
  let result = query;
  if (from !== undefined) {
    const earliest = addDays(parseLocalDate(from), -1);
    result = result.where('placed_on', '>=', from).where('placed_at', '>=', earliest);
  }
  if (to !== undefined) {
    const latest = addDays(parseLocalDate(to), 2);
    result = result.where('placed_on', '<=', to).where('placed_at', '<', latest);
  }
  return result;
}

export function hasWords(search: string | undefined): search is string {
  return search !== undefined && search.trim() !== '';
}
