import SqliteConnection from 'better-sqlite3';
import { setTimeout as wait } from 'node:timers/promises';
import type { EndToEndShop } from '../support/end-to-end-shop.ts';
import { findPercentile } from './percentile.ts';

const SAMPLES = 60;
const MANY_ORDERS = 100_000;
const LOOK_MS = 5;
const LONGEST_LOOKS = 400;

export async function measureStart(shop: EndToEndShop): Promise<Record<string, number>> {
  await shop.service.stop();
  const startedAt = performance.now();
  await shop.service.start();
  const startMs = performance.now() - startedAt;
  await wait(3000);
  return { startMs, idleMemoryMb: await readMemoryMb(shop) };
}

/** From the moment the store places a paid order to its invoice in Xero, one at a time. */
export async function measureEventToPosted(shop: EndToEndShop): Promise<Record<string, number>> {
  const delays: number[] = [];
  while (delays.length < SAMPLES) {
    const { invoices } = await shop.xeroCounts();
    const placedAt = performance.now();
    await shop.placePaid();
    for (let looks = 0; looks < LONGEST_LOOKS; looks += 1) {
      if ((await shop.xeroCounts()).invoices > invoices) {
        delays.push(performance.now() - placedAt);
        break;
      }
      await wait(LOOK_MS);
    }
    await shop.settle();
  }
  return {
    eventToPostedP50Ms: findPercentile(delays, 0.5),
    eventToPostedP95Ms: findPercentile(delays, 0.95),
  };
}

/** Fills the database up with copies of a booked order, and starts on it. */
export async function measureMemoryWithOrders(shop: EndToEndShop): Promise<Record<string, number>> {
  await shop.service.stop();
  copyBookedOrder(shop.databaseFile, MANY_ORDERS);
  await shop.service.start();
  await shop.client.admin('GET', '/orders?limit=100');
  await shop.client.status();
  await wait(3000);
  return { memoryWith100kOrdersMb: await readMemoryMb(shop) };
}

function copyBookedOrder(file: string, copies: number): void {
  const database = new SqliteConnection(file);
  const columns = database
    .prepare<[], { name: string }>("SELECT name FROM pragma_table_info('orders')")
    .all()
    .map(({ name }) => name);
  const values = columns.map((name) => {
    if (name === 'order_guid') return 'lower(hex(randomblob(16)))';
    return name === 'order_id' ? 'order_id + 1000000 + value' : name;
  });
  database.exec(`
    WITH RECURSIVE numbers(value) AS (SELECT 1 UNION ALL SELECT value + 1 FROM numbers WHERE value < ${copies})
    INSERT INTO orders (${columns.join()})
    SELECT ${values.join()} FROM numbers, (SELECT * FROM orders WHERE state = 'booked' LIMIT 1)`);
  database.close();
}

async function readMemoryMb(shop: EndToEndShop): Promise<number> {
  return (await shop.readMetric('process_resident_memory_bytes')) / 1e6;
}
