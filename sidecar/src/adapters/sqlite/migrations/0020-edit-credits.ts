import { sql, type Kysely } from 'kysely';
import type { DatabaseSchema } from '../database-schema.ts';

/** Invoices that are credited in whole, and credits over what edits took off, as it was decided. */
const STATEMENT = `CREATE TABLE edit_credits (
    link_id TEXT NOT NULL,
    order_guid TEXT NOT NULL,
    position INTEGER NOT NULL,
    credits TEXT NOT NULL,
    decided_at TEXT NOT NULL,
    documents TEXT NOT NULL,
    PRIMARY KEY (link_id, order_guid, position)
  ) STRICT, WITHOUT ROWID`;

export const editCredits = {
  async up(db: Kysely<DatabaseSchema>): Promise<void> {
    await sql.raw(STATEMENT).execute(db);
  },
};
