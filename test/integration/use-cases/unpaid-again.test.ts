import type { StoreOrder } from '../../../sidecar/src/domain/order/store-order.ts';
import { makePlainInfo } from '../../support/plain-order.ts';
import { makePaidOrder, SummaryShop } from '../../support/summary-shop.ts';

let shop: SummaryShop;
afterEach(() => shop.close());

async function open(order: StoreOrder, postingMode: 'perOrder' | 'daily'): Promise<void> {
  const plain = { name: 'plain', country: 'GB', info: makePlainInfo(), orders: [order] };
  shop = await SummaryShop.open(
    { ...plain, history: {}, cashRounding: false },
    '2026-11-03T12:00:00.000Z',
    { postingMode },
  );
}

const UNPAID = { paymentStatus: 'Pending', paidDateUtc: null } as const;

it.each(['perOrder', 'daily'] as const)(
  'an order that is unpaid again is a person’s while its payment stands: %s',
  async (postingMode) => {
    const order = makePaidOrder(1);
    await open(order, postingMode);
    await shop.read([order]);
    await shop.endDay();
    expect((await shop.find(order)).state).toBe('booked');
    await shop.read([{ ...order, ...UNPAID }]);
    const { state, reason } = await shop.find(order);
    expect([state, reason?.code]).toEqual(['held', 'order.unpaid_after_payment']);
    await shop.read([order]);
    expect((await shop.find(order)).state).toBe('booked');
  },
);

it('a payment that was not sent yet goes with it', async () => {
  const order = makePaidOrder(1);
  await open(order, 'perOrder');
  const { send } = shop.deps.xero;
  const retryAt = '2026-11-03T13:00:00.000Z';
  const reason = { code: 'xero.rate_limited', details: {} } as const;
  Object.assign(shop.deps.xero, {
    send: (async (request, options) =>
      request.kind === 'payment' && shop.deps.clock.nowIso() < retryAt
        ? { outcome: 'notTaken', httpStatus: 429, reason, retryAt }
        : send(request, options)) satisfies typeof send,
  });
  await shop.read([order]);
  expect((await shop.find(order)).state).toBe('sending');
  await shop.read([{ ...order, ...UNPAID }]);
  await shop.endDay();
  expect(shop.xero.writes).toEqual(['contact', 'invoice']);
  const { state, reason: said } = await shop.find(order);
  expect([state, said?.code]).toEqual(['booked', 'order.waits_for_payment']);
});
