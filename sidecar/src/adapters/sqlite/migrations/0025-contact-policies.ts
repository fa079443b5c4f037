import { sql, type Kysely } from 'kysely';
import type { DatabaseSchema } from '../database-schema.ts';

/** Rules from before there was a choice: what was done then, and nothing of Xero's is overwritten. */
const STATEMENT = `UPDATE rule_sets SET rules = json_set(rules,
  '$.settings.archivedContact', 'hold',
  '$.settings.missingContact', 'create',
  '$.settings.contactFields', json_object('name', 'onlyIfEmpty', 'email', 'onlyIfEmpty',
    'phone', 'onlyIfEmpty', 'addresses', 'onlyIfEmpty', 'taxNumber', 'onlyIfEmpty'))`;

export const contactPolicies = {
  async up(db: Kysely<DatabaseSchema>): Promise<void> {
    await sql.raw(STATEMENT).execute(db);
  },
};
