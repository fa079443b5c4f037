import type { FilteredSum, OrderFilter, OrderState } from '../../ports/order-store.ts';
import type { Db } from './db.ts';
import { filterOrders, hasWords } from './filter-orders.ts';

/** What a filter leaves, by currency and state; from the days' totals where they know it. */
export function sumOrders(
  db: Db,
  linkIds: readonly string[],
  filter: Omit<OrderFilter, 'limit'>,
): Promise<readonly FilteredSum[]> {
  const { reasonCode, search, cause } = filter;
  return reasonCode === undefined && cause === undefined && !hasWords(search)
    ? sumDays(db, linkIds, filter)
    : sumRows(db, linkIds, filter);
}

function sumDays(
  db: Db,
  linkIds: readonly string[],
  { state, from, to }: Omit<OrderFilter, 'limit'>,
): Promise<readonly FilteredSum[]> {
  let query = db.selectFrom('day_totals').where('link_id', 'in', linkIds);
  if (state !== undefined) query = query.where('state', '=', state);
  if (from !== undefined) query = query.where('placed_on', '>=', from);
  if (to !== undefined) query = query.where('placed_on', '<=', to);
  return query
    .select((expression) => [
      'currency',
      expression.ref('state').$castTo<OrderState>().as('state'),
      expression.fn.sum<number>('orders').as('orders'),
      expression.fn.sum<number>('store_minor').as('storeMinor'),
      expression.fn.sum<number>('xero_minor').as('xeroMinor'),
    ])
    .groupBy(['currency', 'state'])
    .having((expression) => expression(expression.fn.sum<number>('orders'), '>', 0))
    .execute();
}

function sumRows(
  db: Db,
  linkIds: readonly string[],
  filter: Omit<OrderFilter, 'limit'>,
): Promise<readonly FilteredSum[]> {
  return filterOrders(db, filter)
    .where('link_id', 'in', linkIds)
    .select((expression) => [
      'currency',
      expression.ref('state').$castTo<OrderState>().as('state'),
      expression.fn.countAll<number>().as('orders'),
      expression.fn.sum<number>('store_minor').as('storeMinor'),
      expression.fn.sum<number>('xero_minor').as('xeroMinor'),
    ])
    .groupBy(['currency', 'state'])
    .execute();
}
