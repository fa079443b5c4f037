import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sql } from 'kysely';
import { openDatabase } from '../../sidecar/src/adapters/sqlite/database.ts';
import { createUnitOfWork } from '../../sidecar/src/adapters/sqlite/unit-of-work.ts';
import type { ActivityStore } from '../../sidecar/src/ports/activity-store.ts';
import { testSecretBox } from '../support/open-test-database.ts';

const ROWS = Number(process.env['BENCH_ORDERS'] ?? 1_000_000);
const ROUNDS = 40;
const GOAL_MS = 50;
const LINK = 'link-1';

const folder = mkdtempSync(path.join(tmpdir(), 'daybook-activity-'));
const database = await openDatabase({ file: path.join(folder, 'daybook.sqlite') });
const { kysely } = database;
await makeRows();
const { activity } = createUnitOfWork(database, testSecretBox).reading;

const PAGE = { limit: 50, linkIds: [LINK] };
const PERIOD = { ...PAGE, from: '2025-03-10T00:00:00.000Z', to: '2025-04-10T00:00:00.000Z' };
const DEEP = { ...PAGE, before: { at: '2024-06-01T00:00:00.000Z', id: 5 } };
const orderOf = (round: number) => {
  const at = 1000 + round * 997;
  return { linkId: LINK, orderGuid: `guid-${at}`, orderId: at, number: String(at) };
};
const lists: Readonly<Record<string, (store: ActivityStore, round: number) => Promise<unknown>>> = {
  people: (store) => store.listAudit(PAGE),
  'people, far down': (store) => store.listAudit(DEEP),
  'people, period': (store) => store.listAudit(PERIOD),
  'people, one order': (store, at) => store.listAudit({ ...PAGE, orders: [orderOf(at)] }),
  posted: (store) => store.listPosted(PAGE),
  'posted, far down': (store) => store.listPosted(DEEP),
  'posted, period': (store) => store.listPosted(PERIOD),
  'posted, one order': (store, at) => store.listPosted({ ...PAGE, orders: [orderOf(at)] }),
  held: (store) => store.listCauses(PAGE, 'opened'),
  released: (store) => store.listCauses(DEEP, 'resolved'),
  'held, one order': (store, at) => store.listCauses({ ...PAGE, orders: [orderOf(at)] }, 'opened'),
  calls: (store) => store.listCalls(PAGE),
  'calls, far down': (store) => store.listCalls(DEEP),
  'calls, period': (store) => store.listCalls(PERIOD),
  'calls, one order': (store, at) => store.listCalls({ ...PAGE, orders: [orderOf(at)] }),
};
for (const [name, read] of Object.entries(lists)) {
  await read(activity, 0);
  const times: number[] = [];
  for (let round = 1; round <= ROUNDS; round += 1) {
    const startedAt = performance.now();
    await read(activity, round);
    times.push(performance.now() - startedAt);
  }
  const p95 = times.toSorted((a, b) => a - b)[Math.ceil(ROUNDS * 0.95) - 1] ?? 0;
  console.log(`${name}: p95 ${p95.toFixed(1)} ms (goal: ${GOAL_MS} ms)`);
}
await database.close();
rmSync(folder, { recursive: true });

/** Three years of entries, documents and calls; a tenth as many causes. */
async function makeRows(): Promise<void> {
  await sql`INSERT INTO pairings VALUES ('pairing-1', 'key', '', 'https://shop.example.test/', 'epoch',
    'active', '2024-01-01T00:00:00.000Z', 0, 0)`.execute(kysely);
  await sql`INSERT INTO links (id, code, pairing_id, store_id, store_name, store_url, tenant_id, state)
    VALUES (${LINK}, 'D1', 'pairing-1', 1, 'Shop', 'https://shop.example.test/', 't', 'live')`.execute(
    kysely,
  );
  const part = 100_000;
  for (let at = 0; at < ROWS; at += part) {
    for (const [into, columns, values] of listTables()) {
      await sql
        .raw(
          `WITH RECURSIVE n(i) AS (
            SELECT ${at} UNION ALL SELECT i + 1 FROM n WHERE i < ${Math.min(at + part, ROWS) - 1})
          INSERT INTO ${into} (${columns}) SELECT ${values}`,
        )
        .execute(kysely);
    }
  }
}

/** Where, which columns, and what a row is made of. */
function listTables(): readonly (readonly [into: string, columns: string, values: string])[] {
  const AT = `strftime('%Y-%m-%dT%H:%M:%S.000Z', 1704067200 + i * 94608000.0 / ${ROWS}, 'unixepoch')`;
  return [
    [
      'audit_log',
      'at, actor, actor_name, action, subject, before_value, after_value',
      `${AT}, '1', 'Ann', CASE i % 9 WHEN 0 THEN 'rules published' ELSE 'order resynced' END,
      CASE i % 9 WHEN 0 THEN '${LINK}' ELSE printf('${LINK}/%d', i) END, 'null', '"x"' FROM n`,
    ],
    [
      'ledger',
      `link_id, key, order_guid, kind, fingerprint, xero_id, number, currency, total_minor, tax_minor,
      rule_set_number, state, body, call_id, posted_at`,
      `'${LINK}', printf('payment:%d', i), printf('guid-%d', i), 'payment', 'f', printf('id-%d', i), '',
      'GBP', 500, 100, 1, 'posted', hex(zeroblob(500)), 'call', ${AT} FROM n`,
    ],
    [
      'review_entries',
      'link_id, cause_key, reason, opened_at, resolved_at, stands_alone',
      `'${LINK}', printf('cause-%d', i), '{"code":"mapping.tax_missing","details":{}}', ${AT}, ${AT}, 0
      FROM n WHERE i % 10 = 0`,
    ],
    [
      'steps',
      `id, link_id, order_guid, key, kind, body, fingerprint, rule_set_number, state, priority, due_at,
      attempts, created_at`,
      `printf('step-%d', i), '${LINK}', printf('guid-%d', i), printf('payment:%d', i), 'payment', '{}',
      'f', 1, 'done', 1, ${AT}, 1, ${AT} FROM n`,
    ],
    [
      'calls',
      `id, tenant_id, link_id, kind, idempotency_key, request, serialiser, state, first_sent_at,
      last_sent_at, attempts, may_replay, http_status, created_at`,
      `printf('call-%d', i), 't', '${LINK}', 'payment', printf('key-%d', i), hex(zeroblob(500)), 's',
      'answered', ${AT}, ${AT}, 1, 1, 200, ${AT} FROM n`,
    ],
    [
      'call_steps',
      'call_id, position, step_id',
      `printf('call-%d', i), 0, printf('step-%d', i) FROM n`,
    ],
  ];
}
