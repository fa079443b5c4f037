import { sql, type Kysely } from 'kysely';
import type { DatabaseSchema } from '../database-schema.ts';

/** Fees and transfers that somebody changed in Xero, and payouts that a person takes back. */
const STATEMENTS = [
  `CREATE TABLE bank_sightings (
    link_id TEXT NOT NULL,
    key TEXT NOT NULL,
    what TEXT NOT NULL,
    is_accepted INTEGER NOT NULL,
    PRIMARY KEY (link_id, key)
  ) STRICT, WITHOUT ROWID`,
  `ALTER TABLE payouts ADD COLUMN taken_back_at TEXT`,
] as const;

export const bankSightings = {
  async up(db: Kysely<DatabaseSchema>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};
