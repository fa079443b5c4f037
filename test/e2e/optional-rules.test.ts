import { EndToEndShop } from '../support/end-to-end-shop.ts';

let shop: EndToEndShop;

beforeAll(async () => {
  shop = await EndToEndShop.start('--orders', '2', '--seed', '5', '--when', 'placed');
});

afterAll(() => shop.stop());

it('a SKU that Xero does not know becomes an item first, when the rules say so', async () => {
  await shop.changeRules((rules) => ({
    ...rules,
    items: { useItems: true, unknownSku: 'createUntracked' },
  }));
  const orders = await shop.place(8);
  await shop.settle();
  const rows = (await shop.client.listOrders()).filter((row) =>
    orders.some((order) => order.id === row.orderId),
  );
  expect(rows.map((row) => row.state)).toEqual(orders.map(() => 'booked'));
  const { invoices } = await shop.readBooks();
  const numbers = rows.map((row) => row.documents[0]?.number);
  const lines = invoices
    .filter((invoice) => numbers.includes(invoice.InvoiceNumber))
    .flatMap((invoice) => invoice.LineItems);
  const skus = orders
    .flatMap((order) => order.items)
    .flatMap((item) => (item.sku === null || item.isGiftCard ? [] : [item.sku]));
  expect(new Set(lines.map((line) => line.ItemCode).filter(Boolean))).toEqual(new Set(skus));
  expect(await shop.findDifferences()).toEqual([]);
});

it('an order gets a note of what was booked, once, when the rules say so', async () => {
  await shop.changeRules((rules) => ({
    ...rules,
    settings: { ...rules.settings, noteInStore: true },
  }));
  const order = await shop.placePaid();
  const row = await shop.waitFor(order.id, 'booked');
  await shop.resync(order.id);
  await shop.settle();
  const notes = await shop.client.control<{ orderId: number; text: string }[]>('/notes');
  const ours = notes.filter((note) => note.orderId === order.id && note.text.startsWith('Xero: '));
  expect(ours.map((note) => note.text)).toEqual([
    expect.stringContaining(`invoice ${row.documents[0]?.number} `),
  ]);
});

it('customers share a contact, when the rules say so, and booked orders keep theirs', async () => {
  const before = await shop.readBooks();
  const numbersOf = (books: typeof before): Set<string> =>
    new Set(books.contacts.flatMap(({ ContactNumber }) => ContactNumber ?? []));
  const change = (contactPer: 'customer' | 'store' | 'guestsTogether'): Promise<void> =>
    shop.changeRules(({ settings, ...rules }) => ({
      ...rules,
      settings: { ...settings, contactPer, noteInStore: false },
    }));
  await change('store');
  const orders = await shop.place(6);
  await shop.settle();
  for (const { id } of orders) await shop.waitFor(id, 'booked');
  const after = numbersOf(await shop.readBooks());
  const added = [...after].filter((number) => !numbersOf(before).has(number));
  expect(added).toHaveLength(1);
  expect(added[0]).toMatch(/-STORE$/);
  await change('customer');
  const calls = await shop.countCalls();
  for (const { id } of orders) await shop.resync(id);
  await shop.settle();
  expect(await shop.countCalls()).toBe(calls);
  expect(await shop.findDifferences()).toEqual([]);
});
