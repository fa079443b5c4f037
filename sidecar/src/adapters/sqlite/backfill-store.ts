import { sql } from 'kysely';
import type { Backfill, BackfillStore, BackfillUndo } from '../../ports/backfill-store.ts';
import type { OrderReason } from '../../ports/order-store.ts';
import type { BackfillsTable } from './tables-of-requests.ts';
import { fromJson, type Db } from './db.ts';
import { isLinkRunning } from './is-link-running.ts';

const PAUSED = sql.lit('paused');
/** As in the condition of the index. */
const GOING_ON = [sql.lit('running'), sql.lit('failing')] as const;

export function createBackfillStore(db: Db): BackfillStore {
  const backfills = db.selectFrom('backfills').selectAll();

  return {
    async add(backfill) {
      await db.insertInto('backfills').values(toRow(backfill)).execute();
    },
    async update(backfill) {
      const { id, ...values } = toRow(backfill);
      await db.updateTable('backfills').set(values).where('id', '=', id).execute();
    },
    async find(id) {
      const row = await backfills.where('id', '=', id).executeTakeFirst();
      return row === undefined ? undefined : toBackfill(row);
    },
    async findUnfinished(linkId, { createdFrom, createdTo }) {
      const row = await backfills
        .where('link_id', '=', linkId)
        .where('created_from', '=', createdFrom)
        .where('created_to', '=', createdTo)
        .where('state', 'in', [...GOING_ON, PAUSED])
        .executeTakeFirst();
      return row === undefined ? undefined : toBackfill(row);
    },
    async findDue(now) {
      const row = await backfills
        .where('state', 'in', GOING_ON)
        .where('due_at', '<=', now)
        .orderBy('due_at')
        .limit(1)
        .executeTakeFirst();
      return row === undefined ? undefined : toBackfill(row);
    },
    async countRunning(linkIds) {
      let running = db
        .selectFrom('backfills')
        .select((expression) => expression.fn.countAll<number>().as('count'))
        .where('state', 'in', GOING_ON);
      if (linkIds !== undefined) running = running.where('link_id', 'in', linkIds);
      const row = await running.executeTakeFirstOrThrow();
      return row.count;
    },
    async list(linkId, limit) {
      const rows = await backfills
        .where('link_id', '=', linkId)
        .orderBy('asked_at', 'desc')
        .limit(limit)
        .execute();
      return rows.map(toBackfill);
    },
    ...createBackfillUndos(db),
  };
}

/** As in the conditions of its orders: on its way to Xero, or into a summary. */
const UNSENT = ['new', 'sending'] as const;

type Undos = Pick<BackfillStore, 'listToUndo' | 'countStanding' | 'findUndoDue'>;

function createBackfillUndos(db: Db): Undos {
  const booked = ({ id, linkId }: Pick<Backfill, 'id' | 'linkId'>) =>
    db
      .selectFrom('ledger as invoice')
      .where('backfill_id', '=', id)
      .where('link_id', '=', linkId)
      .where('kind', '=', 'invoice')
      .where('state', '=', 'posted')
      .where('order_guid', 'is not', null)
      // One that was credited stands with its credit, and is out of the books.
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('orders')
              .select('orders.state')
              .whereRef('orders.link_id', '=', 'invoice.link_id')
              .whereRef('orders.order_guid', '=', 'invoice.order_guid')
              .where('orders.excluded_by', 'is not', null)
              .where('orders.state', '=', 'skipped'),
          ),
        ),
      );
  const toBeBooked = ({ id, linkId }: Pick<Backfill, 'id' | 'linkId'>) =>
    db
      .selectFrom('orders')
      .where('brought_by', '=', id)
      .where('link_id', '=', linkId)
      .where('excluded_by', 'is', null)
      .where((order) =>
        order.or([
          order('state', 'in', UNSENT),
          order('reason_code', '=', 'order.waits_for_summary'),
        ]),
      )
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('ledger as posted')
              .select('posted.key')
              .whereRef('posted.link_id', '=', 'orders.link_id')
              .whereRef('posted.order_guid', '=', 'orders.order_guid')
              .where('posted.kind', '=', 'invoice')
              .where('posted.state', '=', 'posted'),
          ),
        ),
      );

  return {
    async listToUndo(backfill, { afterGuid, limit }) {
      const standing = await booked(backfill)
        .select('order_guid')
        .distinct()
        .where('order_guid', '>', afterGuid)
        .orderBy('order_guid')
        .limit(limit)
        .execute();
      const unsent = await toBeBooked(backfill)
        .select('order_guid')
        .where('order_guid', '>', afterGuid)
        .orderBy('order_guid')
        .limit(limit)
        .execute();
      return [...standing, ...unsent]
        .flatMap((row) => row.order_guid ?? [])
        .toSorted()
        .slice(0, limit)
        .map((orderGuid) => ({ linkId: backfill.linkId, orderGuid }));
    },
    async countStanding(backfill) {
      const row = await booked(backfill)
        .select((expression) => expression.fn.count<number>('order_guid').distinct().as('count'))
        .executeTakeFirstOrThrow();
      return row.count;
    },
    async findUndoDue(now) {
      const row = await db
        .selectFrom('backfills')
        .selectAll()
        .where('undo_due_at', '<=', now)
        .where(isLinkRunning('backfills.link_id'))
        .orderBy('undo_due_at')
        .limit(1)
        .executeTakeFirst();
      return row === undefined ? undefined : toBackfill(row);
    },
  };
}

function toBackfill(row: BackfillsTable): Backfill {
  return {
    id: row.id,
    linkId: row.link_id,
    createdFrom: row.created_from,
    createdTo: row.created_to,
    state: row.state as Backfill['state'],
    afterId: row.after_id,
    readUpTo: row.read_up_to,
    orders: row.orders,
    attempts: row.attempts,
    dueAt: row.due_at,
    problem: row.problem === null ? null : fromJson<OrderReason>(row.problem),
    askedBy: row.asked_by,
    askedAt: row.asked_at,
    endedAt: row.ended_at,
    undo: row.undo === null ? null : fromJson<BackfillUndo>(row.undo),
  };
}

function toRow(backfill: Backfill): BackfillsTable {
  const { undo } = backfill;
  return {
    id: backfill.id,
    link_id: backfill.linkId,
    created_from: backfill.createdFrom,
    created_to: backfill.createdTo,
    state: backfill.state,
    after_id: backfill.afterId,
    read_up_to: backfill.readUpTo,
    orders: backfill.orders,
    attempts: backfill.attempts,
    due_at: backfill.dueAt,
    problem: backfill.problem === null ? null : JSON.stringify(backfill.problem),
    asked_by: backfill.askedBy,
    asked_at: backfill.askedAt,
    ended_at: backfill.endedAt,
    undo: undo === null ? null : JSON.stringify(undo),
    undo_due_at: undo === null || undo.endedAt !== null ? null : undo.dueAt,
  };
}
