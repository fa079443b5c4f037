import { sql, type Selectable, type SelectQueryBuilder } from 'kysely';
import type { OrderFilter, OrderRecord, OrderState, PlacedSum } from '../../ports/order-store.ts';
import type { DatabaseSchema, OrdersTable } from './database-schema.ts';
import type { Db } from './db.ts';
import { filterOrders } from './filter-orders.ts';
import { toOrderRecord } from './order-row.ts';

type WholeOrders = SelectQueryBuilder<DatabaseSchema, 'orders', Selectable<OrdersTable>>;

const SORTS = {
  newest: { column: 'placed_at', direction: 'desc', beyond: '<' },
  oldest: { column: 'placed_at', direction: 'asc', beyond: '>' },
  amount: { column: 'total_minor', direction: 'desc', beyond: '<' },
} as const;

/** A page in the filter's sort; `after` is the last row's position of the page before. */
export async function listOrders(db: Db, filter: OrderFilter): Promise<readonly OrderRecord[]> {
  const { column, direction, beyond } = SORTS[filter.sort ?? 'newest'];
  let query = filterOrders(db, filter).selectAll('orders');
  if (filter.after !== undefined) {
    const [position = '', orderGuid = ''] = filter.after.split('|');
    const value = column === 'total_minor' ? Number(position) : position;
    // The first condition alone is what the index is entered by.
    query = query
      .where(column, direction === 'desc' ? '<=' : '>=', value)
      .where((expression) =>
        expression.or([
          expression(column, beyond, value),
          expression('order_guid', beyond, orderGuid),
        ]),
      );
  }
  const isSortedWithinPeriod =
    column === 'total_minor' && (filter.from !== undefined || filter.to !== undefined);
  if (isSortedWithinPeriod) query = pickLargest(db, query, filter.limit);
  const rows = await query
    .orderBy(column, direction)
    .orderBy('order_guid', direction)
    .limit(filter.limit)
    .execute();
  return rows.map(toOrderRecord);
}

/**
 * The largest of a period, found in the index by time, which holds what is filtered and sorted by:
 * only the rows of the page are read. The plus keeps SQLite from the index by amount, where it would
 * walk through the orders of all years.
 */
function pickLargest(db: Db, query: WholeOrders, limit: number): WholeOrders {
  const largest = query
    .clearSelect()
    .select(sql<number>`orders.rowid`.as('row_number'))
    .orderBy(sql`+total_minor`, 'desc')
    .orderBy('order_guid', 'desc')
    .limit(limit);
  return db
    .selectFrom('orders')
    .where(sql<number>`orders.rowid`, 'in', largest)
    .selectAll('orders');
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
