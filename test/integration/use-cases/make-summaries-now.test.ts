import type { StoreOrder } from '../../../sidecar/src/domain/order/store-order.ts';
import type { LedgerRow } from '../../../sidecar/src/ports/ledger-store.ts';
import {
  listWaitingSummaries,
  makeSummariesNow,
} from '../../../sidecar/src/use-cases/summaries/make-summaries-now.ts';
import { pairing } from '../../support/scripted-pipeline.ts';
import { makePaidOrder, SummaryShop } from '../../support/summary-shop.ts';

const ANN = { adminId: '1', name: 'Ann', pairingId: pairing.id };

let shop: SummaryShop;
beforeEach(async () => {
  shop = await SummaryShop.openPlain();
});
afterEach(() => shop.close());

async function listStates(...orders: readonly StoreOrder[]): Promise<string[]> {
  const records = await Promise.all(orders.map((order) => shop.find(order)));
  return [...new Set(records.map(({ state, reason }) => `${state} ${reason?.code ?? ''}`.trim()))];
}

const partsOf = async (order: StoreOrder): Promise<readonly LedgerRow[]> =>
  shop.uow.stores.ledger.listForOrder(await shop.find(order));

it('a summary is made before midnight where a person wants that, and a later order goes into the next', async () => {
  const [first, second, later] = [makePaidOrder(1), makePaidOrder(2), makePaidOrder(3)];
  await shop.read([first, second]);
  const linkId = shop.link.id;
  expect(await listWaitingSummaries(shop.deps, linkId, ANN)).toMatchObject([
    { side: 'sale', day: '2026-11-03', orders: 2, totalMinor: 2400, currency: 'GBP' },
  ]);
  expect(await makeSummariesNow(shop.deps, linkId, ANN)).toBe(2);
  await shop.work();
  expect(await listStates(first, second)).toEqual(['booked']);
  expect(await listWaitingSummaries(shop.deps, linkId, ANN)).toEqual([]);
  await expect(makeSummariesNow(shop.deps, linkId, ANN)).rejects.toThrow('setup.no_summary_waits');
  await shop.read([later]);
  expect(await listStates(later)).toEqual(['waiting order.waits_for_summary']);
  await shop.endDay();
  expect(await listStates(first, second, later)).toEqual(['booked']);
  const numbers = await Promise.all(
    [first, later].map(async (order) => (await partsOf(order))[0]?.number),
  );
  expect(numbers[1]).toBe(`${numbers[0]}-2`);
  expect(shop.xero.writes).toEqual(['contact', 'invoice', 'payment', 'invoice', 'payment']);
});
