import type { CoreDeps } from '../../../sidecar/src/use-cases/core-deps.ts';
import { makePlainInfo } from '../../support/plain-order.ts';
import { makePaidOrder, SummaryShop } from '../../support/summary-shop.ts';

const HOUR_MS = 3_600_000;

let shop: SummaryShop;
afterEach(() => shop.close());

/** From now on nothing more is sent to this organisation: a person books what changes. */
async function changeOrganisation(): Promise<void> {
  const { links } = shop.uow.stores;
  const link = await links.getOrThrow(shop.link.id);
  await links.update({ ...link, liveUntil: '2026-11-30', afterwards: 'person' });
}

/** Xero takes no void for an hour. */
function putOffVoids(deps: CoreDeps): void {
  const { send } = deps.xero;
  const retryAt = new Date(deps.clock.nowMs() + HOUR_MS).toISOString();
  const reason = { code: 'xero.rate_limited', details: {} } as const;
  Object.assign(deps.xero, {
    send: (async (request, options) =>
      request.kind === 'voidInvoice' && deps.clock.nowIso() < retryAt
        ? { outcome: 'notTaken', httpStatus: 429, reason, retryAt }
        : send(request, options)) satisfies CoreDeps['xero']['send'],
  });
}

it('an order that was being taken out goes on to be, where the store goes to another organisation', async () => {
  const order = makePaidOrder(1);
  const plain = { name: 'plain', country: 'GB', info: makePlainInfo(), orders: [order] };
  shop = await SummaryShop.open(
    { ...plain, history: {}, cashRounding: false },
    '2026-11-03T12:00:00.000Z',
    { postingMode: 'perOrder' },
  );
  await shop.read([order]);
  putOffVoids(shop.deps);
  const { orders, ledger } = shop.uow.stores;
  await orders.exclude(await shop.find(order), 'a test order');
  await shop.work();
  expect((await shop.find(order)).state).toBe('sending');
  await changeOrganisation();
  await orders.markDirty([await shop.find(order)]);
  await shop.work();
  shop.nowMs += 2 * HOUR_MS;
  await shop.work();
  const record = await shop.find(order);
  const rows = await ledger.listForOrder(record);
  const standing = rows.filter(
    ({ state, key }) => state === 'posted' && /^(invoice|payment)/.test(key),
  );
  const keys = standing.map(({ key }) => key);
  expect([record.state, record.reason?.code, keys]).toEqual(['skipped', 'order.excluded', []]);
});

it('money of a summary that Xero refused is a person’s by then, like the rest', async () => {
  shop = await SummaryShop.openPlain();
  const order = makePaidOrder(1);
  await shop.read([order]);
  shop.refused.set('payment', 'xero.refused');
  await shop.endDay();
  expect((await shop.find(order)).reason?.code).toBe('xero.refused');
  shop.refused.clear();
  await changeOrganisation();
  const sent = shop.xero.writes.length;
  await shop.uow.stores.orders.markDirty([await shop.find(order)]);
  await shop.work();
  const { state, reason } = await shop.find(order);
  expect(shop.xero.writes.slice(sent)).toEqual([]);
  expect([state, reason?.code]).toEqual(['held', 'order.organisation_changed']);
});
