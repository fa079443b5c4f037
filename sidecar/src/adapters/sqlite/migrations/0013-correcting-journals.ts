import { sql, type Kysely } from 'kysely';
import type { DatabaseSchema } from '../database-schema.ts';

/**
 * Documents that a manual journal moved to other accounts, as they count once it is posted; and the
 * day of each document, which the journals go by.
 */
const STATEMENTS = [
  `CREATE TABLE journal_documents (
    link_id TEXT NOT NULL,
    order_guid TEXT NOT NULL,
    key TEXT NOT NULL,
    journal_key TEXT NOT NULL,
    rule_set_number INTEGER NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (link_id, order_guid, key, journal_key)
  ) STRICT, WITHOUT ROWID`,
  `ALTER TABLE ledger ADD COLUMN issued_on TEXT
    GENERATED ALWAYS AS (json_extract(body, '$.issuedOn')) VIRTUAL`,
  `CREATE INDEX ledger_by_day ON ledger (link_id, issued_on, rule_set_number)
    WHERE kind IN ('invoice', 'creditNote') AND state = 'posted'`,
] as const;

export const correctingJournals = {
  async up(db: Kysely<DatabaseSchema>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};
