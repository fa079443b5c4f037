import { sql, type Kysely } from 'kysely';
import type { DatabaseSchema } from '../database-schema.ts';

/** Rules from before there was a choice: a person is asked. */
const STATEMENT = `UPDATE rule_sets SET rules = json_set(rules,
    '$.settings.editedAfterPayment', 'ask',
    '$.settings.editedInXero', 'ask',
    '$.settings.voidedInXero', 'ask')`;

export const afterBooking = {
  async up(db: Kysely<DatabaseSchema>): Promise<void> {
    await sql.raw(STATEMENT).execute(db);
  },
};
