import { sql, type Kysely } from 'kysely';
import type { DatabaseSchema } from '../database-schema.ts';

/** Rules from before there was a choice: everything in the store's currency, at Xero's rates. */
const STATEMENT = `UPDATE rule_sets SET rules = json_set(rules,
  '$.settings.currencyRate', 'xero',
  '$.paymentMethods', (
    SELECT json_group_array(json_set(method.value, '$.charges', 'storeCurrency'))
    FROM json_each(rules, '$.paymentMethods') method))`;

export const customerCurrency = {
  async up(db: Kysely<DatabaseSchema>): Promise<void> {
    await sql.raw(STATEMENT).execute(db);
  },
};
