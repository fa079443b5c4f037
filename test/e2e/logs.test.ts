import { setTimeout as wait } from 'node:timers/promises';
import { EndToEndShop } from '../support/end-to-end-shop.ts';

const ORDERS = 40;

it('no log of a run with faults holds a secret or a customer', async () => {
  const shop = await EndToEndShop.startInShiftedTime('--orders', '10', '--when', 'placed');
  try {
    for (const kind of ['answerLost', 'errorAfterCommit', 'minuteLimit', 'tokenExpired'] as const) {
      await shop.setFaults({ kind, times: 1, method: 'PUT' });
    }
    await shop.place(ORDERS);
    const order = await shop.placePaid();
    await shop.resync(order.id);
    for (let pass = 0; pass < 4; pass += 1) {
      await wait(1500);
      await shop.advance(7 * 60_000);
    }
    await shop.settle();
    const orders = await shop.client.storeOrders();
    const log = shop.readServiceLog();
    expect(log).toContain('xero call answered');
    expect(log).toContain('xero call not answered');
    const people = orders.flatMap(({ customer, billingAddress, shippingAddress }) => [
      customer.email,
      ...[billingAddress, shippingAddress].flatMap((address) => [
        address?.email,
        address?.phoneNumber,
        address?.address1,
        `${address?.firstName} ${address?.lastName}`,
      ]),
    ]);
    const words = new Set(people.filter((word) => (word?.length ?? 0) > 5));
    expect(words.size).toBeGreaterThan(ORDERS);
    const leaked = [...words, ...shop.listSecrets()].filter((word) => log.includes(word ?? ''));
    expect(leaked).toEqual([]);
    // Bearer tokens, and tokens as Xero makes them.
    expect(log).not.toMatch(/bearer|eyJ[\w-]{10}/i);
  } finally {
    await shop.stop();
  }
}, 90_000);
