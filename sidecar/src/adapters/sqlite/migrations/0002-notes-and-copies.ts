import { sql, type Kysely } from 'kysely';
import type { DatabaseSchema } from '../database-schema.ts';

/** Notes for orders in the store, kept until the store has them; the ledger by Xero's ids; copies of a shop. */
export const notesAndCopies = {
  async up(database: Kysely<DatabaseSchema>): Promise<void> {
    await sql
      .raw(
        `CREATE TABLE store_notes (
    link_id TEXT NOT NULL REFERENCES links(id),
    dedupe_key TEXT NOT NULL,
    order_id INTEGER NOT NULL,
    text TEXT NOT NULL,
    attempts INTEGER NOT NULL,
    due_at TEXT NOT NULL,
    sent_at TEXT,
    PRIMARY KEY (link_id, dedupe_key)
  ) STRICT, WITHOUT ROWID`,
      )
      .execute(database);
    await sql
      .raw(`ALTER TABLE foreign_epochs ADD COLUMN is_copy INTEGER NOT NULL DEFAULT 0`)
      .execute(database);
    await sql.raw(`CREATE INDEX ledger_by_xero_id ON ledger (xero_id)`).execute(database);
    await sql
      .raw(`CREATE INDEX store_notes_due ON store_notes (due_at) WHERE sent_at IS NULL`)
      .execute(database);
  },
};
