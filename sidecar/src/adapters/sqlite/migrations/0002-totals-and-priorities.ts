import { sql, type Kysely } from 'kysely';
import { parseMinor, sum } from '../../../domain/money/amount.ts';
import type { DatabaseSchema } from '../database-schema.ts';
import { DAY_TOTALS } from './0002-day-totals.ts';

/**
 * Totals by day, work by priority, notes in the store, a first few orders after going live. Tables with
 * new columns that have no default are built anew, so that no later insert can leave one out.
 */
export const totalsAndPriorities = {
  async up(database: Kysely<DatabaseSchema>): Promise<void> {
    await run(database, SMALL_TABLES);
    await writeWorths(database);
    await run(database, [...ORDERS, ...DAY_TOTALS]);
  },
};

async function run(database: Kysely<DatabaseSchema>, statements: readonly string[]): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(database);
}

const SMALL_TABLES = [
  `ALTER TABLE foreign_epochs ADD COLUMN is_copy INTEGER NOT NULL DEFAULT 0`,
  `ALTER TABLE links ADD COLUMN book_first INTEGER`,
  `CREATE TABLE new_order_hints (
    pairing_id TEXT NOT NULL REFERENCES pairings(id),
    order_id INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    attempts INTEGER NOT NULL,
    priority INTEGER NOT NULL,
    due_at TEXT NOT NULL,
    PRIMARY KEY (pairing_id, order_id)
  ) STRICT, WITHOUT ROWID`,
  `INSERT INTO new_order_hints (pairing_id, order_id, revision, attempts, priority, due_at)
    SELECT pairing_id, order_id, revision, attempts, 1, due_at FROM order_hints`,
  `DROP TABLE order_hints`,
  `ALTER TABLE new_order_hints RENAME TO order_hints`,
  `CREATE INDEX order_hints_by_due ON order_hints (priority, due_at)`,
  `CREATE TABLE store_notes (
    link_id TEXT NOT NULL REFERENCES links(id),
    dedupe_key TEXT NOT NULL,
    order_id INTEGER NOT NULL,
    text TEXT NOT NULL,
    attempts INTEGER NOT NULL,
    due_at TEXT NOT NULL,
    sent_at TEXT,
    PRIMARY KEY (link_id, dedupe_key)
  ) STRICT, WITHOUT ROWID`,
  `CREATE INDEX store_notes_due ON store_notes (due_at) WHERE sent_at IS NULL`,
  `CREATE INDEX ledger_by_xero_id ON ledger (xero_id)`,
];

const PAGE = 500;

interface OldOrder {
  readonly id: number;
  readonly snapshot: string;
}

/** What of a snapshot its worth is made of; as snapshots were in version 1, whatever they are now. */
interface OldSnapshot {
  readonly orderTotal: string;
  readonly refundedAmount: string;
  readonly giftCardsUsed: readonly { readonly usedValue: string }[];
  readonly rewardPointsUsed: { readonly amount: string } | null;
}

/** Money is rounded half to even, which SQL does not do. */
async function writeWorths(database: Kysely<DatabaseSchema>): Promise<void> {
  await run(database, [
    `CREATE TEMP TABLE order_worths (id INTEGER NOT NULL PRIMARY KEY, store_minor INTEGER NOT NULL)`,
  ]);
  for (let last = 0, isMore = true; isMore;) {
    const { rows } = await sql<OldOrder>`SELECT rowid AS id, snapshot FROM orders
      WHERE rowid > ${last} ORDER BY rowid LIMIT ${PAGE}`.execute(database);
    for (const { id, snapshot } of rows) {
      const worth = computeWorth(JSON.parse(snapshot) as OldSnapshot);
      await sql`INSERT INTO order_worths VALUES (${id}, ${worth})`.execute(database);
      last = id;
    }
    isMore = rows.length === PAGE;
  }
}

function computeWorth(order: OldSnapshot): number {
  const cards = order.giftCardsUsed.map((card) => parseMinor(card.usedValue));
  const points = parseMinor(order.rewardPointsUsed?.amount ?? '0');
  return parseMinor(order.orderTotal) + sum(cards) + points - parseMinor(order.refundedAmount);
}

const COPIED = `link_id, order_guid, order_id, number, store_id, placed_at, currency, total_minor, state,
  reason, snapshot, snapshot_hash, read_at, revision, booked_as_of, excluded_by, search_text`;

const ORDERS = [
  `CREATE TABLE new_orders (
    link_id TEXT NOT NULL REFERENCES links(id),
    order_guid TEXT NOT NULL,
    order_id INTEGER NOT NULL,
    number TEXT NOT NULL,
    store_id INTEGER NOT NULL,
    placed_at TEXT NOT NULL,
    placed_on TEXT NOT NULL,
    currency TEXT NOT NULL,
    total_minor INTEGER NOT NULL,
    store_minor INTEGER NOT NULL,
    xero_minor INTEGER NOT NULL,
    state TEXT NOT NULL,
    reason TEXT,
    reason_code TEXT,
    snapshot TEXT NOT NULL,
    snapshot_hash TEXT NOT NULL,
    read_at TEXT NOT NULL,
    revision INTEGER NOT NULL,
    is_dirty INTEGER NOT NULL,
    priority INTEGER NOT NULL,
    booked_as_of TEXT,
    excluded_by TEXT,
    search_text TEXT NOT NULL,
    PRIMARY KEY (link_id, order_guid)
  ) STRICT`,
  // What was to be looked at again at a time of its own is looked at now: there is no such time any
  // more. The day is that of UTC until the order changes: then it is the organisation's.
  `INSERT INTO new_orders (${COPIED}, placed_on, store_minor, xero_minor, reason_code, is_dirty, priority)
    SELECT ${COPIED}, substr(placed_at, 1, 10), store_minor,
      (SELECT coalesce(sum(CASE kind WHEN 'invoice' THEN ledger.total_minor ELSE -ledger.total_minor END), 0)
        FROM ledger
        WHERE ledger.link_id = orders.link_id AND ledger.order_guid = orders.order_guid
          AND ledger.state = 'posted' AND ledger.kind IN ('invoice', 'creditNote')),
      json_extract(reason, '$.code'), max(is_dirty, due_at IS NOT NULL), 1
    FROM orders JOIN order_worths ON order_worths.id = orders.rowid
    ORDER BY orders.rowid`,
  `DROP TABLE order_worths`,
  `DROP TABLE orders`,
  `ALTER TABLE new_orders RENAME TO orders`,
  `CREATE INDEX orders_dirty ON orders (priority, placed_at) WHERE is_dirty = 1`,
  `CREATE INDEX orders_by_order_id ON orders (link_id, order_id)`,
  `CREATE INDEX orders_by_reason ON orders (link_id, reason_code)`,
  `CREATE INDEX orders_by_state ON orders (state, placed_at, order_guid)`,
  `CREATE INDEX orders_by_link_state ON orders (link_id, state, placed_at, order_guid)`,
  `CREATE INDEX orders_by_placed ON orders (placed_at, order_guid)`,
];
