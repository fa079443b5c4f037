import { EndToEndShop } from '../support/end-to-end-shop.ts';

const REFUNDS = 50;

/** Calls to Xero for fifty refunds that come together: their credit notes, and their money. */
export async function measureRefundCalls(): Promise<{ readonly refundCallsPer50: number }> {
  const xero = { limits: { minute: 100_000, day: 1_000_000 }, isXeroInMemory: true };
  const shop = await EndToEndShop.startWithXero(xero, '--orders', '40', '--when', 'placed');
  try {
    const orders = [];
    while (orders.length < REFUNDS) {
      const order = await shop.placePaid();
      if (Number(order.orderTotal) > 10) orders.push(order);
    }
    await shop.settle();
    const rows = await shop.client.listOrders();
    const booked = new Set(
      rows.filter(({ state }) => state === 'booked').map(({ orderId }) => orderId),
    );
    if (orders.some(({ id }) => !booked.has(id))) throw new Error('not all are booked');
    const before = await shop.countCalls();
    const acts = orders.map(({ id }) => ({ orderId: id, action: 'refund', amount: '2.00' }));
    await shop.client.control('/orders/acts', { acts });
    await shop.settle();
    return { refundCallsPer50: (await shop.countCalls()) - before };
  } finally {
    await shop.stop();
  }
}
