import { makePlainInfo } from '../../support/plain-order.ts';
import { makePaidOrder, SummaryShop } from '../../support/summary-shop.ts';

let shop: SummaryShop;
afterEach(() => shop.close());

it('an order that is begun is finished, however many others were booked since going live', async () => {
  const [begun, second, third] = [makePaidOrder(1), makePaidOrder(2), makePaidOrder(3)];
  const orders = [begun, second, third];
  const plain = { name: 'plain', country: 'GB', info: makePlainInfo(), orders };
  shop = await SummaryShop.open(
    { ...plain, history: {}, cashRounding: false },
    '2026-11-03T12:00:00.000Z',
    { postingMode: 'perOrder' },
  );
  const { links, orders: store } = shop.uow.stores;
  await links.update({ ...(await links.getOrThrow(shop.link.id)), bookFirst: 1 });
  shop.refused.set('payment', 'xero.refused');
  await shop.read([begun]);
  expect((await shop.find(begun)).state).toBe('held');
  shop.refused.clear();
  await shop.read([second]);
  expect((await shop.find(second)).state).toBe('booked');
  await store.markDirty([await shop.find(begun)]);
  await shop.work();
  expect((await shop.find(begun)).state).toBe('booked');
  await shop.read([third]);
  expect((await shop.find(third)).reason?.code).toBe('order.waits_for_ok');
});
