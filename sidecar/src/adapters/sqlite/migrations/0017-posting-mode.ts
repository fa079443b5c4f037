import { sql, type Kysely } from 'kysely';
import type { DatabaseSchema } from '../database-schema.ts';

/** Rules from before there was a choice: an invoice for each order. */
const STATEMENT = `UPDATE rule_sets SET rules = json_set(rules, '$.settings.postingMode', 'perOrder')`;

export const postingMode = {
  async up(db: Kysely<DatabaseSchema>): Promise<void> {
    await sql.raw(STATEMENT).execute(db);
  },
};
