import { sql, type Kysely } from 'kysely';
import type { DatabaseSchema } from '../database-schema.ts';

/**
 * As in "taken-out", of orders' parts of summaries too: money is named as the queue names it (migration
 * "fees").
 */
const QUEUE = `INSERT INTO fee_queue (link_id, money_id, day, retry_at)
      SELECT link_id, CASE WHEN summary_key IS NULL THEN xero_id ELSE xero_id || ':' || key END,
        NULL, NULL FROM ledger
      WHERE link_id = NEW.link_id AND order_guid = NEW.order_guid
        AND kind = 'payment' AND state = 'posted'
        AND key NOT LIKE '%:card:%' AND key NOT LIKE '%:points'
      ON CONFLICT (link_id, money_id) DO UPDATE SET day = excluded.day, retry_at = NULL`;

const STATEMENTS = [
  `DROP TRIGGER fees_taken_out`,
  `DROP TRIGGER fees_taken_out_changed`,
  `CREATE TRIGGER fees_taken_out AFTER INSERT ON ledger
    WHEN NEW.kind = 'refund' AND NEW.key LIKE 'payback:%:takenOut'
    BEGIN ${QUEUE}; END`,
  `CREATE TRIGGER fees_taken_out_changed AFTER UPDATE OF state ON ledger
    WHEN NEW.kind = 'refund' AND NEW.key LIKE 'payback:%:takenOut' AND NEW.state <> OLD.state
    BEGIN ${QUEUE}; END`,
] as const;

export const takenOutOfSummaries = {
  async up(db: Kysely<DatabaseSchema>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};
