import { sql } from 'kysely';
import { createShopEraser } from '../../../sidecar/src/adapters/sqlite/erase-shop.ts';
import type { Link } from '../../../sidecar/src/ports/link-store.ts';
import {
  addLiveLink,
  bookEverything,
  createBookingProgram,
  readOrders,
} from '../../support/booked-shop.ts';
import { openTestDatabase, type TestDatabase } from '../../support/open-test-database.ts';
import { readRealShops } from '../../support/real-orders.ts';

const NOW = '2026-11-24T09:00:00.000Z';
const ENTRY = {
  at: NOW,
  actor: '1',
  actorName: 'Ann',
  action: 'stopped using Daybook',
  subject: 'pairing',
  before: null,
  after: null,
};

let test: TestDatabase;
let gone: Link;
let kept: Link;
beforeAll(async () => {
  test = await openTestDatabase();
  gone = await bookShop('gb-inclusive');
  await test.database.kysely.updateTable('links').set({ code: 'D0' }).execute();
  kept = await bookShop('us-exclusive');
  // As a later table might be: owned by a row of the link, without the link's id.
  await sql`CREATE TABLE later (id INTEGER PRIMARY KEY, step_id TEXT REFERENCES steps(id)) STRICT`.execute(
    test.database.kysely,
  );
  await sql`INSERT INTO later (step_id) SELECT id FROM steps`.execute(test.database.kysely);
});
afterAll(() => test.database.close());

/** Its orders booked, and one that a person took out with a reason. */
async function bookShop(name: string): Promise<Link> {
  const shop = readRealShops().find((it) => it.name === name);
  if (shop === undefined) throw new Error('no shop');
  const pairingId = `pairing of ${name}`;
  await test.uow.stores.pairings.save({
    id: pairingId,
    keyId: name,
    secret: 's',
    storeUrl: `https://${name}.example.test/`,
    outboxEpoch: name,
    state: 'active',
    createdAt: NOW,
    highestSequence: 0,
    noteCursor: 0,
  });
  const owner = { pairingId, storeUrl: `https://${name}.example.test/` };
  const link = await addLiveLink(test.uow, shop, owner);
  const program = createBookingProgram(test.uow);
  await readOrders(program, pairingId, shop.orders);
  await bookEverything(program);
  const subject = `${link.id}/5`;
  await test.uow.stores.audit.append({ ...ENTRY, action: 'order excluded', subject, after: 'Bob' });
  return link;
}

async function count(table: string, linkId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    SELECT count(*) AS count FROM ${sql.table(table)} WHERE link_id = ${linkId}`.execute(
    test.database.kysely,
  );
  return rows[0]?.count ?? 0;
}

async function listTablesOfLinks(): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    SELECT m.name FROM sqlite_schema m JOIN pragma_table_info(m.name) c
    WHERE m.type = 'table' AND c.name = 'link_id'`.execute(test.database.kysely);
  return rows.map(({ name }) => name);
}

it('erases all of one shop and nothing of another, whose orders are found as before', async () => {
  const { kysely } = test.database;
  const tables = await listTablesOfLinks();
  const before = await Promise.all(tables.map((table) => count(table, kept.id)));
  expect(await count('orders', gone.id)).toBeGreaterThan(10);
  const [order] = await test.uow.stores.orders.list({ limit: 1, linkId: kept.id });

  const shop = { linkId: gone.id, tenantId: null, pairingId: gone.pairingId, isLast: false };
  await createShopEraser(kysely).erase(shop, ENTRY);

  for (const table of tables) expect([table, await count(table, gone.id)]).toEqual([table, 0]);
  expect(await Promise.all(tables.map((table) => count(table, kept.id)))).toEqual(before);
  expect((await sql`PRAGMA foreign_key_check`.execute(kysely)).rows).toEqual([]);
  const steps = await sql`SELECT step_id FROM later`.execute(kysely);
  expect(steps.rows).toHaveLength(before[tables.indexOf('steps')] ?? 0);
  const search = order?.number ?? '';
  const found = await test.uow.stores.orders.list({ limit: 5, linkId: kept.id, search });
  expect(found.map(({ number }) => number)).toContain(order?.number);
});

it('leaves who did what, without reasons that may name a customer', async () => {
  const entries = await test.uow.stores.audit.list(10);
  expect(entries[0]).toEqual(ENTRY);
  const excluded = entries.filter(({ action }) => action === 'order excluded');
  expect(excluded.map(({ subject, after }) => [subject, after])).toEqual([
    [`${kept.id}/5`, 'Bob'],
    [`${gone.id}/5`, null],
  ]);
});
