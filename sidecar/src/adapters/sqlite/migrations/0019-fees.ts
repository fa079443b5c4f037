import { sql, type Kysely } from 'kysely';
import type { DatabaseSchema } from '../database-schema.ts';

/**
 * Fees of gateways. A payment that comes into the ledger, and one that stands there no more, is queued
 * by a trigger, however it came about; what a document counts of each payment is an entry of its own.
 */
const IS_OF_GATEWAY = `NEW.key NOT LIKE '%:card:%' AND NEW.key NOT LIKE '%:points'
      AND NEW.key NOT LIKE 'payment:summary:%'`;

const STATEMENTS = [
  `UPDATE rule_sets SET rules = json_set(rules, '$.paymentMethods', (
    SELECT json_group_array(json_set(method.value, '$.fees', NULL))
    FROM json_each(rules, '$.paymentMethods') method))`,
  `CREATE TABLE fee_queue (
    link_id TEXT NOT NULL,
    money_id TEXT NOT NULL,
    day TEXT,
    retry_at TEXT,
    PRIMARY KEY (link_id, money_id)
  ) STRICT, WITHOUT ROWID`,
  `CREATE INDEX fee_queue_by_day ON fee_queue (link_id, day)`,
  `CREATE TABLE fee_documents (
    link_id TEXT NOT NULL,
    key TEXT NOT NULL,
    method TEXT NOT NULL,
    account_id TEXT NOT NULL,
    currency TEXT NOT NULL,
    day TEXT NOT NULL,
    fee_account_code TEXT NOT NULL,
    tax_type TEXT NOT NULL,
    payout_id TEXT,
    PRIMARY KEY (link_id, key)
  ) STRICT, WITHOUT ROWID`,
  `CREATE INDEX fee_documents_by_day ON fee_documents (link_id, day, method, currency)`,
  `CREATE TABLE fee_entries (
    link_id TEXT NOT NULL,
    money_id TEXT NOT NULL,
    document_key TEXT NOT NULL,
    fee_minor INTEGER NOT NULL,
    PRIMARY KEY (link_id, money_id, document_key)
  ) STRICT, WITHOUT ROWID`,
  `CREATE INDEX fee_entries_by_document ON fee_entries (link_id, document_key)`,
  `CREATE TABLE payouts (
    link_id TEXT NOT NULL,
    method TEXT NOT NULL,
    payout_id TEXT NOT NULL,
    currency TEXT NOT NULL,
    deposit_minor INTEGER NOT NULL,
    gross_minor INTEGER NOT NULL,
    fee_minor INTEGER NOT NULL,
    other_minor INTEGER NOT NULL,
    orders INTEGER NOT NULL,
    paid_on TEXT NOT NULL,
    account_id TEXT NOT NULL,
    bank_account_id TEXT NOT NULL,
    step_keys TEXT NOT NULL,
    confirmed_by TEXT NOT NULL,
    confirmed_at TEXT NOT NULL,
    PRIMARY KEY (link_id, method, payout_id)
  ) STRICT, WITHOUT ROWID`,
  `CREATE INDEX payouts_by_day ON payouts (link_id, confirmed_at)`,
  `CREATE TABLE payout_rows (
    link_id TEXT NOT NULL,
    method TEXT NOT NULL,
    row_id TEXT NOT NULL,
    payout_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    order_guid TEXT,
    money_id TEXT,
    gross_minor INTEGER NOT NULL,
    fee_minor INTEGER NOT NULL,
    PRIMARY KEY (link_id, method, row_id)
  ) STRICT, WITHOUT ROWID`,
  `CREATE UNIQUE INDEX payout_rows_by_money ON payout_rows (link_id, money_id)
    WHERE money_id IS NOT NULL`,
  `CREATE INDEX payout_rows_by_order ON payout_rows (link_id, order_guid)
    WHERE order_guid IS NOT NULL`,
  `CREATE INDEX orders_by_capture ON orders (link_id, snapshot ->> '$.captureTransactionId')
    WHERE snapshot ->> '$.captureTransactionId' IS NOT NULL`,
  `CREATE INDEX orders_by_authorization
    ON orders (link_id, snapshot ->> '$.authorizationTransactionId')
    WHERE snapshot ->> '$.authorizationTransactionId' IS NOT NULL`,
  `CREATE TRIGGER fees_payment_added AFTER INSERT ON ledger
    WHEN NEW.kind = 'payment' AND NEW.state = 'posted' AND ${IS_OF_GATEWAY}
    BEGIN ${queue('NEW', "json_extract(NEW.body, '$.paidOn')")}; END`,
  `CREATE TRIGGER fees_payment_changed AFTER UPDATE OF state, xero_id ON ledger
    WHEN NEW.kind = 'payment' AND ${IS_OF_GATEWAY}
      AND (NEW.state <> OLD.state OR NEW.xero_id <> OLD.xero_id)
    BEGIN
      ${queue('OLD', 'NULL')};
      ${queue('NEW', "CASE NEW.state WHEN 'posted' THEN json_extract(NEW.body, '$.paidOn') END")};
    END`,
] as const;

/** As `getMoneyId` does. */
function nameMoney(row: 'NEW' | 'OLD'): string {
  return `CASE WHEN ${row}.summary_key IS NULL THEN ${row}.xero_id
    ELSE ${row}.xero_id || ':' || ${row}.key END`;
}

/** Without a day: it is looked at with the payments of the day that it is seen on. */
function queue(row: 'NEW' | 'OLD', day: string): string {
  return `INSERT INTO fee_queue (link_id, money_id, day, retry_at)
    VALUES (${row}.link_id, ${nameMoney(row)}, ${day}, NULL)
    ON CONFLICT (link_id, money_id) DO UPDATE SET day = excluded.day, retry_at = NULL`;
}

export const fees = {
  async up(db: Kysely<DatabaseSchema>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};
