import { spawnSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import SqliteConnection from 'better-sqlite3';
import { Decimal } from 'decimal.js';
import { sql } from 'kysely';
import { openDatabase } from '../../../sidecar/src/adapters/sqlite/database.ts';
import { LATEST_VERSION } from '../../../sidecar/src/adapters/sqlite/migrations/all-migrations.ts';
import { openTestDatabase } from '../../support/open-test-database.ts';
import { restoreVersion1 } from '../../support/old-database.ts';

const ROOT = path.resolve(import.meta.dirname, '../../..');
const KILLED = path.join(ROOT, 'test/support/killed-while-migrating.mjs');

interface OldOrder {
  readonly order_guid: string;
  readonly snapshot: string;
  readonly placed_at: string;
}

interface OldCard {
  readonly usedValue: string;
  readonly purchasedWithOrderItemId: number | null;
}

function readAll<T>(file: string, query: string): T[] {
  const connection = new SqliteConnection(file, { readonly: true });
  try {
    return connection.prepare(query).all() as T[];
  } finally {
    connection.close();
  }
}

function readVersion(file: string): unknown {
  return readAll<{ user_version: number }>(file, 'PRAGMA user_version')[0]?.user_version;
}

const cents = (text: string): number =>
  new Decimal(text).mul(100).toDecimalPlaces(0, Decimal.ROUND_HALF_EVEN).toNumber();

/** From the snapshot and the ledger as version 1 had them, by other means than the migration's. */
function expectOrders(file: string): object[] {
  const ledger = readAll<{ order_guid: string; kind: string; total_minor: number }>(
    file,
    `SELECT order_guid, kind, total_minor FROM ledger WHERE state = 'posted'`,
  );
  return readAll<OldOrder>(file, 'SELECT * FROM orders ORDER BY order_guid').map((row) => {
    const order = JSON.parse(row.snapshot);
    const paid = order.giftCardsUsed
      .filter((card: OldCard) => card.purchasedWithOrderItemId !== null)
      .map((card: OldCard) => card.usedValue);
    const value = [order.orderTotal, ...paid].reduce((total, text) => total + cents(text), 0);
    const own = ledger.filter(({ order_guid }) => order_guid === row.order_guid);
    const sumOf = (kind: string): number =>
      own.filter((entry) => entry.kind === kind).reduce((sum, entry) => sum + entry.total_minor, 0);
    return {
      order_guid: row.order_guid,
      placed_on: row.placed_at.slice(0, 10),
      store_minor: value - cents(order.refundedAmount),
      xero_minor: sumOf('invoice') - sumOf('creditNote'),
      priority: 1,
    };
  });
}

async function expectMigrated(file: string, expected: readonly object[]): Promise<void> {
  const { database } = await openTestDatabase(file);
  const orders = await database.kysely
    .selectFrom('orders')
    .select(['order_guid', 'placed_on', 'store_minor', 'xero_minor', 'priority'])
    .orderBy('order_guid')
    .execute();
  expect(orders).toEqual(expected);
  const totals = await sql<{ orders: number; store: number; xero: number }>`
    SELECT sum(orders) AS orders, sum(store_minor) AS store, sum(xero_minor) AS xero
    FROM day_totals`.execute(database.kysely);
  const sumOf = (field: 'store_minor' | 'xero_minor'): number =>
    orders.reduce((sum, order) => sum + order[field], 0);
  const [counted] = totals.rows;
  expect(counted).toEqual({
    orders: orders.length,
    store: sumOf('store_minor'),
    xero: sumOf('xero_minor'),
  });
  await database.close();
  expect(readVersion(file)).toBe(LATEST_VERSION);
}

it('fills totals and priorities in for what is there, and keeps a copy of before', async () => {
  const file = restoreVersion1();
  const expected = expectOrders(file);
  expect(expected.length).toBeGreaterThan(4);
  expect(new Set(expected.map((row) => JSON.stringify(row))).size).toBe(expected.length);
  const before = readAll(file, 'SELECT * FROM orders ORDER BY order_guid');
  await expectMigrated(file, expected);
  const copy = `${file}.before-${LATEST_VERSION}`;
  expect(readVersion(copy)).toBe(1);
  expect(readAll(copy, 'SELECT * FROM orders ORDER BY order_guid')).toEqual(before);
  expect(existsSync(`${copy}.part`)).toBe(false);
  expect(readAll(file, 'SELECT order_id, revision, priority FROM order_hints')).toEqual([
    { order_id: 7, revision: 2, priority: 1 },
  ]);
  expect(readAll(file, 'SELECT requests, is_copy FROM foreign_epochs')).toEqual([
    { requests: 3, is_copy: 0 },
  ]);
});

it('counts on by itself after it', async () => {
  const file = restoreVersion1();
  const { database } = await openTestDatabase(file);
  await database.kysely.updateTable('ledger').set({ state: 'voided' }).execute();
  await database.close();
  expect(readAll(file, 'SELECT sum(xero_minor) AS xero FROM day_totals')).toEqual([{ xero: 0 }]);
});

it('looks again at what was to be looked at later', async () => {
  const file = restoreVersion1();
  const connection = new SqliteConnection(file);
  connection.exec(`UPDATE orders SET due_at = '2026-12-01T00:00:00.000Z'`);
  connection.close();
  const { database, uow } = await openTestDatabase(file);
  const due = await uow.stores.orders.findToBook({ limit: 100, busyLinks: [] });
  expect(due).toHaveLength(expectOrders(`${file}.before-${LATEST_VERSION}`).length);
  await database.close();
});

it('is whole, and migrates again, after a kill between', async () => {
  const file = restoreVersion1();
  const expected = expectOrders(file);
  const node = path.join(ROOT, 'node_modules/.bin/node');
  const { signal, stdout } = spawnSync(node, [KILLED, file], { encoding: 'utf8' });
  expect({ signal, stdout }).toEqual({ signal: 'SIGKILL', stdout: 'all but committed\n' });
  expect(readVersion(file)).toBe(1);
  writeFileSync(`${file}.before-${LATEST_VERSION}.part`, 'half a copy');
  await expectMigrated(file, expected);
});

it('is left as it is by a program that may not migrate', async () => {
  const file = restoreVersion1();
  await expect(openDatabase({ file, mayMigrate: false })).rejects.toMatchObject({
    code: 'service.database_older',
  });
  expect(readVersion(file)).toBe(1);
  expect(existsSync(`${file}.before-${LATEST_VERSION}`)).toBe(false);
});
