import { sql, type Expression, type SqlBool } from 'kysely';
import type { StepKind } from '../../domain/ledger/step.ts';
import type {
  ActivityQuery,
  ActivityStore,
  CauseRow,
  PostedRow,
} from '../../ports/activity-store.ts';
import type { CallState } from '../../ports/call-store.ts';
import type { OrderReason } from '../../ports/order-store.ts';
import { toAuditEntry } from './audit-store.ts';
import { readBody } from './call-bodies.ts';
import { fromJson, type Db } from './db.ts';

type Row = 'audit_log' | 'ledger' | 'calls' | 'review_entries';

/**
 * Within the period and after the last row of the page before. The index by time ends in the row's
 * number, so the list is read in its order.
 */
function isOnPage(query: ActivityQuery, table: Row, column: string): Expression<SqlBool> {
  const at = sql.ref(`${table}.${column}`);
  const id = sql.ref(`${table}.rowid`);
  const { from, to, before } = query;
  const parts = [sql<SqlBool>`${at} is not null`];
  if (from !== undefined) parts.push(sql`${at} >= ${from}`);
  if (to !== undefined) parts.push(sql`${at} < ${to}`);
  if (before !== undefined && before.id === null) parts.push(sql`${at} < ${before.at}`);
  if (before !== undefined && before.id !== null) {
    parts.push(sql`${at} <= ${before.at} AND (${at} < ${before.at} OR ${id} < ${before.id})`);
  }
  return sql`${sql.join(parts, sql` AND `)}`;
}

/** Newest first; the plus keeps SQLite at the few rows of the orders that are asked for. */
function newestFirst(query: ActivityQuery, table: Row, column: string): Expression<unknown> {
  const [at, id] = [sql.ref(`${table}.${column}`), sql.ref(`${table}.rowid`)];
  return query.orders === undefined ? sql`${at} desc, ${id} desc` : sql`+${at} desc, ${id} desc`;
}

/** Without orders the index by time is the one to read: the plus keeps SQLite from the one by link. */
function linkOf(query: ActivityQuery, table: Row): Expression<string> {
  const link = sql.ref<string>(`${table}.link_id`);
  return query.orders === undefined ? sql<string>`+${link}` : link;
}

const rowid = (table: Row) => sql<number>`${sql.ref(`${table}.rowid`)}`;

export function createActivityStore(db: Db): ActivityStore {
  return {
    async listAudit(query) {
      let rows = db
        .selectFrom('audit_log')
        .selectAll()
        .where(isOnPage(query, 'audit_log', 'at'))
        .orderBy(newestFirst(query, 'audit_log', 'at'))
        .limit(query.limit);
      if (query.orders !== undefined) {
        const subjects = query.orders.map(({ linkId, orderId }) => `${linkId}/${orderId}`);
        rows = rows.where('subject', 'in', subjects);
      }
      return (await rows.execute()).map((row) => ({ id: row.id, ...toAuditEntry(row) }));
    },
    listPosted: (query) => listPosted(db, query),
    listCauses: (query, side) => listCauses(db, query, side),
    async listCalls(query) {
      let rows = db
        .selectFrom('calls')
        .select(['id', 'kind', 'state', 'http_status', 'attempts', 'created_at'])
        .select(['first_sent_at', 'last_sent_at', rowid('calls').as('row_number')])
        .select((calls) =>
          calls
            .selectFrom('call_steps')
            .whereRef('call_steps.call_id', '=', 'calls.id')
            .select((steps) => steps.fn.countAll<number>().as('documents'))
            .as('documents'),
        )
        .where(linkOf(query, 'calls'), 'in', query.linkIds)
        .where(isOnPage(query, 'calls', 'created_at'))
        .orderBy(newestFirst(query, 'calls', 'created_at'))
        .limit(query.limit);
      if (query.orders !== undefined) rows = rows.where('calls.id', 'in', findCallsOf(db, query));
      return (await rows.execute()).map((row) => ({
        id: row.row_number,
        at: row.created_at,
        callId: row.id,
        kind: row.kind as StepKind,
        documents: row.documents ?? 0,
        state: row.state as CallState,
        httpStatus: row.http_status,
        attempts: row.attempts,
        firstSentAt: row.first_sent_at,
        lastSentAt: row.last_sent_at,
      }));
    },
    async findCallBody(callId) {
      const row = await db
        .selectFrom('calls')
        .select(['link_id', 'request'])
        .where('id', '=', callId)
        .executeTakeFirst();
      if (row === undefined) return undefined;
      const request = readBody(row.request);
      const hash = request === null && row.request !== '' ? row.request : null;
      return { linkId: row.link_id, request, hash };
    },
    async findLatestAudit(action, subject) {
      let rows = db.selectFrom('audit_log').selectAll().where('action', '=', action);
      if (subject !== undefined) rows = rows.where('subject', '=', subject);
      const row = await rows.orderBy('id', 'desc').limit(1).executeTakeFirst();
      return row === undefined ? undefined : toAuditEntry(row);
    },
  };
}

async function listPosted(db: Db, query: ActivityQuery): Promise<readonly PostedRow[]> {
  let rows = db
    .selectFrom('ledger')
    .leftJoin('orders', (join) =>
      join
        .onRef('orders.link_id', '=', 'ledger.link_id')
        .onRef('orders.order_guid', '=', 'ledger.order_guid'),
    )
    .select(['ledger.kind', 'ledger.number', 'ledger.currency', 'ledger.total_minor'])
    .select(['ledger.posted_at', 'ledger.link_id', 'ledger.order_guid'])
    .select(['orders.order_id', 'orders.number as order_number', rowid('ledger').as('row_number')])
    .where(linkOf(query, 'ledger'), 'in', query.linkIds)
    .where(isOnPage(query, 'ledger', 'posted_at'))
    .orderBy(newestFirst(query, 'ledger', 'posted_at'))
    .limit(query.limit);
  // Without an order in question the summary itself is told, not each order's part of it.
  rows =
    query.orders === undefined
      ? rows.where('ledger.summary_key', 'is', null)
      : rows.where('ledger.order_guid', 'in', guidsOf(query));
  return (await rows.execute()).map((row) => ({
    id: row.row_number,
    at: row.posted_at,
    order:
      row.order_guid === null || row.order_id === null
        ? null
        : {
            linkId: row.link_id,
            orderGuid: row.order_guid,
            orderId: row.order_id,
            number: row.order_number ?? '',
          },
    kind: row.kind as StepKind,
    number: row.number,
    currency: row.currency,
    totalMinor: row.total_minor,
  }));
}

async function listCauses(
  db: Db,
  query: ActivityQuery,
  side: 'opened' | 'resolved',
): Promise<readonly CauseRow[]> {
  const column = side === 'opened' ? 'opened_at' : 'resolved_at';
  let rows = db
    .selectFrom('review_entries')
    .select(['id', 'link_id', 'reason', sql<string>`${sql.ref(column)}`.as('at')])
    .select((entries) =>
      entries
        .selectFrom('review_orders')
        .whereRef('review_orders.entry_id', '=', 'review_entries.id')
        .select((orders) => orders.fn.countAll<number>().as('orders'))
        .as('orders'),
    )
    .where(linkOf(query, 'review_entries'), 'in', query.linkIds)
    .where(isOnPage(query, 'review_entries', column))
    .orderBy(newestFirst(query, 'review_entries', column))
    .limit(query.limit);
  if (query.orders !== undefined) {
    rows = rows.where('id', 'in', (entries) =>
      entries
        .selectFrom('review_orders')
        .select('entry_id')
        .where('link_id', 'in', query.linkIds)
        .where('order_guid', 'in', guidsOf(query)),
    );
  }
  return (await rows.execute()).map((row) => ({
    id: row.id,
    at: row.at,
    linkId: row.link_id,
    reason: fromJson<OrderReason>(row.reason),
    orders: row.orders ?? 0,
  }));
}

function guidsOf(query: ActivityQuery): string[] {
  return (query.orders ?? []).map(({ orderGuid }) => orderGuid);
}

/** The calls that carried a step of the orders. */
function findCallsOf(db: Db, query: ActivityQuery) {
  return db
    .selectFrom('steps')
    .innerJoin('call_steps', 'call_steps.step_id', 'steps.id')
    .select('call_steps.call_id')
    .where('steps.link_id', 'in', query.linkIds)
    .where('steps.order_guid', 'in', guidsOf(query));
}
