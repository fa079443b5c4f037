import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sql } from 'kysely';
import { openDatabase } from '../../sidecar/src/adapters/sqlite/database.ts';
import { createUnitOfWork } from '../../sidecar/src/adapters/sqlite/unit-of-work.ts';
import type { Stores } from '../../sidecar/src/ports/unit-of-work.ts';
import { testSecretBox } from '../support/open-test-database.ts';

const ORDERS = Number(process.env['BENCH_ORDERS'] ?? 1_000_000);
const ROUNDS = 40;
const GOAL_MS = 50;
const LINK = 'link-1';

const folder = mkdtempSync(path.join(tmpdir(), 'daybook-lists-'));
const database = await openDatabase({ file: path.join(folder, 'daybook.sqlite') });
const { kysely } = database;
const madeAt = performance.now();
await makeOrders();
console.log(`${ORDERS} orders made in ${((performance.now() - madeAt) / 1000).toFixed(0)} s`);
const { reading } = createUnitOfWork(database, testSecretBox);

const FROM = '2025-03-10';
const TO = '2025-04-09';
const lists: Readonly<Record<string, (stores: Stores, round: number) => Promise<unknown>>> = {
  page: ({ orders }) => orders.list({ limit: 50 }),
  'page far down': ({ orders }) => orders.list({ limit: 50, after: '2024-06-01T00:00:00.000Z|g' }),
  'by amount': ({ orders }) => orders.list({ limit: 50, sort: 'amount' }),
  'state filter': ({ orders }) => orders.list({ limit: 50, state: 'held' }),
  'state filter by amount': ({ orders }) =>
    orders.list({ limit: 50, state: 'held', sort: 'amount' }),
  period: ({ orders }) => orders.list({ limit: 50, from: FROM, to: TO }),
  'period by amount': ({ orders }) =>
    orders.list({ limit: 50, from: FROM, to: TO, sort: 'amount' }),
  'search, one hit': ({ orders }, round) =>
    orders.list({ limit: 50, search: `${100_000 + round * 997}` }),
  'search by invoice': ({ orders }, round) =>
    orders.list({ limit: 50, search: `INV-${100_000 + round * 997}` }),
  'search, thousands of hits': ({ orders }) => orders.list({ limit: 50, search: 'smith' }),
  'search, no hit': ({ orders }) => orders.list({ limit: 50, search: 'nobody' }),
  'search, two characters': ({ orders }) => orders.list({ limit: 50, search: '12' }),
  'totals of everything': ({ orders }) => orders.sum([LINK], {}),
  'totals of a period': ({ orders }) => orders.sum([LINK], { from: FROM, to: TO }),
  'totals of a search': ({ orders }) => orders.sum([LINK], { search: 'smith' }),
};
for (const [name, read] of Object.entries(lists)) {
  await read(reading, 0);
  const times: number[] = [];
  for (let round = 1; round <= ROUNDS; round += 1) {
    const startedAt = performance.now();
    await read(reading, round);
    times.push(performance.now() - startedAt);
  }
  const p95 = times.toSorted((a, b) => a - b)[Math.ceil(ROUNDS * 0.95) - 1] ?? 0;
  console.log(`${name}: p95 ${p95.toFixed(1)} ms (goal: ${GOAL_MS} ms)`);
}
await database.close();
rmSync(folder, { recursive: true });

/** Orders of three years as SQL makes them, with an invoice each where they are booked. */
async function makeOrders(): Promise<void> {
  await sql`INSERT INTO pairings VALUES ('pairing-1', 'key', '', 'https://shop.example.test/', 'epoch',
    'active', '2024-01-01T00:00:00.000Z', 0, 0)`.execute(kysely);
  await kysely
    .insertInto('links')
    .values({
      id: LINK,
      code: 'D1',
      pairing_id: 'pairing-1',
      store_id: 1,
      store_name: 'Shop',
      store_url: 'https://shop.example.test/',
      tenant_id: 'tenant-1',
      state: 'live',
      live_from: null,
      book_first: null,
      current_rule_set_number: null,
    })
    .execute();
  const part = 100_000;
  for (let at = 0; at < ORDERS; at += part) {
    const to = Math.min(at + part, ORDERS);
    await insertOrders(at, to);
    await insertInvoices(at, to);
  }
}

function count(from: number, to: number) {
  return sql`WITH RECURSIVE n(i) AS (
    SELECT ${sql.lit(from)} UNION ALL SELECT i + 1 FROM n WHERE i < ${sql.lit(to - 1)})`;
}

/** Booked, but every 50th needs a person and every 40th is not booked; the snapshot has an order's size. */
async function insertOrders(from: number, to: number): Promise<void> {
  await sql`INSERT INTO orders (link_id, order_guid, order_id, number, store_id, placed_at, placed_on,
      currency, total_minor, store_minor, xero_minor, state, reason, reason_code, snapshot,
      snapshot_hash, read_at, revision, is_dirty, priority, booked_as_of, excluded_by, search_text)
    ${count(from, to)}
    SELECT ${LINK}, printf('guid-%d', i), i, CAST(i AS TEXT), 1,
      strftime('%Y-%m-%dT%H:%M:%S.000Z', 1704067200 + i * 94608000.0 / ${sql.lit(ORDERS)}, 'unixepoch'),
      strftime('%Y-%m-%d', 1704067200 + i * 94608000.0 / ${sql.lit(ORDERS)}, 'unixepoch'),
      'GBP', 500 + (i * 7919) % 40000, 500 + (i * 7919) % 40000, 0,
      CASE WHEN i % 50 = 0 THEN 'held' WHEN i % 40 = 0 THEN 'skipped' ELSE 'booked' END,
      NULL, NULL, '{"x":"' || hex(zeroblob(1500)) || '"}', 'h', '2026-11-24T09:00:00.000Z', 1, 0, 1,
      NULL, NULL,
      printf('%d customer%d@example.test %s %s', i, i % 300000,
        CASE i % 7 WHEN 0 THEN 'anna' WHEN 1 THEN 'ben' WHEN 2 THEN 'chloe' ELSE 'dan' END,
        CASE i % 97 WHEN 0 THEN 'smith' WHEN 1 THEN 'jones' ELSE printf('name%d', i % 5000) END)
    FROM n`.execute(kysely);
}

async function insertInvoices(from: number, to: number): Promise<void> {
  await sql`INSERT INTO ledger (link_id, key, order_guid, kind, fingerprint, xero_id, number, currency,
      total_minor, tax_minor, rule_set_number, state, body, call_id, posted_at)
    ${count(from, to)}
    SELECT ${LINK}, printf('invoice:guid-%d', i), printf('guid-%d', i), 'invoice', 'f',
      printf('id-%d', i), printf('INV-%d', i), 'GBP', 500 + (i * 7919) % 40000, 100, 1, 'posted', '{}',
      'call', '2026-11-24T09:00:00.000Z'
    FROM n WHERE i % 50 <> 0 AND i % 40 <> 0`.execute(kysely);
}
