import { sql, type Kysely } from 'kysely';
import type { DatabaseSchema } from '../database-schema.ts';

/** The parts of a summary are found by it; what is known to be voided can be made again from Review. */
const STATEMENTS = [
  `CREATE INDEX ledger_by_summary ON ledger (link_id, summary_key) WHERE summary_key IS NOT NULL`,
  `UPDATE review_entries SET
    cause_key = replace(cause_key, 'ledger.summary_changed_in_xero:', 'ledger.summary_voided_in_xero:'),
    reason = json_set(reason, '$.code', 'ledger.summary_voided_in_xero')
    WHERE resolved_at IS NULL AND cause_key LIKE 'ledger.summary_changed_in_xero:%'
      AND reason ->> '$.details.what' = 'voided or deleted'`,
] as const;

export const voidedSummaries = {
  async up(db: Kysely<DatabaseSchema>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};
