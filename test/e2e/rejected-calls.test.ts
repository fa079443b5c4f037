import { EndToEndShop } from '../support/end-to-end-shop.ts';

it('a call that Xero rejects whole goes again in halves: nothing waits for a culprit that is not there', async () => {
  const shop = await EndToEndShop.start('--orders', '5', '--when', 'placed');
  try {
    await shop.setFaults({ kind: 'wholeCallNotFound', times: 3, method: 'PUT', path: '/Invoices' });
    const orders = await shop.place(16);
    for (const order of orders) await shop.waitFor(order.id, 'booked', 'held', 'skipped');
    const rows = await shop.client.listOrders();
    expect(rows.filter(({ reason }) => reason?.code === 'xero.not_found')).toEqual([]);
    expect(await shop.countArmedFaults()).toBe(0);
    expect(await shop.findDifferences()).toEqual([]);
  } finally {
    await shop.stop();
  }
});
