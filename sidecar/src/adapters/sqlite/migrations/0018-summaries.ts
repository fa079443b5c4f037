import { sql, type Kysely } from 'kysely';
import type { DatabaseSchema } from '../database-schema.ts';

/**
 * What of an order goes into a summary, until that is posted; a ledger row that is an order's part of a
 * summary names it.
 */
const STATEMENTS = [
  `CREATE TABLE summary_entries (
    link_id TEXT NOT NULL REFERENCES links(id),
    key TEXT NOT NULL,
    order_guid TEXT NOT NULL,
    side TEXT NOT NULL,
    day TEXT NOT NULL,
    currency TEXT NOT NULL,
    method TEXT NOT NULL,
    account_id TEXT NOT NULL,
    order_number TEXT NOT NULL,
    documents TEXT NOT NULL,
    rule_set_number INTEGER NOT NULL,
    state TEXT NOT NULL,
    due_at TEXT NOT NULL,
    summary_key TEXT,
    money_key TEXT,
    PRIMARY KEY (link_id, key)
  ) STRICT, WITHOUT ROWID`,
  `CREATE INDEX summary_entries_by_order ON summary_entries (link_id, order_guid)`,
  `CREATE INDEX summary_entries_by_summary ON summary_entries (link_id, summary_key)
    WHERE summary_key IS NOT NULL`,
  `CREATE INDEX summary_entries_due ON summary_entries (due_at) WHERE state = 'open'`,
  `CREATE INDEX summary_entries_closed ON summary_entries (link_id, summary_key, money_key)
    WHERE state = 'closed'`,
  `ALTER TABLE ledger ADD COLUMN summary_key TEXT`,
] as const;

export const summaries = {
  async up(db: Kysely<DatabaseSchema>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};
