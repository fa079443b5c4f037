import { setTimeout as wait } from 'node:timers/promises';
import { openDatabase } from '../../sidecar/src/adapters/sqlite/database.ts';
import type { GovernorState } from '../../sidecar/src/ports/governor-store.ts';
import { EndToEndShop } from '../support/end-to-end-shop.ts';
import { waitForStruckFaults } from '../support/wait-for-shop.ts';

let shop: EndToEndShop;
beforeEach(async () => {
  shop = await EndToEndShop.startInShiftedTime('--orders', '2', '--when', 'placed');
}, 60_000);
afterEach(() => shop.stop());

/** What a stopped service left: calls and steps by state, and how many calls it counted. */
async function readLeft() {
  const { kysely, close } = await openDatabase({ file: shop.databaseFile, mayMigrate: false });
  const calls = await kysely.selectFrom('calls').select('state').execute();
  const steps = await kysely.selectFrom('steps').select('state').execute();
  const [governor] = await kysely.selectFrom('governor').select('state').execute();
  await close();
  return {
    calls: calls.map(({ state }) => state),
    steps: steps.map(({ state }) => state),
    counted: (JSON.parse(governor?.state ?? '{}') as GovernorState).callsTotal,
  };
}

async function expectAllBooked(): Promise<void> {
  await shop.settle();
  const { doubledNumbers } = await shop.xeroCounts();
  expect(doubledNumbers).toBe(0);
  expect(await shop.findDifferences()).toEqual([]);
}

it('stopped while calls are under way: each answer is kept, and nothing is in doubt', async () => {
  await shop.setFaults({ kind: 'slow', times: 1000, seconds: 4, path: 'Invoices', method: 'PUT' });
  await shop.place(250);
  await waitForStruckFaults(shop, 3);
  const before = await shop.xeroCounts();
  await shop.service.stop();
  const { calls, steps } = await readLeft();
  const after = await shop.xeroCounts();
  expect(shop.service.exitCode).toBe(0);
  expect(after.invoices).toBeGreaterThan(before.invoices);
  expect(calls.filter((state) => state === 'written' || state === 'unknown')).toEqual([]);
  expect(steps.filter((state) => state === 'sending' || state === 'unknown')).toEqual([]);
  await shop.setFaults(null);
  await shop.service.start();
  await expectAllBooked();
}, 240_000);

it('stopped while Xero is silent: it ends all the same, and the call is found out later', async () => {
  await shop.setFaults({ kind: 'silence', times: 1, path: 'Invoices', method: 'PUT' });
  await shop.place(5);
  await waitForStruckFaults(shop, 1);
  await shop.service.stop();
  expect(shop.service.exitCode).toBe(0);
  expect((await readLeft()).calls).toContain('written');
  await shop.service.start();
  await expectAllBooked();
}, 240_000);

it('killed while calls are under way: the day’s count has each that Xero had', async () => {
  await shop.setFaults({ kind: 'slow', times: 1000, seconds: 2, path: 'Invoices', method: 'PUT' });
  await shop.place(250);
  await waitForStruckFaults(shop, 3);
  await shop.service.kill();
  const { counted } = await readLeft();
  // Xero goes on with what it has.
  await wait(2500);
  expect(counted).toBeGreaterThanOrEqual(await shop.countCalls());
  await shop.setFaults(null);
  await shop.service.start();
  await expectAllBooked();
}, 240_000);
