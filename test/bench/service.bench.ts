import SqliteConnection from 'better-sqlite3';
import { setTimeout as wait } from 'node:timers/promises';
import { EndToEndShop } from '../support/end-to-end-shop.ts';
import { simulateDay } from '../support/simulate-day.ts';

const BACKLOG = Number(process.env['BENCH_ORDERS'] ?? 10_000);
const MANY_ORDERS = 100_000;
const SAMPLES = 60;
const STARTER_CALLS = 1000;
const CALLS_PER_MINUTE = 60;
const CALLS_FOR_PEOPLE = 10;

const shop = await EndToEndShop.startInShiftedTime('--orders', '10');
const figures: Record<string, number | null> = {};
try {
  await shop.service.stop();
  const startedAt = performance.now();
  await shop.service.start();
  figures['startMs'] = performance.now() - startedAt;
  await wait(3000);
  figures['idleMemoryMb'] = (await shop.readMetric('process_resident_memory_bytes')) / 1e6;
  const delays = await measureEventToPosted();
  figures['eventToPostedP50Ms'] = delays[Math.floor(delays.length * 0.5)] ?? null;
  figures['eventToPostedP95Ms'] = delays[Math.floor(delays.length * 0.95)] ?? null;
  await measureBacklog();
  await measureMemoryWithOrders();
} finally {
  await shop.stop();
}
const even = simulateDay(600, STARTER_CALLS);
figures['evenDayCalls'] = even.calls;

const NOTES: Readonly<Record<string, string>> = {
  ordersPerMinuteWithinLimit: `worked out: ${CALLS_PER_MINUTE} calls a minute at the measured calls an order`,
  ordersPerDayStarter: `worked out: ${STARTER_CALLS} calls a day at the measured calls an order`,
  evenDayCalls: `simulated: 600 orders over a Starter day, ${even.left} of their documents left at its end`,
  memoryWith100kOrdersMb: 'idle, after the first pages of the order list were read',
};
for (const [name, value] of Object.entries(figures)) {
  const shown = value === null ? '–' : value.toFixed(value < 10 ? 3 : 0);
  console.log(`${name.padEnd(28)} ${shown.padStart(10)}  ${NOTES[name] ?? ''}`);
}
if (process.argv.includes('--json')) console.log(JSON.stringify(figures));

/** Fills the database up with copies of a booked order, and starts on it. */
async function measureMemoryWithOrders(): Promise<void> {
  await shop.service.stop();
  const database = new SqliteConnection(shop.databaseFile);
  const columns = database
    .prepare<[], { name: string }>("SELECT name FROM pragma_table_info('orders')")
    .all()
    .map(({ name }) => name);
  const values = columns.map((name) => {
    if (name === 'order_guid') return 'lower(hex(randomblob(16)))';
    return name === 'order_id' ? 'order_id + 1000000 + value' : name;
  });
  database.exec(`
    WITH RECURSIVE numbers(value) AS (SELECT 1 UNION ALL SELECT value + 1 FROM numbers WHERE value < ${MANY_ORDERS})
    INSERT INTO orders (${columns.join()})
    SELECT ${values.join()} FROM numbers, (SELECT * FROM orders WHERE state = 'booked' LIMIT 1)`);
  database.close();
  await shop.service.start();
  await shop.client.admin('GET', '/orders?limit=100');
  await shop.client.status();
  await wait(3000);
  figures['memoryWith100kOrdersMb'] =
    (await shop.readMetric('process_resident_memory_bytes')) / 1e6;
}

/** From the moment the store places a paid order to its invoice in Xero, one at a time. */
async function measureEventToPosted(): Promise<number[]> {
  const delays: number[] = [];
  while (delays.length < SAMPLES) {
    const { invoices } = await shop.xeroCounts();
    const placedAt = performance.now();
    await shop.placePaid();
    for (let tries = 0; tries < 400; tries += 1) {
      if ((await shop.xeroCounts()).invoices > invoices) {
        delays.push(performance.now() - placedAt);
        break;
      }
      await wait(5);
    }
    await shop.settle();
  }
  return delays.toSorted((a, b) => a - b);
}

/** Orders that wait in the store, taken in at once: what a backfill does. */
async function measureBacklog(): Promise<void> {
  const before = await shop.xeroCounts();
  await shop.client.control('/pushes', { isPaused: true });
  for (let placed = 0; placed < BACKLOG; placed += 500) await shop.place(500);
  const startedAt = performance.now();
  await shop.backfill();
  while ((await shop.client.status()).pending > 0) await wait(250);
  const seconds = (performance.now() - startedAt) / 1000;
  const after = await shop.xeroCounts();
  const booked = after.invoices - before.invoices;
  const callsPerOrder = (after.calls - before.calls) / booked;
  figures['callsPerOrder'] = callsPerOrder;
  figures['ordersPerMinuteWithinLimit'] = CALLS_PER_MINUTE / callsPerOrder;
  figures['ordersPerDayStarter'] = (STARTER_CALLS - CALLS_FOR_PEOPLE) / callsPerOrder;
  figures['localOrdersPerMinute'] = (booked / seconds) * 60;
  figures['loopDelayP99Ms'] = (await shop.readMetric('nodejs_eventloop_lag_p99_seconds')) * 1000;
}
