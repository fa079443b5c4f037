import type { Payout } from '../../../sidecar/src/ports/payout-store.ts';
import {
  previewBackfillUndo,
  undoBackfill,
} from '../../../sidecar/src/use-cases/past-orders/undo-backfill.ts';
import { undoDueBackfills } from '../../../sidecar/src/use-cases/past-orders/undo-backfills.ts';
import type { SetupDeps } from '../../../sidecar/src/use-cases/setup-deps.ts';
import { ADA, BackfillShop, makeOrders } from '../../support/backfill-shop.ts';
import { bookEverything } from '../../support/booked-shop.ts';

const PAYOUT: Payout = {
  method: 'Payments.Manual',
  payoutId: 'po_1',
  currency: 'GBP',
  depositMinor: 1200,
  grossMinor: 1200,
  feeMinor: 0,
  otherMinor: 0,
  orders: 1,
  paidOn: '2026-11-03',
  accountId: 'clearing',
  bankAccountId: 'bank',
  stepKeys: [],
  confirmedBy: 'Ada',
  confirmedAt: '2026-11-03T10:00:00.000Z',
  takenBackAt: null,
};

let shop: BackfillShop;
afterEach(() => shop.close());

it('an order that could not be taken out then is taken out with its backfill, as the plan says', async () => {
  shop = await BackfillShop.open();
  shop.orders = makeOrders(1);
  const [{ orderGuid } = { orderGuid: '' }] = shop.orders;
  const { id: backfillId } = await shop.start();
  await shop.readAll();
  await bookEverything(shop.program);
  const { orders, payouts, ledger } = shop.uow.stores;
  const linkId = shop.link.id;
  const key = { linkId, orderGuid };
  const payment = (await ledger.listForOrder(key)).find(({ kind }) => kind === 'payment');
  const row = { rowId: 'r', kind: 'charge', grossMinor: 1200, feeMinor: 0 } as const;
  await payouts.add(linkId, PAYOUT, [{ ...row, orderGuid, moneyId: payment?.xeroId ?? null }]);
  await orders.exclude(key, 'a test order');
  await bookEverything(shop.program);
  expect(await orders.find(key)).toMatchObject({
    state: 'held',
    reason: { code: 'order.undo_paid_out' },
  });
  await payouts.remove(linkId, PAYOUT, 'entries');
  const asked = { linkId, backfillId };
  const plan = await previewBackfillUndo(shop.deps as SetupDeps, { ...asked, afterGuid: '' }, ADA);
  expect(plan.orders.map(({ preview }) => preview.outcome)).toEqual(['sends']);
  await undoBackfill(shop.deps, { ...asked, reason: 'wrong accounts' }, ADA);
  for (let round = 0; round < 3; round += 1) {
    await undoDueBackfills(shop.deps);
    await bookEverything(shop.program);
  }
  expect((await shop.find(backfillId)).undo).toMatchObject({ taken: 1, kept: 0 });
  expect((await orders.find(key))?.state).toBe('skipped');
});
