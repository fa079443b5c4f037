import { setTimeout as wait } from 'node:timers/promises';
import { EndToEndShop } from '../support/end-to-end-shop.ts';
import { waitForReadiness } from '../support/wait-for-shop.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

let shop: EndToEndShop;
beforeAll(async () => {
  shop = await EndToEndShop.startInShiftedTime('--orders', '2', '--when', 'placed');
}, 60_000);
afterAll(() => shop.stop());

/** Moves time on until nothing waits. */
async function advanceUntilReady(stepMs: number): Promise<void> {
  for (let steps = 0; steps < 20; steps += 1) {
    if (!(await shop.readReadiness()).includes('work waits')) return;
    await shop.advance(stepMs);
    await wait(1000);
    // A request that was signed while the clocks moved is refused; the next one is not.
    await shop.advance(MINUTE_MS);
    await wait(1000);
  }
  throw new Error(await shop.readReadiness());
}

function countLogLines(text: string): number {
  return shop
    .readServiceLog()
    .split('\n')
    .filter((line) => line.includes(text)).length;
}

it('Xero is down: work waits, one line says why, and it goes on by itself', async () => {
  await shop.setFaults({ kind: 'unavailable', times: 1000 });
  const order = await shop.placePaid();
  await waitForReadiness(shop, /work waits for .*Xero is down/);
  await shop.advance(MINUTE_MS);
  await wait(1500);
  await shop.setFaults(null);
  await advanceUntilReady(MINUTE_MS);
  await shop.waitFor(order.id, 'booked');
  expect(countLogLines('work waits for xero: Xero is down')).toBe(1);
  expect(countLogLines('work no longer waits for xero')).toBe(1);
}, 60_000);

it('the day’s calls are used up: it says until when, and goes on the next day', async () => {
  await shop.setFaults({ kind: 'dayLimit', times: 1, seconds: 5 * 3600 });
  const order = await shop.placePaid();
  await waitForReadiness(shop, /allows in a day are used up until \d{4}-/);
  await advanceUntilReady(DAY_MS / 4);
  await shop.waitFor(order.id, 'booked');
}, 60_000);

it('the store is down: what it announced waits, and is read when it is back', async () => {
  await shop.store.stop();
  await shop.advance(10 * MINUTE_MS);
  await waitForReadiness(shop, /work waits for http.*: /);
  await shop.store.start();
  await advanceUntilReady(10 * MINUTE_MS);
  const order = await shop.placePaid();
  await shop.waitFor(order.id, 'booked');
  expect(await shop.findDifferences()).toEqual([]);
}, 60_000);
