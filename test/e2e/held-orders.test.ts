import type { WireRuleSet } from '../../sidecar/src/contract/index.ts';
import { EndToEndShop } from '../support/end-to-end-shop.ts';

let shop: EndToEndShop;

beforeAll(async () => {
  shop = await EndToEndShop.start('--orders', '4', '--seed', '3', '--when', 'placed');
});

afterAll(() => shop.stop());

it('a missing mapping holds the order with the reason, and filling it in releases it', async () => {
  await shop.changeRules((rules) => ({
    ...rules,
    accounts: { ...rules.accounts, shipping: null },
  }));
  const orders = await shop.place(12);
  await shop.settle();
  const rows = await shop.client.listOrders();
  const held = rows.filter(
    (row) => row.state === 'held' && orders.some((order) => order.id === row.orderId),
  );
  expect(held.length).toBeGreaterThan(0);
  expect(held[0]?.reason?.code).toBe('mapping.account_missing');
  const { entries } = await shop.client.admin<{ entries: { orders: number }[] }>('GET', '/review');
  expect(entries.some((entry) => entry.orders === held.length)).toBe(true);
  await shop.changeRules((rules) => ({
    ...rules,
    accounts: { ...rules.accounts, shipping: rules.accounts.paymentFee },
  }));
  await shop.settle();
  for (const row of held) await shop.waitFor(row.orderId, 'booked');
});

it('an order that a person takes out is not booked until it is taken back in', async () => {
  const { ruleSet } = await readRules();
  await shop.changeRules((rules) => ({
    ...rules,
    accounts: { ...rules.accounts, shipping: null },
  }));
  await shop.place(12);
  await shop.settle();
  const rows = await shop.client.listOrders();
  const held = rows.find((row) => row.state === 'held');
  const booked = rows.find((row) => row.state === 'booked');
  if (held === undefined || booked === undefined) throw new Error('no order of each state');
  const path = `/orders/${held.linkId}/${held.orderId}`;
  await shop.client.admin('POST', `${path}/exclude`, { reason: 'a test order of ours' });
  const skipped = await shop.waitFor(held.orderId, 'skipped');
  expect(skipped.reason?.message).toContain('a test order of ours');
  await shop.changeRules(() => ruleSet);
  await shop.settle();
  expect((await shop.findRow(held.orderId))?.state).toBe('skipped');
  await shop.client.admin('POST', `${path}/include`, {});
  await shop.waitFor(held.orderId, 'booked');
  const refused = shop.client.admin('POST', `/orders/${booked.linkId}/${booked.orderId}/exclude`, {
    reason: 'too late',
  });
  await expect(refused).rejects.toThrow('order.already_in_xero');
  expect(await shop.findDifferences()).toEqual([]);
});

function readRules(): Promise<{ readonly ruleSet: WireRuleSet }> {
  return shop.client
    .status()
    .then(({ links: [link] }) => shop.client.admin('GET', `/links/${link?.id}/rules`));
}

it('an order whose number another order has is held, never taken for that one', async () => {
  const first = await shop.placePaid();
  await shop.waitFor(first.id, 'booked');
  await shop.act(first.id, 'repeat');
  const row = await shop.waitFor(first.id + 1, 'held');
  expect(row.reason?.code).toBe('ledger.document_differs');
  const { invoices } = await shop.readBooks();
  const same = invoices.filter((invoice) => invoice.InvoiceNumber === first.customOrderNumber);
  expect(same).toHaveLength(1);
});

it('from a copy of the shop nothing is booked', async () => {
  const { invoices } = await shop.xeroCounts();
  await shop.client.control('/epoch', {});
  await shop.place(3);
  await new Promise((resolve) => setTimeout(resolve, 7000));
  expect((await shop.xeroCounts()).invoices).toBe(invoices);
});
