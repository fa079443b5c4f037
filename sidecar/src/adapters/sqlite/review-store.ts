import type { OrderKey, OrderReason } from '../../ports/order-store.ts';
import type { ReviewCause, ReviewEntry, ReviewStore } from '../../ports/review-store.ts';
import { fromJson, type Db } from './db.ts';
import { countReleased, listResolved, sumWaiting, toReviewEntry } from './read-review.ts';

export function createReviewStore(db: Db): ReviewStore {
  return {
    async setForOrder(key, causes, now) {
      const before = await listEntriesOf(db, key);
      const entryIds: number[] = [];
      for (const cause of causes) {
        const id = await openEntry(db, { linkId: key.linkId, cause, now, standsAlone: false });
        entryIds.push(id);
        await db
          .insertInto('review_orders')
          .values({ entry_id: id, link_id: key.linkId, order_guid: key.orderGuid, since: now })
          .onConflict((conflict) => conflict.doNothing())
          .execute();
      }
      for (const id of before.filter((entryId) => !entryIds.includes(entryId))) {
        await leaveEntry(db, id, { key, now });
      }
    },
    async open(linkId, cause, now) {
      await openEntry(db, { linkId, cause, now, standsAlone: true });
    },
    async resolve(linkId, causeKey, now) {
      await db
        .updateTable('review_entries')
        .set({ resolved_at: now })
        .where('link_id', '=', linkId)
        .where('cause_key', '=', causeKey)
        .where('resolved_at', 'is', null)
        .execute();
    },
    async listOpenOf(linkId, causeKeys) {
      const rows = await db
        .selectFrom('review_entries')
        .select('cause_key')
        .where('link_id', '=', linkId)
        .where('cause_key', 'in', [...causeKeys])
        .where('resolved_at', 'is', null)
        .execute();
      return rows.map((row) => row.cause_key);
    },
    async find(entryId) {
      const row = await db
        .selectFrom('review_entries')
        .selectAll()
        .where('id', '=', Number(entryId))
        .executeTakeFirst();
      return row === undefined ? undefined : toReviewEntry({ ...row, order_count: 0 });
    },
    listResolved: (linkId, since, limit) => listResolved(db, { linkId, since, limit }),
    sumWaiting: (linkId) => sumWaiting(db, linkId),
    countReleased: (entryId, since) => countReleased(db, Number(entryId), since),
    async snooze(entryId, snooze) {
      await db
        .updateTable('review_entries')
        .set({ snoozed_until: snooze?.until ?? null, snoozed_by: snooze?.by ?? null })
        .where('id', '=', Number(entryId))
        .execute();
    },
    async listOpen(linkId) {
      return listEntries(db, linkId === undefined ? {} : { linkId });
    },
    async listOpenCauses(linkId) {
      const rows = await db
        .selectFrom('review_entries')
        .select(['id', 'reason', 'opened_at'])
        .where('link_id', '=', linkId)
        .where('resolved_at', 'is', null)
        .execute();
      return rows.map(({ id, reason, opened_at: openedAt }) => ({
        id: String(id),
        code: fromJson<OrderReason>(reason).code,
        openedAt,
      }));
    },
    async listForOrder(key) {
      const ids = await listEntriesOf(db, key);
      return ids.length === 0 ? [] : listEntries(db, { ids });
    },
    async listWaits(key) {
      const rows = await db
        .selectFrom('review_orders')
        .innerJoin('review_entries', 'review_entries.id', 'review_orders.entry_id')
        .select(['review_entries.reason', 'review_orders.since'])
        .where('review_orders.link_id', '=', key.linkId)
        .where('review_orders.order_guid', '=', key.orderGuid)
        .execute();
      return rows.flatMap(({ reason, since }) =>
        since === null ? [] : [{ since, reason: fromJson<OrderReason>(reason) }],
      );
    },
    async forgetPastOrdersBefore(instant) {
      const over = db
        .selectFrom('review_entries')
        .select('id')
        .where('resolved_at', 'is not', null)
        .where('resolved_at', '<', instant);
      await db.deleteFrom('review_past_orders').where('entry_id', 'in', over).execute();
    },
    async listOrders(entryId, limit) {
      const rows = await db
        .selectFrom('review_orders')
        .select(['link_id', 'order_guid'])
        .where('entry_id', '=', Number(entryId))
        .limit(limit)
        .execute();
      return rows.map((row) => ({ linkId: row.link_id, orderGuid: row.order_guid }));
    },
    async countOpen(linkId) {
      let query = db
        .selectFrom('review_entries')
        .select((expression) => expression.fn.countAll<number>().as('count'))
        .where('resolved_at', 'is', null);
      if (linkId !== undefined) query = query.where('link_id', '=', linkId);
      return (await query.executeTakeFirstOrThrow()).count;
    },
  };
}

/** Open entries, each with its number of orders. */
async function listEntries(
  db: Db,
  only: { readonly linkId?: string; readonly ids?: readonly number[] },
): Promise<readonly ReviewEntry[]> {
  let query = db
    .selectFrom('review_entries')
    .leftJoin('review_orders', 'review_orders.entry_id', 'review_entries.id')
    .selectAll('review_entries')
    .select((expression) =>
      expression.fn.count<number>('review_orders.order_guid').as('order_count'),
    )
    .where('resolved_at', 'is', null)
    .groupBy('review_entries.id');
  if (only.linkId !== undefined) query = query.where('review_entries.link_id', '=', only.linkId);
  if (only.ids !== undefined) query = query.where('review_entries.id', 'in', only.ids);
  const rows = await query.orderBy('review_entries.id').execute();
  return rows.map(toReviewEntry);
}

async function listEntriesOf(db: Db, key: OrderKey): Promise<number[]> {
  const rows = await db
    .selectFrom('review_orders')
    .select('entry_id')
    .where('link_id', '=', key.linkId)
    .where('order_guid', '=', key.orderGuid)
    .execute();
  return rows.map((row) => row.entry_id);
}

interface Opening {
  readonly linkId: string;
  readonly cause: ReviewCause;
  readonly now: string;
  readonly standsAlone: boolean;
}

/** One open entry a cause: the one that is there, or a new one. */
async function openEntry(db: Db, opening: Opening): Promise<number> {
  const { linkId, cause, now, standsAlone } = opening;
  const there = await db
    .selectFrom('review_entries')
    .select('id')
    .where('link_id', '=', linkId)
    .where('cause_key', '=', cause.causeKey)
    .where('resolved_at', 'is', null)
    .executeTakeFirst();
  if (there !== undefined) return there.id;
  const added = await db
    .insertInto('review_entries')
    .values({
      link_id: linkId,
      cause_key: cause.causeKey,
      reason: JSON.stringify(cause.reason),
      opened_at: now,
      resolved_at: null,
      stands_alone: standsAlone ? 1 : 0,
      snoozed_until: null,
      snoozed_by: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return added.id;
}

/** The order does not wait for the cause any more; without orders the entry resolves itself. */
async function leaveEntry(
  db: Db,
  entryId: number,
  left: { readonly key: OrderKey; readonly now: string },
): Promise<void> {
  await db
    .deleteFrom('review_orders')
    .where('entry_id', '=', entryId)
    .where('link_id', '=', left.key.linkId)
    .where('order_guid', '=', left.key.orderGuid)
    .execute();
  await db
    .insertInto('review_past_orders')
    .values({
      entry_id: entryId,
      link_id: left.key.linkId,
      order_guid: left.key.orderGuid,
      left_at: left.now,
    })
    .onConflict((conflict) =>
      conflict.columns(['entry_id', 'link_id', 'order_guid']).doUpdateSet({ left_at: left.now }),
    )
    .execute();
  const other = await db
    .selectFrom('review_orders')
    .select('order_guid')
    .where('entry_id', '=', entryId)
    .executeTakeFirst();
  if (other !== undefined) return;
  await db
    .updateTable('review_entries')
    .set({ resolved_at: left.now })
    .where('id', '=', entryId)
    .where('stands_alone', '=', 0)
    .execute();
}
