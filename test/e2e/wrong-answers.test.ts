import { setTimeout as wait } from 'node:timers/promises';
import { EndToEndShop } from '../support/end-to-end-shop.ts';

const WAYS = 11;
const SEVEN_MINUTES = 7 * 60_000;

let shop: EndToEndShop;

beforeAll(async () => {
  shop = await EndToEndShop.startInShiftedTime('--orders', '10', '--when', 'placed');
});

afterAll(() => shop.stop());

it('whatever the store answers: no order is lost, none is booked wrongly', async () => {
  await shop.client.control('/garble', { times: 3 * WAYS });
  const orders = await shop.place(20);
  for (let pass = 0; pass < 150 && (await shop.client.control('/garble')) !== 0; pass += 1) {
    await wait(200);
    await shop.advance(60_000);
  }
  expect(await shop.client.control('/garble')).toBe(0);
  await recover();
  for (const order of orders) await shop.waitFor(order.id, 'booked', 'held', 'skipped');
  expect(await shop.findDifferences()).toEqual([]);
}, 240_000);

it('whatever Xero answers to writes and reads: nothing is lost, nothing is there twice', async () => {
  await shop.setFaults({ kind: 'garbled', times: 2 * WAYS, method: 'PUT' });
  await shop.setFaults({ kind: 'garbled', times: 2 * WAYS, method: 'GET' });
  const placed = [];
  for (let pass = 0; pass < 150 && (await shop.countArmedFaults()) > 0; pass += 1) {
    placed.push(...(await shop.place(3)));
    await wait(200);
    await shop.advance(SEVEN_MINUTES);
  }
  expect(await shop.countArmedFaults()).toBe(0);
  await recover();
  for (const order of placed) await shop.waitFor(order.id, 'booked', 'held', 'skipped');
  const { invoices, doubledNumbers } = await shop.xeroCounts();
  const rows = await shop.client.listOrders();
  const invoiced = rows.filter((row) => row.documents.some(({ type }) => type === 'invoice'));
  expect({ invoices, doubledNumbers }).toEqual({ invoices: invoiced.length, doubledNumbers: 0 });
  expect(await shop.findDifferences()).toEqual([]);
  expect(await shop.readReadiness()).toContain('ready');
}, 240_000);

async function recover(): Promise<void> {
  for (let pass = 0; pass < 4; pass += 1) {
    await wait(800);
    await shop.advance(SEVEN_MINUTES);
  }
  await shop.settle();
}
