import SqliteConnection from 'better-sqlite3';
import { setTimeout as wait } from 'node:timers/promises';
import type { WireBackfill } from '../../sidecar/src/contract/index.ts';
import { placeInStore } from '../bench/take-in-backlog.ts';
import { EndToEndShop } from '../support/end-to-end-shop.ts';

const ORDERS = 700;
const WAIT_MS = 30_000;

let shop: EndToEndShop;
beforeAll(async () => {
  shop = await EndToEndShop.startInShiftedTime('--orders', '2', '--when', 'placed');
}, 60_000);
afterAll(() => shop.stop());

async function listBackfills(): Promise<WireBackfill[]> {
  const [link] = (await shop.client.status()).links;
  const path = `/links/${link?.id}/backfills`;
  return (await shop.client.admin<{ backfills: WireBackfill[] }>('GET', path)).backfills;
}

async function waitForLatest(isSo: (latest: WireBackfill) => boolean): Promise<void> {
  for (let waited = 0; waited < WAIT_MS; waited += 10) {
    const [latest] = await listBackfills();
    if (latest !== undefined && isSo(latest)) return;
    await wait(10);
  }
  throw new Error(JSON.stringify(await listBackfills()));
}

function readRows(): { state: string; orders: number }[] {
  const connection = new SqliteConnection(shop.databaseFile, { readonly: true });
  try {
    return connection
      .prepare('SELECT state, orders FROM backfills ORDER BY asked_at DESC')
      .all() as { state: string; orders: number }[];
  } finally {
    connection.close();
  }
}

it('going live took the orders of before in by a backfill', async () => {
  expect(await listBackfills()).toMatchObject([{ state: 'done', orders: 2, callsToGo: 0 }]);
});

it('killed in the middle it goes on after the start, and every order is booked exactly once', async () => {
  await placeInStore(shop, ORDERS);
  await shop.backfill();
  await waitForLatest(({ orders }) => orders >= 100);
  await shop.service.kill();
  const [killed] = readRows();
  expect(killed?.state).toBe('running');
  expect(killed?.orders).toBeLessThan(ORDERS);
  await shop.service.start();
  await waitForLatest(({ state }) => state === 'done');
  await shop.client.control('/silence', { isSilent: false });
  await shop.settle();
  expect(await listBackfills()).toMatchObject([
    { state: 'done', orders: ORDERS + 2 },
    { state: 'done', orders: 2 },
  ]);
  const rows = await shop.client.listOrders();
  expect(rows).toHaveLength(ORDERS + 2);
  const open = rows.filter(({ state }) => state !== 'booked' && state !== 'skipped');
  expect(open.filter(({ reason }) => reason?.code.startsWith('order.') !== true)).toEqual([]);
  const invoiced = rows.filter((row) => row.documents.some(({ type }) => type === 'invoice'));
  expect(invoiced.length).toBeGreaterThan(ORDERS / 2);
  expect((await shop.xeroCounts()).invoices).toBe(invoiced.length);
  expect(await shop.findDifferences()).toEqual([]);
}, 120_000);
