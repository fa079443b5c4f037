import type { InvoicesRead } from '../../../sidecar/src/ports/xero-gateway.ts';
import { estimateBackfill } from '../../../sidecar/src/use-cases/past-orders/estimate-backfill.ts';
import { ADA, ALL, BackfillShop, makeOrders } from '../../support/backfill-shop.ts';
import { bookEverything } from '../../support/booked-shop.ts';

let shop: BackfillShop;
beforeEach(async () => {
  shop = await BackfillShop.open();
  await shop.uow.stores.links.update({ ...shop.link, liveFrom: '2026-10-01' });
});
afterEach(() => shop.close());

function estimate(invoices: InvoicesRead['invoices'] = []) {
  const readRecentInvoices = () => Promise.resolve({ invoices, isComplete: true });
  const deps = { ...shop.deps, xero: { ...shop.deps.xero, readRecentInvoices } };
  return estimateBackfill(deps, { linkId: shop.link.id, ...ALL }, ADA);
}

it('counts what can be read exactly, and keeps nothing of it', async () => {
  shop.orders = makeOrders(250);
  expect(await estimate()).toMatchObject({
    orders: 250,
    isExact: true,
    beforeLive: 0,
    booked: 0,
    elsewhere: 0,
    toBook: 250,
    calls: 13,
    dayLimit: 1000,
    days: 1,
    closed: null,
  });
  expect(await shop.listKept()).toEqual([]);
});

it('orders of another store of the shop are none of it', async () => {
  const orders = makeOrders(200);
  const { storeId } = shop.link;
  shop.orders = orders.map((order) =>
    order.id % 2 === 0 ? order : { ...order, storeId: storeId + 1 },
  );
  expect(await estimate()).toMatchObject({ orders: 100, toBook: 100 });
});

it('says about how many there are where there are too many to read', async () => {
  shop.orders = makeOrders(7000).filter(({ id }) => id % 3 !== 0);
  const { orders, isExact, toBook } = await estimate();
  expect(isExact).toBe(false);
  const off = Math.abs(orders - shop.orders.length) / shop.orders.length;
  expect(off).toBeLessThan(0.03);
  expect(toBook).toBe(orders);
  expect(shop.asked.length).toBeLessThan(60);
});

it('what Daybook booked costs nothing, and what another program booked is named', async () => {
  shop.orders = makeOrders(20);
  await shop.start();
  await shop.readAll();
  await bookEverything(shop.program);
  const booked = await shop.uow.stores.orders.countByState(shop.link.id);
  expect(booked.booked).toBe(20);
  const more = makeOrders(10, 100);
  shop.orders = [...shop.orders, ...more];
  const [other] = more;
  if (other === undefined) throw new Error('no order');
  const invoice = {
    xeroId: 'x-1',
    number: `INV-${other.customOrderNumber}`,
    reference: '',
    issuedOn: other.createdOnUtc.slice(0, 10),
    currency: other.primaryCurrencyCode,
    totalMinor: Math.trunc(Number(other.orderTotal) * 100),
  };
  expect(await estimate([invoice])).toMatchObject({
    orders: 30,
    booked: 20,
    elsewhere: 1,
    elsewhereNumbers: [other.customOrderNumber],
    toBook: 9,
  });
});

it('orders from before going live are not booked; those of closed months are by the policy', async () => {
  shop.orders = makeOrders(100);
  await shop.uow.stores.links.update({ ...shop.link, liveFrom: '2026-10-02' });
  expect(await estimate()).toMatchObject({ orders: 100, beforeLive: 100, toBook: 0, days: 0 });
  await shop.uow.stores.links.update({ ...shop.link, liveFrom: '2026-10-01' });
  const reference = await shop.uow.stores.reference.findXero(shop.link.tenantId);
  if (reference === undefined) throw new Error('no reference');
  const organisation = { ...reference.organisation, periodLockDate: '2026-10-31' };
  await shop.uow.stores.reference.saveXero(shop.link.tenantId, { ...reference, organisation });
  const { closed, toBook } = await estimate();
  expect(toBook).toBe(100);
  expect(closed).toMatchObject({ until: '2026-10-31', orders: 100 });
});
