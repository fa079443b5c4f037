import { sql } from 'kysely';
import type { Backfill, BackfillStore } from '../../ports/backfill-store.ts';
import type { OrderReason } from '../../ports/order-store.ts';
import type { BackfillsTable } from './tables-of-requests.ts';
import { fromJson, type Db } from './db.ts';

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
  };
}

function toRow(backfill: Backfill): BackfillsTable {
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
  };
}
