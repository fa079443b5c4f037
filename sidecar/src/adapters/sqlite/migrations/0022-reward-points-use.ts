import { sql, type Kysely } from 'kysely';
import type { DatabaseSchema } from '../database-schema.ts';

/** Rules from before there was a choice: points used are a discount. */
const STATEMENT = `UPDATE rule_sets SET rules = json_set(
  rules, '$.settings.rewardPointsUse', 'negativeLine', '$.accounts.loyaltyLiability', NULL)`;

export const rewardPointsUse = {
  async up(db: Kysely<DatabaseSchema>): Promise<void> {
    await sql.raw(STATEMENT).execute(db);
  },
};
