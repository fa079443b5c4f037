import { sql, type Selectable } from 'kysely';
import type { OrderReason, OrderState } from '../../ports/order-store.ts';
import type { ReleasedOrders, ReviewEntry, WaitingAmount } from '../../ports/review-store.ts';
import type { ReviewEntriesTable } from './database-schema.ts';
import { fromJson, type Db } from './db.ts';

export function toReviewEntry(
  row: Selectable<ReviewEntriesTable> & { readonly order_count: number },
): ReviewEntry {
  return {
    id: String(row.id),
    linkId: row.link_id,
    causeKey: row.cause_key,
    reason: fromJson<OrderReason>(row.reason),
    openedAt: row.opened_at,
    resolvedAt: row.resolved_at,
    orderCount: row.order_count,
    snoozedUntil: row.snoozed_until,
    snoozedBy: row.snoozed_by,
  };
}

export async function listResolved(
  db: Db,
  span: { readonly linkId: string; readonly since: string; readonly limit: number },
): Promise<readonly ReviewEntry[]> {
  const rows = await db
    .selectFrom('review_entries')
    .selectAll()
    .select((expression) =>
      expression
        .selectFrom('review_past_orders')
        .select((inner) => inner.fn.countAll<number>().as('count'))
        .whereRef('entry_id', '=', 'review_entries.id')
        .as('order_count'),
    )
    .where('link_id', '=', span.linkId)
    .where('resolved_at', 'is not', null)
    .where('resolved_at', '>=', span.since)
    .orderBy('resolved_at', 'desc')
    .limit(span.limit)
    .execute();
  return rows.map((row) => toReviewEntry({ ...row, order_count: row.order_count ?? 0 }));
}

export async function sumWaiting(db: Db, linkId: string): Promise<readonly WaitingAmount[]> {
  const rows = await db
    .selectFrom('review_entries')
    .innerJoin('review_orders', 'review_orders.entry_id', 'review_entries.id')
    .innerJoin('orders', (join) =>
      join
        .onRef('orders.link_id', '=', 'review_orders.link_id')
        .onRef('orders.order_guid', '=', 'review_orders.order_guid'),
    )
    .select((expression) => [
      'review_entries.id',
      'orders.currency',
      expression.fn.sum<number>('orders.store_minor').as('totalMinor'),
    ])
    .where('review_entries.link_id', '=', linkId)
    .where('review_entries.resolved_at', 'is', null)
    .groupBy(['review_entries.id', 'orders.currency'])
    .execute();
  return rows.map(({ id, ...amount }) => ({ entryId: String(id), ...amount }));
}

interface ReleasedRow {
  readonly state: OrderState;
  readonly is_due: number;
  readonly held_by: number | null;
  readonly orders: number;
}

export async function countReleased(
  db: Db,
  entryId: number,
  since: string,
): Promise<readonly ReleasedOrders[]> {
  const { rows } = await sql<ReleasedRow>`WITH meant AS (
      SELECT link_id, order_guid FROM review_orders WHERE entry_id = ${entryId}
      UNION
      SELECT link_id, order_guid FROM review_past_orders
        WHERE entry_id = ${entryId} AND left_at >= ${since}
    ), seen AS (
      SELECT orders.state, orders.is_dirty AS is_due, (
        SELECT min(review_orders.entry_id) FROM review_orders
        WHERE review_orders.link_id = orders.link_id
          AND review_orders.order_guid = orders.order_guid
      ) AS held_by
      FROM meant CROSS JOIN orders
      WHERE orders.link_id = meant.link_id AND orders.order_guid = meant.order_guid
    )
    SELECT state, is_due, held_by, count(*) AS orders FROM seen
    GROUP BY state, is_due, held_by`.execute(db);
  return rows.map(({ state, is_due, held_by, orders }) => ({
    state,
    isDue: is_due === 1,
    heldBy: held_by === null ? null : String(held_by),
    orders,
  }));
}
