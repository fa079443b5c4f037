import { sql, type Kysely } from 'kysely';
import type { DatabaseSchema } from '../database-schema.ts';

/** When an order began to wait for a cause, which may have been there long before; null: not kept then. */
export const waitsSince = {
  async up(database: Kysely<DatabaseSchema>): Promise<void> {
    await sql.raw(`ALTER TABLE review_orders ADD COLUMN since TEXT`).execute(database);
  },
};
