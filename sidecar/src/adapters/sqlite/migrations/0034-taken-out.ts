import { sql, type Kysely } from 'kysely';
import type { DatabaseSchema } from '../database-schema.ts';

/** Money that went back because its order was taken out of the books: its payments are looked at anew. */
const QUEUE = `INSERT INTO fee_queue (link_id, money_id, day, retry_at)
      SELECT link_id, xero_id, NULL, NULL FROM ledger
      WHERE link_id = NEW.link_id AND order_guid = NEW.order_guid
        AND kind = 'payment' AND state = 'posted' AND summary_key IS NULL
        AND key NOT LIKE '%:card:%' AND key NOT LIKE '%:points'
      ON CONFLICT (link_id, money_id) DO UPDATE SET day = excluded.day, retry_at = NULL`;

const STATEMENTS = [
  `CREATE TRIGGER fees_taken_out AFTER INSERT ON ledger
    WHEN NEW.kind = 'refund' AND NEW.key LIKE 'payback:%:takenOut'
    BEGIN ${QUEUE}; END`,
  `CREATE TRIGGER fees_taken_out_changed AFTER UPDATE OF state ON ledger
    WHEN NEW.kind = 'refund' AND NEW.key LIKE 'payback:%:takenOut' AND NEW.state <> OLD.state
    BEGIN ${QUEUE}; END`,
] as const;

export const takenOut = {
  async up(db: Kysely<DatabaseSchema>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};
