import { sql } from 'kysely';
import type { ShopEraser, ShopToErase } from '../../ports/shop-eraser.ts';
import { createAuditStore } from './audit-store.ts';
import type { Db } from './db.ts';
import { FILL_ORDER_SEARCH } from './migrations/0004-order-search.ts';

/** So many rows in one go: others get their turn between two. */
const ROWS_A_PART = 500;

export function createShopEraser(db: Db): ShopEraser {
  return {
    async erase(shop, entry) {
      await eraseMany(db, shop);
      await db.transaction().execute(async (transaction) => {
        await sql`PRAGMA defer_foreign_keys = ON`.execute(transaction);
        await eraseAll(transaction, shop);
        await createAuditStore(transaction).append(entry);
      });
      await rewriteFile(db);
    },
  };
}

/** What there may be a million of; each part by itself, its rows with all that belongs to them. */
async function eraseMany(db: Db, { linkId, pairingId }: ShopToErase): Promise<void> {
  const references = await listReferences(db);
  const part = (column: 'id' | 'rowid', table: string) =>
    sql`SELECT ${sql.ref(column)} FROM ${sql.table(table)} WHERE link_id = ${linkId}
      ORDER BY rowid LIMIT ${ROWS_A_PART}`;
  const ofLink = (table: string) =>
    sql`DELETE FROM ${sql.table(table)} WHERE rowid IN (${part('rowid', table)})`;
  for (const owner of ['calls', 'steps']) {
    const children = references
      .filter(({ parent }) => parent === owner)
      .map(
        ({ table, column }) =>
          sql`DELETE FROM ${sql.table(table)} WHERE ${sql.ref(column)} IN (${part('id', owner)})`,
      );
    await inParts(db, [...children, ofLink(owner)]);
  }
  await inParts(db, [ofLink('ledger')]);
  await inParts(db, [ofLink('orders')]);
  if (pairingId === null) return;
  await inParts(db, [
    sql`DELETE FROM store_events WHERE (outbox_epoch, sequence) IN (
      SELECT outbox_epoch, sequence FROM store_events WHERE pairing_id = ${pairingId}
      LIMIT ${ROWS_A_PART})`,
  ]);
}

/** The last statement says whether there is more. */
async function inParts(db: Db, statements: readonly ReturnType<typeof sql>[]): Promise<void> {
  for (;;) {
    const left = await db.transaction().execute(async (transaction) => {
      let affected = 0n;
      for (const statement of statements) {
        affected = (await statement.execute(transaction)).numAffectedRows ?? 0n;
      }
      return affected;
    });
    if (left < ROWS_A_PART) return;
  }
}

interface Column {
  readonly table: string;
  readonly column: string;
}

/** The tables are asked what they hold, so that none is forgotten, whenever it was added. */
async function eraseAll(db: Db, shop: ShopToErase): Promise<void> {
  const { linkId, tenantId, pairingId, isLast } = shop;
  const columns = await listColumns(db);
  const remove = async (name: string, value: string, kept: readonly string[] = []) => {
    for (const { table, column } of columns.filter((entry) => entry.column === name)) {
      if (kept.includes(table)) continue;
      await sql`DELETE FROM ${sql.table(table)} WHERE ${sql.ref(column)} = ${value}`.execute(db);
    }
  };
  await remove('link_id', linkId);
  await remove('owner_id', linkId);
  await db.deleteFrom('links').where('id', '=', linkId).execute();
  if (tenantId !== null) {
    await remove('tenant_id', tenantId, ['links']);
    await remove('owner_id', tenantId);
  }
  if (pairingId !== null) {
    // Which shop is a copy stays known: it must not book in the place of the real one.
    await remove('pairing_id', pairingId, ['links', 'foreign_epochs']);
    await remove('owner_id', pairingId);
  }
  if (isLast) {
    for (const table of ['xero_connections', 'xero_tokens', 'xero_app'] as const) {
      await db.deleteFrom(table).execute();
    }
  }
  await forgetReasons(db, linkId);
  await eraseOrphans(db);
}

async function listColumns(db: Db): Promise<readonly Column[]> {
  const { rows } = await sql<Column>`
    SELECT m.name AS "table", c.name AS "column"
    FROM sqlite_schema m JOIN pragma_table_info(m.name) c
    WHERE m.type = 'table' AND m.name NOT LIKE 'order_search%' AND m.name NOT LIKE 'sqlite_%'`.execute(
    db,
  );
  return rows;
}

/** Who did what to which order stays; reasons in people's own words may name a customer. */
async function forgetReasons(db: Db, linkId: string): Promise<void> {
  await db
    .updateTable('audit_log')
    .set({ before_value: 'null', after_value: 'null' })
    .where('subject', '>=', `${linkId}/`)
    .where('subject', '<', `${linkId}0`)
    .execute();
}

interface Reference extends Column {
  readonly parent: string;
  readonly parentColumn: string;
}

async function listReferences(db: Db): Promise<readonly Reference[]> {
  const { rows } = await sql<Reference>`
    SELECT m.name AS "table", f."from" AS "column", f."table" AS parent, f."to" AS "parentColumn"
    FROM sqlite_schema m JOIN pragma_foreign_key_list(m.name) f
    WHERE m.type = 'table'`.execute(db);
  return rows;
}

/** Rows of tables without a link of their own, whose owner is gone; until none is left. */
async function eraseOrphans(db: Db): Promise<void> {
  const rows = await listReferences(db);
  for (let isMore = true; isMore;) {
    isMore = false;
    for (const { table, column, parent, parentColumn } of rows) {
      const result = await sql`DELETE FROM ${sql.table(table)}
        WHERE ${sql.ref(column)} IS NOT NULL AND NOT EXISTS (
          SELECT 1 FROM ${sql.table(parent)}
          WHERE ${sql.ref(`${parent}.${parentColumn}`)} = ${sql.ref(`${table}.${column}`)})`.execute(
        db,
      );
      isMore ||= (result.numAffectedRows ?? 0n) > 0n;
    }
  }
}

/** Deleted rows leave their bytes in the file; it is written anew without them. */
async function rewriteFile(db: Db): Promise<void> {
  await sql`INSERT INTO order_search (order_search) VALUES ('delete-all')`.execute(db);
  await sql`VACUUM`.execute(db);
  // The rows may have other numbers now.
  await sql.raw(FILL_ORDER_SEARCH).execute(db);
  await sql`PRAGMA wal_checkpoint(TRUNCATE)`.execute(db);
}
