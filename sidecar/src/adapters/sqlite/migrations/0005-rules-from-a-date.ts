import { sql, type Kysely } from 'kysely';
import type { DatabaseSchema } from '../database-schema.ts';

/** Rules that apply from an order date on, and rows of the mappings that a person has checked. */
const STATEMENTS = [
  `ALTER TABLE rule_sets ADD COLUMN valid_from TEXT`,
  `CREATE TABLE checked_rows (
    link_id TEXT NOT NULL REFERENCES links(id),
    row_key TEXT NOT NULL,
    choice TEXT NOT NULL,
    checked_at TEXT NOT NULL,
    checked_by TEXT NOT NULL,
    PRIMARY KEY (link_id, row_key)
  ) STRICT, WITHOUT ROWID`,
] as const;

export const rulesFromADate = {
  async up(db: Kysely<DatabaseSchema>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};
