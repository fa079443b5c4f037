import type { SummaryShop } from '../../support/summary-shop.ts';
import { SummaryUndo } from '../../support/summary-undo.ts';

let undo: SummaryUndo;
let shop: SummaryShop;
beforeEach(async () => {
  undo = await SummaryUndo.open();
  ({ shop } = undo);
});
afterEach(() => shop.close());

it.each(['VOIDED', 'PAID'] as const)(
  'is held where its summary is otherwise in Xero (%s), also when that is seen later',
  async (status) => {
    const order = await undo.bookDay();
    await undo.takeOut(order);
    await undo.changeInXero(await undo.findSummary(order, 'invoice'), status);
    await shop.endDay();
    expect(await undo.tell(order)).toBe('held order.undo_summary_changed 1200');
    expect(await undo.entriesOf(order)).toEqual([]);
    expect(shop.xero.writes).toHaveLength(3);
    await undo.bookAfterAll(order);
    expect(await undo.tell(order)).toBe('booked - 1200');
    await undo.takeOut(order);
    expect(await undo.tell(order)).toBe('held order.undo_summary_changed 1200');
    if (status === 'VOIDED') {
      await undo.makeAgain();
      expect(await undo.tell(order)).toBe('waiting order.undo_waits_for_summary 1200');
      await shop.endDay();
      expect(await undo.tell(order)).toBe('skipped order.excluded 0');
      expect(await undo.sumParts(order)).toEqual({});
    }
  },
);

it('stays out of the books when its summaries are made again, and is not put back on one that is void', async () => {
  const order = await undo.bookDay();
  await undo.takeOut(order);
  await shop.endDay();
  await undo.changeInXero(await undo.findSummary(order, 'invoice'), 'VOIDED');
  await undo.makeAgain();
  expect(await undo.tell(order)).toBe('skipped order.excluded 0');
  expect(await undo.sumParts(order)).toEqual({});
  await undo.changeInXero(await undo.findSummary(order, 'creditNote'), 'VOIDED');
  await undo.bookAfterAll(order);
  expect(await undo.tell(order)).toBe('held order.undo_summary_changed 0');
  await undo.makeAgain();
  await shop.uow.stores.orders.markDirty([await shop.find(order)]);
  await shop.work();
  expect(await undo.tell(order)).toBe('booked - 1200');
});

it('is held where its money came to the bank with a payout', async () => {
  const order = await undo.bookDay();
  const moneyId = await undo.findMoneyId(order);
  const figures = { depositMinor: 1200, grossMinor: 1200, feeMinor: 0, otherMinor: 0, orders: 1 };
  const { orderGuid } = order;
  await shop.uow.stores.payouts.add(
    shop.link.id,
    {
      ...figures,
      method: 'Payments.Manual',
      payoutId: 'po_1',
      currency: 'GBP',
      paidOn: '2026-11-04',
      accountId: 'a',
      bankAccountId: 'b',
      stepKeys: [],
      confirmedBy: 'Ann',
      confirmedAt: shop.deps.clock.nowIso(),
      takenBackAt: null,
    },
    [
      {
        rowId: 'txn_1',
        kind: 'charge',
        orderGuid,
        moneyId,
        grossMinor: 1200,
        feeMinor: 0,
      },
    ],
  );
  await undo.takeOut(order);
  expect(await undo.tell(order)).toBe('held order.undo_paid_out 1200');
  expect(await undo.entriesOf(order)).toEqual([]);
});

it('the fee of its payment is weighed anew, as of money that is not there; those of the others are not', async () => {
  const order = await undo.bookDay();
  const { fees } = shop.uow.stores;
  const { id } = shop.link;
  const listQueued = async (): Promise<[string, string | undefined][]> => {
    const today = '2026-12-01';
    await fees.dateQueued(id, '2026-11-10');
    const queued = await fees.listQueued(id, { today, now: shop.deps.clock.nowIso(), limit: 10 });
    await fees.unqueue(
      id,
      queued.map(({ moneyId }) => moneyId),
    );
    return queued.map(({ moneyId, payment }) => [moneyId, payment?.orderGuid]);
  };
  const moneyId = await undo.findMoneyId(order);
  expect(await listQueued()).toHaveLength(2);
  await undo.takeOut(order);
  expect(await listQueued()).toEqual([]);
  await shop.endDay();
  expect(await listQueued()).toEqual([[moneyId, undefined]]);
  await undo.changeInXero(await undo.findSummary(order, 'creditNote'), 'VOIDED');
  await undo.makeAgain();
  expect(await listQueued()).toEqual([[moneyId, undefined]]);
});
