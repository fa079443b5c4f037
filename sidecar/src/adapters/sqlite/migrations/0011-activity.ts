import { sql, type Kysely } from 'kysely';
import type { DatabaseSchema } from '../database-schema.ts';

/** What people did, what was posted and held, and the calls, each by time; calls of an order by step. */
const STATEMENTS = [
  `CREATE INDEX audit_log_by_time ON audit_log (at)`,
  `CREATE INDEX audit_log_by_action ON audit_log (action, id)`,
  `CREATE INDEX ledger_by_posted ON ledger (posted_at)`,
  `CREATE INDEX review_entries_by_opened ON review_entries (opened_at)`,
  `CREATE INDEX review_entries_by_resolved ON review_entries (resolved_at)
    WHERE resolved_at IS NOT NULL`,
  `CREATE INDEX call_steps_by_step ON call_steps (step_id)`,
  // The index by time also holds what the list of calls shows: bodies of megabytes are not read for it.
  `DROP INDEX calls_by_age`,
  `CREATE INDEX calls_by_age ON calls (
    created_at, id, link_id, kind, state, http_status, attempts, first_sent_at, last_sent_at
  )`,
] as const;

export const activity = {
  async up(db: Kysely<DatabaseSchema>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};
