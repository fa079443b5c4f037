import { sql, type Kysely } from 'kysely';
import type { DatabaseSchema } from '../database-schema.ts';

/** What was answered in Setup so far. */
export const setupDrafts = {
  async up(database: Kysely<DatabaseSchema>): Promise<void> {
    await sql
      .raw(
        `CREATE TABLE setup_drafts (
    pairing_id TEXT PRIMARY KEY REFERENCES pairings(id),
    answers TEXT,
    sign_in_problem TEXT
  ) STRICT, WITHOUT ROWID`,
      )
      .execute(database);
  },
};
