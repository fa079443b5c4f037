import { sql, type Kysely } from 'kysely';
import type { DatabaseSchema } from '../database-schema.ts';

/** Review entries that a person put off, and the orders that waited for one and do not any more. */
const STATEMENTS = [
  `ALTER TABLE review_entries ADD COLUMN snoozed_until TEXT`,
  `ALTER TABLE review_entries ADD COLUMN snoozed_by TEXT`,
  `CREATE TABLE review_past_orders (
    entry_id INTEGER NOT NULL REFERENCES review_entries(id),
    link_id TEXT NOT NULL,
    order_guid TEXT NOT NULL,
    left_at TEXT NOT NULL,
    PRIMARY KEY (entry_id, link_id, order_guid)
  ) STRICT, WITHOUT ROWID`,
  `CREATE INDEX review_entries_resolved ON review_entries (link_id, resolved_at)
    WHERE resolved_at IS NOT NULL`,
  `CREATE INDEX audit_log_of_subject ON audit_log (subject, id)`,
] as const;

export const reviewSnooze = {
  async up(db: Kysely<DatabaseSchema>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};
