import type { Updateable } from 'kysely';
import { WORK_PRIORITY } from '../../domain/ledger/work-priority.ts';
import { keepMalformedInput } from './keep-malformed-input.ts';
import type {
  OrderKey,
  OrderRecord,
  OrderState,
  OrderStateChange,
  OrderStore,
  OrderWorth,
} from '../../ports/order-store.ts';
import type { OrdersTable } from './database-schema.ts';
import { inParts, type Db } from './db.ts';
import { hasNoJournalUnderWay } from './has-no-journal-under-way.ts';
import { hasNoSummaryUnderWay } from './has-no-summary-under-way.ts';
import { isLinkRunning } from './is-link-running.ts';
import { YES } from './literals.ts';
import { createOrderMover } from './move-orders.ts';
import { toOrderRecord } from './order-row.ts';
import { listOrders, sumPlaced } from './list-orders.ts';
import { sumOrders } from './sum-orders.ts';
import { splitPeriod, sumMonths } from './sum-periods.ts';
import { saveSnapshots } from './save-snapshots.ts';

const IN_FLIGHT = ['sending', 'unknown'] as const;
const NO_COUNTS: Readonly<Record<OrderState, number>> = {
  new: 0,
  waiting: 0,
  sending: 0,
  booked: 0,
  held: 0,
  skipped: 0,
};

function toWorthColumns({ currency, totalMinor, storeMinor }: OrderWorth) {
  return { currency, total_minor: totalMinor, store_minor: storeMinor };
}

export function createOrderStore(db: Db): OrderStore {
  const orders = db.selectFrom('orders').selectAll();

  /** Dirty; not while a step, a summary or a journal of it is on its way, nor while booking is paused. */
  const toBook = () =>
    db
      .selectFrom('orders')
      .where('is_dirty', '=', YES)
      .where(isLinkRunning('orders.link_id'))
      .where((expression) =>
        expression.not(
          expression.exists(
            expression
              .selectFrom('steps')
              .select('steps.id')
              .whereRef('steps.link_id', '=', 'orders.link_id')
              .whereRef('steps.order_guid', '=', 'orders.order_guid')
              .where('steps.state', 'in', IN_FLIGHT),
          ),
        ),
      )
      .where(hasNoSummaryUnderWay())
      .where(hasNoJournalUnderWay());

  return {
    saveSnapshots: (inputs) => saveSnapshots(db, inputs),
    ...createOrderMover(db),
    list: (filter) => listOrders(db, filter),
    sum: (linkIds, filter) => sumOrders(db, linkIds, filter),
    async find({ linkId, orderGuid }) {
      const row = await orders
        .where('link_id', '=', linkId)
        .where('order_guid', '=', orderGuid)
        .executeTakeFirst();
      return row === undefined ? undefined : toOrderRecord(row);
    },
    async findByOrderId(linkId, orderId) {
      const row = await orders
        .where('link_id', '=', linkId)
        .where('order_id', '=', orderId)
        .executeTakeFirst();
      return row === undefined ? undefined : toOrderRecord(row);
    },
    async findToBook({ limit, busyLinks }): Promise<readonly OrderRecord[]> {
      const rows = await toBook()
        .where((order) =>
          order.or([
            order('link_id', 'not in', busyLinks),
            order('priority', '=', WORK_PRIORITY.person),
          ]),
        )
        .selectAll()
        .orderBy('priority')
        .orderBy('placed_at')
        .limit(limit)
        .execute();
      return rows.map(toOrderRecord);
    },
    async countToBook(linkIds) {
      const ofLinks = linkIds === undefined ? toBook() : toBook().where('link_id', 'in', linkIds);
      const row = await ofLinks
        .select((expression) => expression.fn.countAll<number>().as('count'))
        .executeTakeFirstOrThrow();
      return row.count;
    },
    async countHeldBack(linkId) {
      const row = await db
        .selectFrom('orders')
        .select((expression) => expression.fn.countAll<number>().as('count'))
        .where('link_id', '=', linkId)
        .where('is_dirty', '=', YES)
        .where('state', '!=', 'sending')
        .executeTakeFirstOrThrow();
      return row.count;
    },
    async settleBooking(change, revision) {
      await db
        .updateTable('orders')
        .set({ is_dirty: 0 })
        .where('link_id', '=', change.linkId)
        .where('order_guid', '=', change.orderGuid)
        .where('revision', '=', revision)
        .execute();
      await setState(db, change);
    },
    setState: (change) => setState(db, change),
    exclude: (key, reason) => markChanged(db, key, makeExclusion(reason)),
    forgetBackfill: (key) => forgetBackfill(db, key),
    async markDirty(keys, priority) {
      for (const key of keys)
        await markChanged(db, key, priority === undefined ? {} : { priority });
    },
    async markUnbookedDirty(linkId, reasonCode) {
      let query = dirtyOrders(db, linkId).where('state', 'in', ['held', 'waiting', 'skipped']);
      if (reasonCode !== undefined) query = query.where('reason_code', '=', reasonCode);
      return Number((await query.executeTakeFirst()).numUpdatedRows);
    },
    markWaitingDirty: (entryIds) => markWaitingDirty(db, entryIds),
    async markUnsentDirty(linkId) {
      const unsent = dirtyOrders(db, linkId).where('state', '=', 'sending');
      await unsent.where('xero_minor', '=', 0).execute();
    },
    sumPlaced: (period) => sumPlaced(db, period),
    sumMonths: (period) => sumMonths(db, period),
    splitPeriod: (period) => splitPeriod(db, period),
    countByState: (linkId) => countByState(db, linkId),
    keepMalformed: (linkId, { orderId, ...malformed }) =>
      keepMalformedInput(db, { ownerId: linkId, subject: `order ${orderId}`, ...malformed }),
  };
}

async function setState(db: Db, change: OrderStateChange): Promise<void> {
  const reasonCode = change.reason?.code ?? null;
  await db
    .updateTable('orders')
    .set((expression) => ({
      state: change.state,
      reason: change.reason === null ? null : JSON.stringify(change.reason),
      reason_code: reasonCode,
      booked_as_of: change.bookedAsOf,
      waits_since: expression
        .case()
        .when(
          expression.and([
            expression('state', '=', change.state),
            expression('reason_code', '=', reasonCode),
          ]),
        )
        .then(expression.ref('waits_since'))
        .else(change.waitsFrom ?? null)
        .end(),
      ...(change.forgetsExclusion === true ? { excluded_by: null } : {}),
      ...(change.worth === undefined ? {} : toWorthColumns(change.worth)),
    }))
    .where('link_id', '=', change.linkId)
    .where('order_guid', '=', change.orderGuid)
    .execute();
}

async function countByState(
  db: Db,
  linkId: string | undefined,
): Promise<Readonly<Record<OrderState, number>>> {
  let query = db
    .selectFrom('day_totals')
    .select((expression) => ['state', expression.fn.sum<number>('orders').as('count')])
    .groupBy('state');
  if (linkId !== undefined) query = query.where('link_id', '=', linkId);
  const rows = await query.execute();
  return { ...NO_COUNTS, ...Object.fromEntries(rows.map((row) => [row.state, row.count])) };
}

function dirtyOrders(db: Db, linkId: string) {
  return setDirty(db).where('link_id', '=', linkId);
}

function setDirty(db: Db) {
  return db
    .updateTable('orders')
    .set((expression) => ({ is_dirty: 1, revision: expression('revision', '+', 1) }));
}

async function markWaitingDirty(db: Db, entryIds: readonly string[]): Promise<number> {
  let count = 0;
  for (const part of inParts(entryIds.map(Number))) {
    const { numUpdatedRows } = await setDirty(db)
      .where(({ eb, refTuple, selectFrom }) =>
        eb(
          refTuple('link_id', 'order_guid'),
          'in',
          selectFrom('review_orders')
            .select(['review_orders.link_id', 'review_orders.order_guid'])
            .where('entry_id', 'in', part)
            .$asTuple('link_id', 'order_guid'),
        ),
      )
      .executeTakeFirst();
    count += Number(numUpdatedRows);
  }
  return count;
}

/** Booked after all, it is so by a person. */
function makeExclusion(reason: string | null): Updateable<OrdersTable> {
  return { excluded_by: reason, ...(reason === null ? { brought_by: null } : {}) };
}

async function forgetBackfill(db: Db, { linkId, orderGuid }: OrderKey): Promise<void> {
  await db
    .updateTable('orders')
    .set({ brought_by: null })
    .where('link_id', '=', linkId)
    .where('order_guid', '=', orderGuid)
    .execute();
}

/** To be looked at again; a booking that is under way does not clear that. */
async function markChanged(
  db: Db,
  { linkId, orderGuid }: OrderKey,
  change: Updateable<OrdersTable>,
): Promise<void> {
  await db
    .updateTable('orders')
    .set((expression) => ({
      ...change,
      is_dirty: 1,
      revision: expression('revision', '+', 1),
    }))
    .where('link_id', '=', linkId)
    .where('order_guid', '=', orderGuid)
    .execute();
}
