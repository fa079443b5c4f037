import { sql, type Kysely } from 'kysely';
import type { DatabaseSchema } from '../database-schema.ts';

/**
 * A store may be booked into another organisation from some day on: then it has a link for each. The
 * rows go round by a second table, because SQLite drops no constraint of a table that stands.
 */
const STATEMENTS = [
  `PRAGMA defer_foreign_keys = ON`,
  `CREATE TABLE links_before AS SELECT * FROM links`,
  `DROP TABLE links`,
  `CREATE TABLE links (
    id TEXT NOT NULL PRIMARY KEY,
    code TEXT NOT NULL UNIQUE,
    pairing_id TEXT NOT NULL REFERENCES pairings(id),
    store_id INTEGER NOT NULL,
    store_name TEXT NOT NULL,
    store_url TEXT NOT NULL,
    tenant_id TEXT NOT NULL,
    state TEXT NOT NULL,
    live_from TEXT,
    current_rule_set_number INTEGER,
    book_first INTEGER,
    paused_by TEXT,
    paused_at TEXT,
    replaces TEXT REFERENCES links(id),
    live_until TEXT,
    afterwards TEXT
  ) STRICT`,
  `INSERT INTO links (id, code, pairing_id, store_id, store_name, store_url, tenant_id, state,
    live_from, current_rule_set_number, book_first, paused_by, paused_at)
    SELECT id, code, pairing_id, store_id, store_name, store_url, tenant_id, state,
    live_from, current_rule_set_number, book_first, paused_by, paused_at FROM links_before`,
  `DROP TABLE links_before`,
  `ALTER TABLE oauth_states ADD COLUMN brings_another INTEGER NOT NULL DEFAULT 0`,
  // One that books the store, and one that is to take its place.
  `CREATE UNIQUE INDEX links_of_store ON links (pairing_id, store_id) WHERE replaces IS NULL`,
  `CREATE UNIQUE INDEX links_replaced ON links (replaces) WHERE replaces IS NOT NULL`,
] as const;

export const anotherOrganisation = {
  async up(db: Kysely<DatabaseSchema>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};
