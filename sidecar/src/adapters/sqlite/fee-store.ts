import { sql } from 'kysely';
import type { FeeGroup } from '../../domain/fees/fee-document.ts';
import type { FeeStore, QueuedMoney } from '../../ports/fee-store.ts';
import { inParts, type Db } from './db.ts';

export function createFeeStore(db: Db): FeeStore {
  return {
    ...createFeeQueue(db),
    async countDocuments(linkId, { day, method, currency }) {
      const row = await db
        .selectFrom('fee_documents')
        .select((expression) => expression.fn.countAll<number>().as('count'))
        .where('link_id', '=', linkId)
        .where('day', '=', day)
        .where('method', '=', method)
        .where('currency', '=', currency)
        .where('payout_id', 'is', null)
        .executeTakeFirstOrThrow();
      return row.count;
    },
    async findMethod(linkId, documentKey) {
      const row = await db
        .selectFrom('fee_documents')
        .select('method')
        .where('link_id', '=', linkId)
        .where('key', '=', documentKey)
        .executeTakeFirst();
      return row?.method;
    },
    async addDocument(linkId, { key, group, payoutId }, entries) {
      await db
        .insertInto('fee_documents')
        .values({
          link_id: linkId,
          key,
          method: group.method,
          account_id: group.accountId,
          currency: group.currency,
          day: group.day,
          fee_account_code: group.feeAccountCode,
          tax_type: group.taxType,
          payout_id: payoutId,
        })
        .execute();
      for (const { moneyId, feeMinor } of entries) {
        await db
          .insertInto('fee_entries')
          .values({ link_id: linkId, money_id: moneyId, document_key: key, fee_minor: feeMinor })
          .execute();
      }
    },
    async listForMoney(linkId, moneyIds) {
      const found = new Map<string, { feeMinor: number; payoutId: string | null }>();
      for (const part of inParts(moneyIds)) {
        const fees = await db
          .selectFrom('fee_entries')
          .select(['money_id', (expression) => expression.fn.sum<number>('fee_minor').as('fee')])
          .where('link_id', '=', linkId)
          .where('money_id', 'in', part)
          .groupBy('money_id')
          .execute();
        for (const { money_id, fee } of fees)
          found.set(money_id, { feeMinor: fee, payoutId: null });
        const rows = await db
          .selectFrom('payout_rows')
          .select(['money_id', 'payout_id'])
          .where('link_id', '=', linkId)
          .where('money_id', 'in', part)
          .execute();
        for (const { money_id: id, payout_id: payoutId } of rows) {
          if (id !== null) found.set(id, { feeMinor: found.get(id)?.feeMinor ?? 0, payoutId });
        }
      }
      return [...found].map(([moneyId, fee]) => ({ moneyId, ...fee }));
    },
  };
}

type FeeQueue = Pick<
  FeeStore,
  'isDue' | 'dateQueued' | 'listQueued' | 'unqueue' | 'retryLater' | 'retryNow' | 'release'
>;

function createFeeQueue(db: Db): FeeQueue {
  const queue = (linkId: string, moneyIds: readonly string[]) =>
    db
      .updateTable('fee_queue')
      .where('link_id', '=', linkId)
      .where('money_id', 'in', [...moneyIds]);
  return {
    async isDue(linkId, { today, now }) {
      const row = await db
        .selectFrom('fee_queue')
        .select('money_id')
        .where('link_id', '=', linkId)
        .where((expression) =>
          expression.or([
            expression('day', 'is', null),
            expression.and([
              expression('day', '<', today),
              expression.or([
                expression('retry_at', 'is', null),
                expression('retry_at', '<=', now),
              ]),
            ]),
          ]),
        )
        .executeTakeFirst();
      return row !== undefined;
    },
    async dateQueued(linkId, today) {
      await db
        .updateTable('fee_queue')
        .set({ day: today })
        .where('link_id', '=', linkId)
        .where('day', 'is', null)
        .execute();
    },
    async listQueued(linkId, { today, now, limit }) {
      const { rows } = await selectQueued(linkId, { today, now, limit }).execute(db);
      return rows.map(toQueued);
    },
    async unqueue(linkId, moneyIds) {
      for (const part of inParts(moneyIds)) {
        await db
          .deleteFrom('fee_queue')
          .where('link_id', '=', linkId)
          .where('money_id', 'in', part)
          .execute();
      }
    },
    async retryLater(linkId, moneyIds, retryAt) {
      for (const part of inParts(moneyIds)) {
        await queue(linkId, part).set({ retry_at: retryAt }).execute();
      }
    },
    async retryNow(linkId) {
      await db
        .updateTable('fee_queue')
        .set({ retry_at: null })
        .where('link_id', '=', linkId)
        .where('retry_at', 'is not', null)
        .execute();
    },
    async release(linkId, documentKey, retryAt) {
      await sql`INSERT INTO fee_queue (link_id, money_id, day, retry_at)
        SELECT entry.link_id, entry.money_id, document.day, ${retryAt}
        FROM fee_entries entry JOIN fee_documents document
          ON document.link_id = entry.link_id AND document.key = entry.document_key
        WHERE entry.link_id = ${linkId} AND entry.document_key = ${documentKey}
        ON CONFLICT (link_id, money_id) DO UPDATE SET retry_at = excluded.retry_at`.execute(db);
      await db
        .deleteFrom('fee_entries')
        .where('link_id', '=', linkId)
        .where('document_key', '=', documentKey)
        .execute();
    },
  };
}

interface QueuedRow {
  readonly money_id: string;
  readonly day: string;
  readonly order_guid: string | null;
  readonly method: string | null;
  readonly amount_minor: number | null;
  readonly account_id: string | null;
  readonly currency: string | null;
  readonly rule_set_number: number | null;
  readonly booked_minor: number;
  readonly counted_in: string | null;
  readonly true_minor: number | null;
  readonly is_paid_out_before: number;
}

/** As `readIssueNumber` of the domain does: "payment:GUID" is of the first, "payment:GUID#2" of the second. */
function readIssueNumber(row: string) {
  return sql.raw(`CASE instr(${row}.key, '#') WHEN 0 THEN 1
    ELSE CAST(substr(${row}.key, instr(${row}.key, '#') + 1) AS INTEGER) END`);
}

/** Of a GUID; what follows it is the key of an order's part of a summary. */
const XERO_ID_LENGTH = 36;

function selectQueued(
  linkId: string,
  { today, now, limit }: { readonly today: string; readonly now: string; readonly limit: number },
) {
  return sql<QueuedRow>`SELECT queue.money_id, queue.day, payment.order_guid,
      orders.snapshot ->> '$.paymentMethodSystemName' AS method,
      payment.body ->> '$.amountMinor' AS amount_minor,
      payment.body ->> '$.accountId' AS account_id,
      payment.body ->> '$.currency' AS currency,
      payment.rule_set_number,
      coalesce((SELECT sum(entry.fee_minor) FROM fee_entries entry
        WHERE entry.link_id = queue.link_id AND entry.money_id = queue.money_id), 0)
        AS booked_minor,
      (SELECT json_object('day', document.day, 'accountId', document.account_id,
          'method', document.method, 'currency', document.currency,
          'feeAccountCode', document.fee_account_code, 'taxType', document.tax_type)
        FROM fee_entries entry JOIN fee_documents document
          ON document.link_id = entry.link_id AND document.key = entry.document_key
        WHERE entry.link_id = queue.link_id AND entry.money_id = queue.money_id
        ORDER BY document.day LIMIT 1) AS counted_in,
      paid.fee_minor AS true_minor,
      EXISTS (SELECT 1 FROM payout_rows other
        WHERE other.link_id = queue.link_id AND other.order_guid = payment.order_guid
          AND other.kind = 'charge' AND other.money_id <> queue.money_id) AS is_paid_out_before
    FROM fee_queue queue
    LEFT JOIN ledger payment ON payment.link_id = queue.link_id
      AND payment.xero_id = substr(queue.money_id, 1, ${XERO_ID_LENGTH})
      AND (payment.summary_key IS NULL
        OR payment.key = substr(queue.money_id, ${XERO_ID_LENGTH + 2}))
      AND payment.kind = 'payment' AND payment.state = 'posted' AND payment.order_guid IS NOT NULL
      AND payment.key NOT LIKE '%:moved'
      AND NOT EXISTS (SELECT 1 FROM ledger back
        WHERE back.link_id = payment.link_id AND back.order_guid = payment.order_guid
          AND back.kind = 'refund' AND back.state = 'posted'
          AND back.key LIKE 'payback:%:takenOut'
          AND ${readIssueNumber('back')} >= ${readIssueNumber('payment')})
    LEFT JOIN orders ON orders.link_id = payment.link_id
      AND orders.order_guid = payment.order_guid
    LEFT JOIN payout_rows paid ON paid.link_id = queue.link_id AND paid.money_id = queue.money_id
    WHERE queue.link_id = ${linkId} AND queue.day < ${today}
      AND (queue.retry_at IS NULL OR queue.retry_at <= ${now})
    ORDER BY queue.day, queue.money_id LIMIT ${limit}`;
}

function toQueued(row: QueuedRow): QueuedMoney {
  const { order_guid: orderGuid, rule_set_number: ruleSetNumber } = row;
  return {
    moneyId: row.money_id,
    day: row.day,
    payment:
      orderGuid === null || ruleSetNumber === null
        ? null
        : {
            orderGuid,
            method: row.method ?? '',
            amountMinor: row.amount_minor ?? 0,
            accountId: row.account_id ?? '',
            currency: row.currency ?? '',
            ruleSetNumber,
          },
    bookedMinor: row.booked_minor,
    countedIn: row.counted_in === null ? null : (JSON.parse(row.counted_in) as FeeGroup),
    trueMinor: row.true_minor,
    isPaidOutBefore: row.is_paid_out_before === 1,
  };
}
