import { sql, type Kysely } from 'kysely';
import type { DatabaseSchema } from '../database-schema.ts';

/**
 * Documents that somebody changed in Xero, as they were seen there, and how far each organisation's
 * lists were looked at; what is to be told to the store may be a payment as well as a note.
 */
const STATEMENTS = [
  `CREATE TABLE sightings (
    link_id TEXT NOT NULL,
    xero_id TEXT NOT NULL,
    order_guid TEXT NOT NULL,
    read_at TEXT NOT NULL,
    state TEXT NOT NULL,
    accepted TEXT NOT NULL,
    PRIMARY KEY (link_id, xero_id)
  ) STRICT, WITHOUT ROWID`,
  `CREATE INDEX sightings_by_order ON sightings (link_id, order_guid)`,
  `CREATE TABLE document_cursors (
    tenant_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    cursor TEXT NOT NULL,
    PRIMARY KEY (tenant_id, kind)
  ) STRICT, WITHOUT ROWID`,
  `ALTER TABLE store_notes ADD COLUMN kind TEXT NOT NULL DEFAULT 'note'`,
] as const;

export const sightings = {
  async up(db: Kysely<DatabaseSchema>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};
