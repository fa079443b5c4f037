import { sql, type Insertable, type Selectable } from 'kysely';
import type { SummaryDocuments, SummarySide } from '../../domain/summary/summary-entry.ts';
import type {
  LinkGroup,
  NewSummaryEntry,
  SummaryEntryRow,
  SummaryEntryState,
  SummaryStore,
} from '../../ports/summary-store.ts';
import { fromJson, inParts, type Db } from './db.ts';
import type { SummaryEntriesTable } from './tables-of-requests.ts';

// As in the conditions of the indexes.
const OPEN = sql.lit('open');
const CLOSED = sql.lit('closed');
/** Sorts after every character of a number. */
const LAST = '\u{10ffff}';

type Documents = SummaryDocuments & Pick<SummaryEntryRow, 'remark'>;

export function createSummaryStore(db: Db): SummaryStore {
  const entries = db.selectFrom('summary_entries').selectAll();
  const listForOrders: SummaryStore['listForOrders'] = async (keys) => {
    const found: SummaryEntryRow[] = [];
    for (const [linkId, group] of Map.groupBy(keys, (key) => key.linkId)) {
      for (const part of inParts(group.map(({ orderGuid }) => orderGuid))) {
        const rows = await entries
          .where('link_id', '=', linkId)
          .where('order_guid', 'in', part)
          .orderBy('key')
          .execute();
        found.push(...rows.map(toEntry));
      }
    }
    return found;
  };

  return {
    ...createDueEntries(db),
    ...createWaitingEntries(db),
    async add(rows) {
      for (const row of rows) await db.insertInto('summary_entries').values(toTable(row)).execute();
    },
    listForOrder: (key) => listForOrders([key]),
    listForOrders,
    async close(rows, { summaryKey, moneyKey }) {
      await updateEach(db, rows, {
        state: 'closed',
        summary_key: summaryKey,
        money_key: moneyKey,
      });
    },
    async markSending(rows) {
      for (const [linkId, group] of Map.groupBy(rows, (row) => row.linkId)) {
        for (const part of inParts(group.map(({ orderGuid }) => orderGuid))) {
          await db
            .updateTable('orders')
            .set({ state: 'sending', reason: null, reason_code: null })
            .where('link_id', '=', linkId)
            .where('order_guid', 'in', part)
            .execute();
        }
      }
    },
    async setState(linkId, summaryKey, state) {
      await db
        .updateTable('summary_entries')
        .set({ state })
        .where('link_id', '=', linkId)
        .where('summary_key', '=', summaryKey)
        .execute();
    },
    async moveMoney(rows, accountId) {
      for (const { linkId, key, head, money, remark } of rows) {
        const documents: Documents = { head, money: { ...money, accountId }, remark };
        await db
          .updateTable('summary_entries')
          .set({ account_id: accountId, documents: JSON.stringify(documents) })
          .where('link_id', '=', linkId)
          .where('key', '=', key)
          .execute();
      }
    },
    async listOfSummary(linkId, summaryKey) {
      const rows = await entries
        .where('link_id', '=', linkId)
        .where('summary_key', '=', summaryKey)
        .orderBy('key')
        .execute();
      return rows.map(toEntry);
    },
    async listOfMoney(linkId, moneyKey) {
      const rows = await entries
        .where('link_id', '=', linkId)
        .where('money_key', '=', moneyKey)
        .orderBy('key')
        .execute();
      return rows.map(toEntry);
    },
    async remove(rows) {
      for (const [linkId, group] of Map.groupBy(rows, (row) => row.linkId)) {
        for (const part of inParts(group.map(({ key }) => key))) {
          await db
            .deleteFrom('summary_entries')
            .where('link_id', '=', linkId)
            .where('key', 'in', part)
            .execute();
        }
      }
    },
    async listKeys(linkId, start) {
      const posted = await db
        .selectFrom('ledger')
        .select('key')
        .where('link_id', '=', linkId)
        .where('key', '>=', start)
        .where('key', '<', `${start}${LAST}`)
        .execute();
      const underWay = await db
        .selectFrom('summary_entries')
        .select('summary_key as key')
        .distinct()
        .where('link_id', '=', linkId)
        .where('summary_key', '>=', start)
        .where('summary_key', '<', `${start}${LAST}`)
        .execute();
      return [...posted, ...underWay].flatMap(({ key }) => key ?? []);
    },
  };
}

type WaitingEntries = Pick<SummaryStore, 'listWaiting' | 'hasten' | 'countWaiting'>;

function createWaitingEntries(db: Db): WaitingEntries {
  return {
    async listWaiting(linkId) {
      const common = ['side', 'day', 'currency', 'method'] as const;
      const rows = await db
        .selectFrom('summary_entries')
        .where('link_id', '=', linkId)
        .where('state', '=', OPEN)
        .select(common)
        .select((expression) => [
          expression.fn.count<number>('order_guid').distinct().as('orders'),
          sql<number>`sum(json_extract(documents, '$.head.totalMinor'))`.as('total_minor'),
          expression.fn.min<string>('due_at').as('due_at'),
        ])
        .groupBy(common)
        .orderBy('day')
        .orderBy('method')
        .orderBy('side', 'desc')
        .execute();
      return rows.map(({ side, total_minor: totalMinor, due_at: dueAt, ...row }) => ({
        ...row,
        side: side as SummarySide,
        totalMinor,
        dueAt,
      }));
    },
    async hasten(linkId, now) {
      const open = await db
        .updateTable('summary_entries')
        .set((row) => ({ due_at: row.fn<string>('min', ['due_at', row.val(now)]) }))
        .where('link_id', '=', linkId)
        .where('state', '=', OPEN)
        .executeTakeFirst();
      return Number(open.numUpdatedRows);
    },
    async countWaiting(linkId) {
      const row = await db
        .selectFrom('summary_entries')
        .select((expression) => expression.fn.countAll<number>().as('count'))
        .where('link_id', '=', linkId)
        .where('state', '=', OPEN)
        .where('side', '=', 'sale')
        .executeTakeFirstOrThrow();
      return row.count;
    },
  };
}

function createDueEntries(db: Db): Pick<SummaryStore, 'findDueGroups' | 'listDue' | 'findPosted'> {
  /**
   * Of live links; what waits for anything else, or is to be worked out again, is left. An order that is
   * being sent is so by another summary: one of its sale, while a refund is due.
   */
  const due = (now: string) =>
    db
      .selectFrom('summary_entries as entry')
      // The cross joins keep SQLite at the few entries that are due, however many orders there are.
      .crossJoin('links')
      .crossJoin('orders')
      .whereRef('links.id', '=', 'entry.link_id')
      .whereRef('orders.link_id', '=', 'entry.link_id')
      .whereRef('orders.order_guid', '=', 'entry.order_guid')
      .where('entry.state', '=', OPEN)
      .where('entry.due_at', '<=', now)
      .where('links.state', '=', 'live')
      .where('orders.state', 'in', ['waiting', 'sending'])
      .where('orders.is_dirty', '=', 0);

  return {
    async findDueGroups(now, limit) {
      const columns = [
        'entry.link_id',
        'entry.side',
        'entry.day',
        'entry.currency',
        'entry.method',
        'entry.account_id',
      ] as const;
      const rows = await due(now)
        .select(columns)
        .groupBy(columns)
        .orderBy('entry.day')
        .limit(limit)
        .execute();
      return rows.map((row) => ({
        linkId: row.link_id,
        side: row.side as SummarySide,
        day: row.day,
        currency: row.currency,
        method: row.method,
        accountId: row.account_id,
      }));
    },
    async listDue(group: LinkGroup, now, limit) {
      const rows = await due(now)
        .selectAll('entry')
        .where('entry.link_id', '=', group.linkId)
        .where('entry.side', '=', group.side)
        .where('entry.day', '=', group.day)
        .where('entry.currency', '=', group.currency)
        .where('entry.method', '=', group.method)
        .where('entry.account_id', '=', group.accountId)
        .orderBy('orders.order_id')
        .orderBy('entry.key')
        .limit(limit)
        .execute();
      return rows.map(toEntry);
    },
    async findPosted(limit) {
      const rows = await db
        .selectFrom('summary_entries as entry')
        .crossJoin('ledger as head')
        .crossJoin('ledger as money')
        .whereRef('head.link_id', '=', 'entry.link_id')
        .whereRef('head.key', '=', 'entry.summary_key')
        .whereRef('money.link_id', '=', 'entry.link_id')
        .whereRef('money.key', '=', 'entry.money_key')
        .where('entry.state', '=', CLOSED)
        .selectAll('entry')
        .limit(limit)
        .execute();
      return rows.map(toEntry);
    },
  };
}

async function updateEach(
  db: Db,
  rows: readonly SummaryEntryRow[],
  values: Partial<Insertable<SummaryEntriesTable>>,
): Promise<void> {
  for (const [linkId, group] of Map.groupBy(rows, (row) => row.linkId)) {
    for (const part of inParts(group.map(({ key }) => key))) {
      await db
        .updateTable('summary_entries')
        .set(values)
        .where('link_id', '=', linkId)
        .where('key', 'in', part)
        .execute();
    }
  }
}

function toEntry(row: Selectable<SummaryEntriesTable>): SummaryEntryRow {
  const { head, money, remark } = fromJson<Documents>(row.documents);
  return {
    linkId: row.link_id,
    orderGuid: row.order_guid,
    key: row.key,
    side: row.side as SummarySide,
    day: row.day,
    currency: row.currency,
    method: row.method,
    accountId: row.account_id,
    orderNumber: row.order_number,
    head,
    money,
    remark,
    ruleSetNumber: row.rule_set_number,
    state: row.state as SummaryEntryState,
    dueAt: row.due_at,
    summaryKey: row.summary_key,
    moneyKey: row.money_key,
  };
}

function toTable(row: NewSummaryEntry): Insertable<SummaryEntriesTable> {
  const { head, money, remark } = row;
  return {
    link_id: row.linkId,
    order_guid: row.orderGuid,
    key: row.key,
    side: row.side,
    day: row.day,
    currency: row.currency,
    method: row.method,
    account_id: row.accountId,
    order_number: row.orderNumber,
    documents: JSON.stringify({ head, money, remark } satisfies Documents),
    rule_set_number: row.ruleSetNumber,
    state: 'open',
    due_at: row.dueAt,
    summary_key: null,
    money_key: null,
  };
}
