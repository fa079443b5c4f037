import { sql, type Kysely } from 'kysely';
import type { DatabaseSchema } from '../database-schema.ts';

/** Rules from before there was a choice: a contact for each customer. */
const STATEMENT = `UPDATE rule_sets SET rules = json_set(rules, '$.settings.contactPer', 'customer')`;

export const contactPer = {
  async up(db: Kysely<DatabaseSchema>): Promise<void> {
    await sql.raw(STATEMENT).execute(db);
  },
};
