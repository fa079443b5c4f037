import { findAlreadyBooked } from '../../../sidecar/src/use-cases/past-orders/find-already-booked.ts';
import { ADA, BackfillShop, makeOrders } from '../../support/backfill-shop.ts';
import { bookEverything } from '../../support/booked-shop.ts';

let shop: BackfillShop;
beforeEach(async () => {
  shop = await BackfillShop.open();
  await shop.uow.stores.links.update({ ...shop.link, liveFrom: '2026-10-01' });
});
afterEach(() => shop.close());

/** Xero has one invoice: of the day and the total of the newest order. */
async function findWith(xeroId: string) {
  const order = shop.orders.at(-1);
  if (order === undefined) throw new Error('no order');
  const invoice = {
    xeroId,
    number: 'SOMETHING-1',
    reference: '',
    issuedOn: order.createdOnUtc.slice(0, 10),
    currency: order.primaryCurrencyCode,
    totalMinor: Math.trunc(Number(order.orderTotal) * 100),
  };
  const readRecentInvoices = () => Promise.resolve({ invoices: [invoice], isComplete: true });
  const deps = { ...shop.deps, xero: { ...shop.deps.xero, readRecentInvoices } };
  return findAlreadyBooked(deps, shop.link.id, ADA);
}

it('an invoice that Daybook booked for another store is none of this store’s orders', async () => {
  shop.orders = makeOrders(1);
  await shop.start();
  await shop.readAll();
  await bookEverything(shop.program);
  const [key] = await shop.uow.stores.orders.list({ limit: 1 });
  if (key === undefined) throw new Error('no order');
  const booked = await shop.uow.stores.ledger.listForOrder(key);
  const invoice = booked.find(({ kind }) => kind === 'invoice');
  // An order of the other store that looks just like it.
  shop.orders = makeOrders(1, 2);
  expect((await findWith('made by hand')).matches).toHaveLength(1);
  const own = await findWith(invoice?.xeroId ?? '');
  expect([own.invoicesRead, own.matches]).toEqual([1, []]);
});
