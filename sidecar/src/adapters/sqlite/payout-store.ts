import { sql, type Selectable } from 'kysely';
import type { StepState } from '../../domain/ledger/step.ts';
import type {
  PaidOrder,
  Payout,
  PayoutRow,
  PayoutStep,
  PayoutStore,
} from '../../ports/payout-store.ts';
import { fromJson, inParts, type Db } from './db.ts';
import { OPEN_STEPS } from './literals.ts';
import type { PayoutsTable } from './tables-of-fees.ts';

export function createPayoutStore(db: Db): PayoutStore {
  const ofLink = (linkId: string) =>
    db.selectFrom('payouts').selectAll().where('link_id', '=', linkId);
  return {
    async add(linkId, payout, rows) {
      await insertPayout(db, linkId, payout);
      for (const row of rows) await insertRow(db, linkId, { payout, row });
    },
    async takeBack(linkId, { method, payoutId }, at) {
      await db
        .updateTable('payouts')
        .set({ taken_back_at: at })
        .where('link_id', '=', linkId)
        .where('method', '=', method)
        .where('payout_id', '=', payoutId)
        .execute();
    },
    remove: (linkId, payout, entriesKey) => removePayout(db, { linkId, payout, entriesKey }),
    async find(linkId, method, payoutId) {
      const row = await ofLink(linkId)
        .where('method', '=', method)
        .where('payout_id', '=', payoutId)
        .executeTakeFirst();
      return row && toPayout(row);
    },
    async isOfAnotherStore(linkId, { method, payoutId, paidOn, depositMinor }) {
      const row = await db
        .selectFrom('links as own')
        .innerJoin('links as other', 'other.tenant_id', 'own.tenant_id')
        .innerJoin('payouts', 'payouts.link_id', 'other.id')
        .select('payouts.link_id')
        .where('own.id', '=', linkId)
        .where('other.id', '!=', linkId)
        .where('payouts.method', '=', method)
        .where('payouts.payout_id', '=', payoutId)
        .where('payouts.paid_on', '=', paidOn)
        .where('payouts.deposit_minor', '=', depositMinor)
        .executeTakeFirst();
      return row !== undefined;
    },
    async list(linkId, limit) {
      const rows = await ofLink(linkId).orderBy('confirmed_at', 'desc').limit(limit).execute();
      return rows.map(toPayout);
    },
    async findByStep(linkId, stepKey) {
      if (!stepKey.startsWith('payout:')) return undefined;
      const row = await ofLink(linkId)
        .where(sql<boolean>`EXISTS (SELECT 1 FROM json_each(step_keys) WHERE value = ${stepKey})`)
        .executeTakeFirst();
      return row && toPayout(row);
    },
    async listSteps(linkId, { stepKeys }) {
      const found: PayoutStep[] = [];
      for (const key of stepKeys) found.push(...(await findStep(db, linkId, key)));
      return found;
    },
    async findRows(linkId, method, rowIds) {
      const found = new Map<string, string>();
      for (const part of inParts(rowIds)) {
        const rows = await db
          .selectFrom('payout_rows')
          .select(['row_id', 'payout_id'])
          .where('link_id', '=', linkId)
          .where('method', '=', method)
          .where('row_id', 'in', part)
          .execute();
        for (const row of rows) found.set(row.row_id, row.payout_id);
      }
      return found;
    },
    async findMoney(linkId, moneyIds) {
      const found = new Map<string, string>();
      for (const part of inParts(moneyIds)) {
        const rows = await db
          .selectFrom('payout_rows')
          .select(['money_id', 'payout_id'])
          .where('link_id', '=', linkId)
          .where('money_id', 'in', part)
          .execute();
        for (const row of rows) if (row.money_id !== null) found.set(row.money_id, row.payout_id);
      }
      return found;
    },
    async findCharges(linkId, orderGuids) {
      const found = new Map<string, string>();
      for (const part of inParts(orderGuids)) {
        const rows = await db
          .selectFrom('payout_rows')
          .select(['order_guid', 'payout_id'])
          .where('link_id', '=', linkId)
          .where('order_guid', 'in', part)
          .where('kind', '=', 'charge')
          .execute();
        for (const row of rows)
          if (row.order_guid !== null) found.set(row.order_guid, row.payout_id);
      }
      return found;
    },
    async findLeaving(linkId, orderGuids) {
      const found = new Set<string>();
      for (const part of inParts(orderGuids)) {
        const rows = await db
          .selectFrom('steps')
          .select('order_guid')
          .distinct()
          .where('link_id', '=', linkId)
          .where('order_guid', 'in', part)
          .where('state', 'in', OPEN_STEPS)
          .where(({ or, eb }) =>
            or([eb('kind', '=', 'deletePayment'), eb('key', 'like', 'payback:%:takenOut')]),
          )
          .execute();
        for (const { order_guid: orderGuid } of rows) if (orderGuid !== null) found.add(orderGuid);
      }
      return found;
    },
    async findOrders(linkId, references) {
      const found = new Map<string, PaidOrder>();
      for (const part of inParts(references, 200)) {
        for (const order of await findOrders(db, linkId, part)) found.set(order.orderGuid, order);
      }
      return [...found.values()];
    },
  };
}

async function insertPayout(db: Db, linkId: string, payout: Payout): Promise<void> {
  await db
    .insertInto('payouts')
    .values({
      link_id: linkId,
      method: payout.method,
      payout_id: payout.payoutId,
      currency: payout.currency,
      deposit_minor: payout.depositMinor,
      gross_minor: payout.grossMinor,
      fee_minor: payout.feeMinor,
      other_minor: payout.otherMinor,
      orders: payout.orders,
      paid_on: payout.paidOn,
      account_id: payout.accountId,
      bank_account_id: payout.bankAccountId,
      step_keys: JSON.stringify(payout.stepKeys),
      confirmed_by: payout.confirmedBy,
      confirmed_at: payout.confirmedAt,
      taken_back_at: payout.takenBackAt,
    })
    .execute();
}

async function insertRow(
  db: Db,
  linkId: string,
  { payout, row }: { readonly payout: Payout; readonly row: PayoutRow },
): Promise<void> {
  await db
    .insertInto('payout_rows')
    .values({
      link_id: linkId,
      method: payout.method,
      row_id: row.rowId,
      payout_id: payout.payoutId,
      kind: row.kind,
      order_guid: row.orderGuid,
      money_id: row.moneyId,
      gross_minor: row.grossMinor,
      fee_minor: row.feeMinor,
    })
    .execute();
}

/** What it counted of fees goes, and each of its payments is weighed anew. */
async function removePayout(
  db: Db,
  of: { readonly linkId: string; readonly payout: Payout; readonly entriesKey: string },
): Promise<void> {
  const { linkId, payout, entriesKey } = of;
  const { method, payoutId, paidOn } = payout;
  await sql`INSERT INTO fee_queue (link_id, money_id, day, retry_at)
    SELECT link_id, money_id, ${paidOn}, NULL FROM payout_rows
    WHERE link_id = ${linkId} AND method = ${method} AND payout_id = ${payoutId}
      AND kind = 'charge' AND money_id IS NOT NULL
    ON CONFLICT (link_id, money_id) DO NOTHING`.execute(db);
  for (const table of ['payout_rows', 'payouts'] as const) {
    await db
      .deleteFrom(table)
      .where('link_id', '=', linkId)
      .where('method', '=', method)
      .where('payout_id', '=', payoutId)
      .execute();
  }
  await db
    .deleteFrom('fee_entries')
    .where('link_id', '=', linkId)
    .where('document_key', '=', entriesKey)
    .execute();
  await db
    .deleteFrom('fee_documents')
    .where('link_id', '=', linkId)
    .where('key', '=', entriesKey)
    .execute();
}

async function findStep(db: Db, linkId: string, key: string): Promise<PayoutStep[]> {
  const { rows } = await sql<{
    id: string;
    kind: string;
    state: string;
    error: string | null;
    xero_id: string | null;
    ledger_state: string | null;
  }>`SELECT steps.id, steps.kind, steps.state, steps.error, ledger.xero_id,
      ledger.state AS ledger_state
    FROM steps LEFT JOIN ledger ON ledger.link_id = steps.link_id AND ledger.key = steps.key
    WHERE steps.link_id = ${linkId} AND steps.key = ${key} AND steps.state <> 'replaced'
    ORDER BY steps.created_at DESC LIMIT 1`.execute(db);
  return rows.map(({ id, kind, state, error, xero_id, ledger_state }) => ({
    key,
    stepId: id,
    kind,
    state: state as StepState,
    error: error === null ? null : fromJson(error),
    xeroId: xero_id,
    isStanding: ledger_state === 'posted',
  }));
}

/** Each way by an index of its own; numbers are compared as the store writes them. */
async function findOrders(db: Db, linkId: string, part: readonly string[]): Promise<PaidOrder[]> {
  const list = sql.join(part);
  const columns = sql`order_guid AS orderGuid, order_id AS orderId, number, currency,
    snapshot ->> '$.paymentMethodSystemName' AS method,
    snapshot ->> '$.captureTransactionId' AS captureId,
    snapshot ->> '$.authorizationTransactionId' AS authorizationId`;
  const { rows } = await sql<PaidOrder>`
    SELECT ${columns} FROM orders
      WHERE link_id = ${linkId} AND snapshot ->> '$.captureTransactionId' IN (${list})
    UNION SELECT ${columns} FROM orders
      WHERE link_id = ${linkId} AND snapshot ->> '$.authorizationTransactionId' IN (${list})
    UNION SELECT ${columns} FROM orders
      WHERE link_id = ${linkId} AND number COLLATE NOCASE IN (${list}) AND number IN (${list})
    UNION SELECT ${columns} FROM orders
      WHERE link_id = ${linkId} AND order_guid IN (${list})`.execute(db);
  return rows;
}

function toPayout(row: Selectable<PayoutsTable>): Payout {
  return {
    method: row.method,
    payoutId: row.payout_id,
    currency: row.currency,
    depositMinor: row.deposit_minor,
    grossMinor: row.gross_minor,
    feeMinor: row.fee_minor,
    otherMinor: row.other_minor,
    orders: row.orders,
    paidOn: row.paid_on,
    accountId: row.account_id,
    bankAccountId: row.bank_account_id,
    stepKeys: fromJson(row.step_keys),
    confirmedBy: row.confirmed_by,
    confirmedAt: row.confirmed_at,
    takenBackAt: row.taken_back_at,
  };
}
