import type { WireCorrectionMonths, WireCorrections } from '../../sidecar/src/contract/index.ts';
import { EndToEndShop } from '../support/end-to-end-shop.ts';
import { readNetBalance } from '../support/read-net-balance.ts';
import { waitForStruckFaults } from '../support/wait-for-shop.ts';

let shop: EndToEndShop;
let linkPath: string;
beforeAll(async () => {
  shop = await EndToEndShop.startInShiftedTime('--orders', '1', '--seed', '5', '--when', 'placed');
  linkPath = `/links/${(await shop.client.status()).links[0]?.id}`;
}, 60_000);
afterEach(() => shop.setFaults(null));
afterAll(() => shop.stop());

async function correctAll(): Promise<void> {
  const path = `${linkPath}/corrections`;
  const { months } = await shop.client.admin<WireCorrectionMonths>('GET', path);
  for (const { month } of months) {
    const { mark } = await shop.client.admin<WireCorrections>('GET', `${path}/${month}`);
    await shop.client.admin('POST', `${path}/${month}`, { mark });
  }
}

it('an order that a journal is about to move is taken out once it is moved', async () => {
  const order = await shop.payByCard();
  await shop.changeRules((rules) => ({
    ...rules,
    revenue: rules.revenue.map((row) => ({ ...row, accountCode: '260' })),
  }));
  expect(await readNetBalance(shop, '200')).not.toBe(0);
  await shop.setFaults({
    kind: 'errorBefore',
    method: 'PUT',
    path: '^/ManualJournals',
    times: 50,
  });
  await correctAll();
  await waitForStruckFaults(shop);
  const row = await shop.waitFor(order.id, 'booked');
  await shop.client.admin('POST', `/orders/${row.linkId}/${row.orderId}/undo`, { reason: 'test' });
  for (let round = 0; round < 3; round += 1) {
    await shop.resync(order.id);
    await shop.advance(60_000);
  }
  await shop.setFaults(null);
  for (let round = 0; round < 3; round += 1) await shop.advance(7 * 60_000);
  await shop.settle();
  await shop.waitFor(order.id, 'skipped');
  expect(await readNetBalance(shop, '200')).toBe(0);
  expect(await shop.findDifferences()).toEqual([]);
}, 120_000);
