import { sql, type Kysely } from 'kysely';
import type { DatabaseSchema } from '../database-schema.ts';

/** Each store of a shop is set up by itself. What was answered so far is of the store that was asked about. */
const STATEMENTS = [
  `CREATE TABLE setup_answers (
    pairing_id TEXT NOT NULL REFERENCES pairings(id),
    store_id INTEGER NOT NULL,
    answers TEXT NOT NULL,
    PRIMARY KEY (pairing_id, store_id)
  ) STRICT, WITHOUT ROWID`,
  `INSERT INTO setup_answers (pairing_id, store_id, answers)
    SELECT pairing_id, COALESCE(
      (SELECT MIN(store_id) FROM links WHERE links.pairing_id = d.pairing_id AND state = 'setup'),
      (SELECT MIN(store_id) FROM links WHERE links.pairing_id = d.pairing_id),
      1), answers
    FROM setup_drafts d WHERE answers IS NOT NULL`,
  `ALTER TABLE setup_drafts DROP COLUMN answers`,
  `ALTER TABLE setup_drafts RENAME TO sign_in_problems`,
] as const;

export const answersOfStores = {
  async up(db: Kysely<DatabaseSchema>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};
