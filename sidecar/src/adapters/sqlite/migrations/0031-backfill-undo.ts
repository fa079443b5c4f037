import { sql, type Kysely } from 'kysely';
import type { DatabaseSchema } from '../database-schema.ts';

/**
 * Which backfill brought an order as it was last read, and which one a document was booked by. Of orders
 * and documents from before this it is not known: they count as nobody's.
 */
const STATEMENTS = [
  `ALTER TABLE orders ADD COLUMN brought_by TEXT`,
  `CREATE INDEX orders_by_backfill ON orders (brought_by) WHERE brought_by IS NOT NULL`,
  `ALTER TABLE ledger ADD COLUMN backfill_id TEXT`,
  `CREATE INDEX ledger_by_backfill ON ledger (backfill_id, order_guid) WHERE backfill_id IS NOT NULL`,
  `ALTER TABLE backfills ADD COLUMN undo TEXT`,
  `ALTER TABLE backfills ADD COLUMN undo_due_at TEXT`,
  `CREATE INDEX backfill_undos_due ON backfills (undo_due_at) WHERE undo_due_at IS NOT NULL`,
] as const;

export const backfillUndo = {
  async up(db: Kysely<DatabaseSchema>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};
