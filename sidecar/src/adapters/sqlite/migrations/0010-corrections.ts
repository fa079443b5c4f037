import { sql, type Kysely } from 'kysely';
import type { DatabaseSchema } from '../database-schema.ts';

/** Booked orders that a person asked to be booked by other rules than those they were booked by. */
const STATEMENTS = [
  `CREATE TABLE corrections (
    link_id TEXT NOT NULL,
    order_guid TEXT NOT NULL,
    from_rule_set INTEGER NOT NULL,
    to_rule_set INTEGER NOT NULL,
    PRIMARY KEY (link_id, order_guid)
  ) STRICT, WITHOUT ROWID`,
] as const;

export const corrections = {
  async up(db: Kysely<DatabaseSchema>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};
