import { sql, type Insertable, type Selectable } from 'kysely';
import type { LedgerEntry } from '../../domain/ledger/ledger-entry.ts';
import type { LedgerRow, LedgerStore } from '../../ports/ledger-store.ts';
import type { LedgerTable } from './database-schema.ts';
import { fromJson, inParts, type Db } from './db.ts';

export function createLedgerStore(db: Db): LedgerStore {
  const ledger = db.selectFrom('ledger').selectAll();

  return {
    async add(rows) {
      for (const row of rows) {
        // When an earlier one under this key ended in Xero stays known.
        const { link_id, key, ...values } = toTableRow(row);
        const broughtBy = db
          .selectFrom('orders')
          .select('brought_by')
          .where('link_id', '=', link_id)
          .where('order_guid', '=', row.orderGuid ?? '');
        await db
          .insertInto('ledger')
          .values({ link_id, key, ...values, backfill_id: broughtBy })
          .onConflict((conflict) =>
            conflict.columns(['link_id', 'key']).doUpdateSet({
              ...values,
              // A change of what stands leaves it to who booked it.
              backfill_id: sql`CASE ledger.state WHEN 'posted' THEN ledger.backfill_id
                ELSE excluded.backfill_id END`,
            }),
          )
          .execute();
      }
    },
    async setState(linkId, key, state) {
      await db
        .updateTable('ledger')
        .set({ state })
        .where('link_id', '=', linkId)
        .where('key', '=', key)
        .execute();
    },
    async endInXero(linkId, key, seenAt) {
      await db
        .updateTable('ledger')
        .set({ state: 'voided', ended_at: seenAt })
        .where('link_id', '=', linkId)
        .where('key', '=', key)
        .execute();
    },
    async moveContact(linkId, fromXeroId, toXeroId) {
      await db
        .updateTable('ledger')
        .set({ xero_id: toXeroId })
        .where('xero_id', '=', fromXeroId)
        .where('kind', '=', 'contact')
        .where('link_id', '=', linkId)
        .execute();
    },
    ...createXeroIdReads(db),
    async correct(linkId, key, { totalMinor, taxMinor, fingerprint, body }) {
      await db
        .updateTable('ledger')
        .set({
          ...(totalMinor === undefined ? {} : { total_minor: totalMinor }),
          ...(taxMinor === undefined ? {} : { tax_minor: taxMinor }),
          ...(fingerprint === undefined ? {} : { fingerprint }),
          ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        })
        .where('link_id', '=', linkId)
        .where('key', '=', key)
        .execute();
    },
    async listForOrder({ linkId, orderGuid }) {
      const rows = await ledger
        .where('link_id', '=', linkId)
        .where('order_guid', '=', orderGuid)
        .orderBy('posted_at')
        .orderBy('key')
        .execute();
      return rows.map(toLedgerRow);
    },
    async listForOrders(keys) {
      const found: LedgerRow[] = [];
      for (const [linkId, group] of Map.groupBy(keys, (key) => key.linkId)) {
        for (const part of inParts(group.map((key) => key.orderGuid))) {
          const rows = await ledger
            .where('link_id', '=', linkId)
            .where('order_guid', 'in', part)
            .orderBy('posted_at')
            .orderBy('key')
            .execute();
          found.push(...rows.map(toLedgerRow));
        }
      }
      return found;
    },
    async findByKeys(linkId, keys) {
      const found: LedgerRow[] = [];
      for (const part of inParts(keys)) {
        const rows = await ledger
          .where('link_id', '=', linkId)
          .where('key', 'in', part)
          .where('state', '=', 'posted')
          .execute();
        found.push(...rows.map(toLedgerRow));
      }
      return found;
    },
    async listOfSummary(linkId, summaryKey) {
      const rows = await ledger
        .where('link_id', '=', linkId)
        .where('summary_key', '=', summaryKey)
        .where('state', '=', 'posted')
        .orderBy('key')
        .execute();
      return rows.map(toLedgerRow);
    },
    async countByKind(linkId) {
      let query = db
        .selectFrom('ledger')
        .select((expression) => ['kind', expression.fn.countAll<number>().as('count')])
        .where('state', '=', 'posted')
        .groupBy('kind');
      if (linkId !== undefined) query = query.where('link_id', '=', linkId);
      const rows = await query.execute();
      return Object.fromEntries(rows.map((row) => [row.kind, row.count]));
    },
  };
}

const SALES = ['invoice', 'creditNote'] as const;

type XeroIdReads = Pick<
  LedgerStore,
  | 'findPostedAt'
  | 'findLastPostedAt'
  | 'findByXeroIds'
  | 'findBankTransactions'
  | 'findFirstPostedAt'
>;

function createXeroIdReads(db: Db): XeroIdReads {
  return {
    async findPostedAt(xeroIds) {
      const found = new Map<string, string>();
      for (const part of inParts(xeroIds)) {
        const rows = await db
          .selectFrom('ledger')
          .select(['xero_id', 'posted_at'])
          .where('xero_id', 'in', part)
          .execute();
        for (const row of rows) found.set(row.xero_id, row.posted_at);
      }
      return found;
    },
    async findLastPostedAt(xeroIds) {
      const found = new Map<string, string>();
      for (const part of inParts(xeroIds)) {
        const rows = await db
          .selectFrom('ledger as document')
          .innerJoin('ledger as other', (join) =>
            join
              .onRef('other.link_id', '=', 'document.link_id')
              .onRef('other.order_guid', '=', 'document.order_guid'),
          )
          .where('document.xero_id', 'in', part)
          .groupBy('document.xero_id')
          .select((expression) => [
            'document.xero_id',
            expression.fn.max('other.posted_at').as('posted_at'),
          ])
          .execute();
        for (const row of rows) found.set(row.xero_id, row.posted_at);
      }
      return found;
    },
    async findByXeroIds(linkIds, xeroIds) {
      const found: LedgerRow[] = [];
      for (const part of inParts(xeroIds)) {
        const rows = await db
          .selectFrom('ledger')
          .selectAll()
          .where('xero_id', 'in', part)
          .where('link_id', 'in', [...linkIds])
          .where((row) => row.or([row('order_guid', 'is not', null), row('kind', 'in', SALES)]))
          .where('summary_key', 'is', null)
          .execute();
        found.push(...rows.map(toLedgerRow));
      }
      return found;
    },
    async findBankTransactions(linkIds, xeroIds) {
      const found: LedgerRow[] = [];
      for (const part of inParts(xeroIds)) {
        const rows = await db
          .selectFrom('ledger')
          .selectAll()
          .where('xero_id', 'in', part)
          .where('link_id', 'in', [...linkIds])
          .where('kind', '=', 'bankTransaction')
          .where('state', '=', 'posted')
          .execute();
        found.push(...rows.map(toLedgerRow));
      }
      return found;
    },
    async findFirstPostedAt(linkIds) {
      const row = await db
        .selectFrom('ledger')
        .select('posted_at')
        .where('link_id', 'in', [...linkIds])
        .where('order_guid', 'is not', null)
        .orderBy('posted_at')
        .limit(1)
        .executeTakeFirst();
      return row?.posted_at ?? null;
    },
  };
}

function toLedgerRow(row: Selectable<LedgerTable>): LedgerRow {
  return {
    linkId: row.link_id,
    orderGuid: row.order_guid,
    key: row.key,
    kind: row.kind as LedgerEntry['kind'],
    fingerprint: row.fingerprint,
    xeroId: row.xero_id,
    number: row.number,
    currency: row.currency,
    totalMinor: row.total_minor,
    taxMinor: row.tax_minor,
    ruleSetNumber: row.rule_set_number,
    state: row.state as LedgerEntry['state'],
    body: fromJson(row.body),
    callId: row.call_id,
    postedAt: row.posted_at,
    summaryKey: row.summary_key,
    endedAt: row.ended_at,
  };
}

function toTableRow(row: LedgerRow): Omit<Insertable<LedgerTable>, 'backfill_id'> {
  return {
    link_id: row.linkId,
    key: row.key,
    order_guid: row.orderGuid,
    kind: row.kind,
    fingerprint: row.fingerprint,
    xero_id: row.xeroId,
    number: row.number,
    currency: row.currency,
    total_minor: row.totalMinor,
    tax_minor: row.taxMinor,
    rule_set_number: row.ruleSetNumber,
    state: row.state,
    body: JSON.stringify(row.body),
    call_id: row.callId,
    posted_at: row.postedAt,
    summary_key: row.summaryKey ?? null,
  };
}
