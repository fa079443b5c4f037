import { sql, type Kysely } from 'kysely';
import type { DatabaseSchema } from '../database-schema.ts';

/** Names of the people who paused, who signed in to Xero and who did what. */
export const pausedBy = {
  async up(database: Kysely<DatabaseSchema>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(database);
  },
};

const STATEMENTS = [
  'ALTER TABLE links ADD COLUMN paused_by TEXT',
  'ALTER TABLE links ADD COLUMN paused_at TEXT',
  'ALTER TABLE audit_log ADD COLUMN actor_name TEXT',
  `ALTER TABLE oauth_states ADD COLUMN admin_name TEXT NOT NULL DEFAULT ''`,
] as const;
