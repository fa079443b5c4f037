import { sql, type Kysely } from 'kysely';
import type { DatabaseSchema } from '../database-schema.ts';

/** The index by time also holds what a period is filtered and sorted by: `list-orders.ts` reads it alone. */
const STATEMENTS = [
  `DROP INDEX orders_by_placed`,
  `CREATE INDEX orders_by_placed ON orders (
    placed_at, order_guid, placed_on, total_minor, link_id, state, reason_code
  )`,
] as const;

export const ordersByPeriod = {
  async up(db: Kysely<DatabaseSchema>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};
