import { sql, type Kysely } from 'kysely';
import type { DatabaseSchema } from '../database-schema.ts';

/**
 * Since when an order waits, when a document was first seen as others left it in Xero, and when one was
 * seen to have ended there. An order that was not paid yet has waited since it was placed; of other
 * waits, and of what ended before, the moment was not kept.
 */
export const sinceWhen = {
  async up(database: Kysely<DatabaseSchema>): Promise<void> {
    const statements = [
      `ALTER TABLE orders ADD COLUMN waits_since TEXT`,
      `UPDATE orders SET waits_since = placed_at
        WHERE state = 'waiting' AND reason_code = 'order.waits_for_payment'`,
      `ALTER TABLE sightings ADD COLUMN seen_at TEXT NOT NULL DEFAULT ''`,
      `UPDATE sightings SET seen_at = read_at`,
      `ALTER TABLE ledger ADD COLUMN ended_at TEXT`,
    ];
    for (const statement of statements) await sql.raw(statement).execute(database);
  },
};
