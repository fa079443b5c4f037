import { sql, type Kysely } from 'kysely';
import type { DatabaseSchema } from '../database-schema.ts';

/** Time spans whose orders are taken in page by page, each with the place that it has come to. */
export const backfills = {
  async up(db: Kysely<DatabaseSchema>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};

const STATEMENTS = [
  `CREATE TABLE backfills (
    id TEXT NOT NULL PRIMARY KEY,
    link_id TEXT NOT NULL REFERENCES links(id),
    created_from TEXT NOT NULL,
    created_to TEXT NOT NULL,
    state TEXT NOT NULL,
    after_id INTEGER NOT NULL,
    read_up_to TEXT,
    orders INTEGER NOT NULL,
    attempts INTEGER NOT NULL,
    due_at TEXT NOT NULL,
    problem TEXT,
    asked_by TEXT NOT NULL,
    asked_at TEXT NOT NULL,
    ended_at TEXT
  ) STRICT, WITHOUT ROWID`,
  `CREATE INDEX backfills_by_link ON backfills (link_id, asked_at)`,
  `CREATE INDEX backfills_due ON backfills (due_at) WHERE state IN ('running', 'failing')`,
] as const;
