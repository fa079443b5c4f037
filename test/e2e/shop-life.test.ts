import { setTimeout as wait } from 'node:timers/promises';
import type { WireOrderTotals } from '../../sidecar/src/contract/index.ts';
import { EndToEndShop } from '../support/end-to-end-shop.ts';

let shop: EndToEndShop;

beforeAll(async () => {
  shop = await EndToEndShop.start('--orders', '25', '--seed', '11');
});

afterAll(() => shop.stop());

afterEach(async () => {
  expect(await shop.findDifferences()).toEqual([]);
});

it('books a shop’s history to the cent', () => {
  const { orders, booked, held, waiting, skipped, centDifferences } = shop.firstSummary;
  expect(centDifferences).toBe(0);
  expect(booked).toBeGreaterThan(15);
  expect(booked + held + waiting + skipped).toBe(orders);
});

it('totals of booked orders are the same in store and Xero, whatever points and gift cards paid', async () => {
  await shop.settle();
  const orders = await shop.client.storeOrders();
  expect(orders.some(({ rewardPointsUsed }) => rewardPointsUsed !== null)).toBe(true);
  expect(orders.some(({ giftCardsUsed }) => giftCardsUsed.length > 0)).toBe(true);
  const { totals } = await shop.client.admin<WireOrderTotals>('GET', '/orders/totals?state=booked');
  expect(totals.length).toBeGreaterThan(0);
  expect(totals.filter(({ difference }) => Number(difference) !== 0)).toEqual([]);
});

it('finds by asking an order whose event never arrived', async () => {
  await shop.client.control('/pushes', { isPaused: true });
  const order = await shop.placePaid();
  await shop.waitFor(order.id, 'booked');
  await shop.client.control('/pushes', { isPaused: false });
});

it('books what was placed while the store could not be read', async () => {
  await shop.client.control('/outage', { isDown: true });
  const order = await shop.placePaid();
  await wait(1500);
  await shop.client.control('/outage', { isDown: false });
  await shop.waitFor(order.id, 'booked');
});

it('loses and doubles nothing when it is killed in the middle', async () => {
  const before = (await shop.xeroCounts()).invoices;
  const orders = await shop.place(30);
  for (const order of orders)
    if (order.paymentStatus === 'Pending') await shop.act(order.id, 'pay');
  await shop.service.kill();
  await shop.service.start();
  await shop.settle();
  for (const order of orders) await shop.waitFor(order.id, 'booked', 'held');
  const rows = await shop.client.listOrders();
  const booked = rows.filter(
    (row) => row.state === 'booked' && orders.some((order) => order.id === row.orderId),
  );
  const { invoices, doubledNumbers } = await shop.xeroCounts();
  expect(doubledNumbers).toBe(0);
  expect(invoices - before).toBe(booked.length);
});

it('sends nothing for orders that were renamed, recategorised, remapped, met by a new program and resynced', async () => {
  await shop.settle();
  const rows = (await shop.client.listOrders()).filter((row) => row.state === 'booked');
  const writes = await countWrites();
  await shop.client.control('/products/rename', { name: 'Renamed', categoryName: 'Elsewhere' });
  await shop.changeRules((rules) => ({
    ...rules,
    accounts: { ...rules.accounts, shipping: rules.accounts.paymentFee },
  }));
  await shop.service.kill();
  await shop.service.start();
  for (const row of rows) await shop.resync(row.orderId);
  await shop.settle();
  expect(await countWrites()).toBe(writes);
});

async function countWrites(): Promise<number> {
  const { callsByRoute } = await shop.xeroCounts();
  const writes = Object.entries(callsByRoute).filter(([route]) => !route.startsWith('GET'));
  return writes.reduce((sum, [, count]) => sum + count, 0);
}
