import { sql } from 'kysely';
import type { MonthSum, OrderState, PeriodPart } from '../../ports/order-store.ts';
import type { Db } from './db.ts';
import { filterOrders } from './filter-orders.ts';

interface Period {
  readonly linkId: string;
  readonly from: string;
  readonly to: string;
}

const MONTH = sql<string>`substr(placed_on, 1, 7)`;

/** From the days' totals: a few rows a day, whatever the number of orders. */
export function sumMonths(db: Db, { linkId, from, to }: Period): Promise<readonly MonthSum[]> {
  return db
    .selectFrom('day_totals')
    .select((expression) => [
      MONTH.as('month'),
      'currency',
      expression.ref('state').$castTo<OrderState>().as('state'),
      expression.fn.sum<number>('orders').as('orders'),
      expression.fn.sum<number>('store_minor').as('storeMinor'),
      expression.fn.sum<number>('xero_minor').as('xeroMinor'),
    ])
    .where('link_id', '=', linkId)
    .where('placed_on', '>=', from)
    .where('placed_on', '<=', to)
    .groupBy([MONTH, 'currency', 'state'])
    .having((expression) => expression(expression.fn.sum<number>('orders'), '>', 0))
    .orderBy('month', 'desc')
    .execute();
}

/** Reads the snapshots of the period: asked for when somebody opens a month. */
export async function splitPeriod(db: Db, period: Period): Promise<readonly PeriodPart[]> {
  const placed = filterOrders(db, period).select([
    'currency',
    'store_minor',
    'xero_minor',
    'snapshot',
  ]);
  const { rows } = await sql<PeriodPart>`WITH placed AS MATERIALIZED ${placed}
    SELECT 'paymentMethod' AS "by", coalesce(snapshot ->> '$.paymentMethodSystemName', '') AS "key",
      currency, count(*) AS orders, sum(store_minor) AS storeMinor, sum(xero_minor) AS xeroMinor
      FROM placed GROUP BY 2, currency
    UNION ALL
    SELECT 'taxRate', coalesce(rate.value ->> '$.rate', '') AS "key",
      currency, count(*), sum(store_minor), sum(xero_minor)
      FROM placed LEFT JOIN json_each(snapshot, '$.taxRates') AS rate
      GROUP BY 2, currency
    ORDER BY 1, orders DESC`.execute(db);
  return rows;
}
