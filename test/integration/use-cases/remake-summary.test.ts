import type { XeroState } from '../../../sidecar/src/domain/reconciliation/xero-state.ts';
import type { StoreOrder } from '../../../sidecar/src/domain/order/store-order.ts';
import type { LedgerRow } from '../../../sidecar/src/ports/ledger-store.ts';
import type { ReviewEntry } from '../../../sidecar/src/ports/review-store.ts';
import { keepSummarySighting } from '../../../sidecar/src/use-cases/summaries/look-at-summaries.ts';
import { remakeSummary } from '../../../sidecar/src/use-cases/summaries/remake-summary.ts';
import type { SetupDeps } from '../../../sidecar/src/use-cases/setup-deps.ts';
import { pairing } from '../../support/scripted-pipeline.ts';
import { makePaidOrder, SummaryShop } from '../../support/summary-shop.ts';

const ANN = { adminId: '1', name: 'Ann', pairingId: pairing.id };

let shop: SummaryShop;
beforeEach(async () => {
  shop = await SummaryShop.openPlain();
});
afterEach(() => shop.close());

const partsOf = async (order: StoreOrder): Promise<readonly LedgerRow[]> =>
  shop.uow.stores.ledger.listForOrder(await shop.find(order));

/** What the parts say, but for the document in Xero that they are in. */
async function readFigures(order: StoreOrder): Promise<unknown> {
  return (await partsOf(order)).map(({ key, state, totalMinor, taxMinor, body }) => ({
    key,
    state,
    totalMinor,
    taxMinor,
    body,
  }));
}

/** Somebody voids it in Xero, and Daybook sees that. */
async function voidInXero(summaryKey: string): Promise<void> {
  const { stores } = shop.uow;
  const [row] = await stores.ledger.findByKeys(shop.link.id, [summaryKey]);
  if (row === undefined) throw new Error('no summary');
  const state = {
    kind: row.kind,
    xeroId: row.xeroId,
    status: 'VOIDED',
    payments: [],
    paidMinor: 0,
    totalMinor: row.totalMinor,
    remainingMinor: 0,
  } as unknown as XeroState;
  const readAt = shop.deps.clock.nowIso();
  await shop.uow.transaction((inside) =>
    keepSummarySighting(inside, { state, row, readAt, contactId: undefined }),
  );
}

async function listTold(): Promise<ReviewEntry[]> {
  const entries = await shop.uow.stores.review.listOpen(shop.link.id);
  return entries.filter(({ reason }) => reason.code === 'ledger.summary_voided_in_xero');
}

async function makeAgain(entry: ReviewEntry | undefined): Promise<string> {
  const asked = { linkId: shop.link.id, entryId: entry?.id ?? '0' };
  return remakeSummary(shop.deps, asked, ANN);
}

async function bookDay(orders: readonly StoreOrder[]): Promise<string> {
  await shop.read(orders);
  await shop.endDay();
  const [order] = orders;
  if (order === undefined) throw new Error('no order');
  return (await partsOf(order))[0]?.summaryKey ?? '';
}

it('has the next number, the same orders with the same figures, and its payment, once', async () => {
  const orders = [makePaidOrder(1), makePaidOrder(2), makePaidOrder(3)];
  const key = await bookDay(orders);
  const before = await Promise.all(orders.map(readFigures));
  await voidInXero(key);
  const [told, ...others] = await listTold();
  expect(others).toEqual([]);
  const number = await makeAgain(told);
  expect(`invoice:summary:${number}`).toBe(`${key}-2`);
  expect((await shop.find(orders[0] ?? makePaidOrder(0))).state).toBe('sending');
  await expect(makeAgain(told)).rejects.toThrow('setup.summary_stands');
  await shop.work();
  await shop.endDay();
  expect(await Promise.all(orders.map(readFigures))).toEqual(before);
  for (const order of orders) {
    const rows = await partsOf(order);
    expect(new Set(rows.map(({ summaryKey }) => summaryKey))).toEqual(new Set([`${key}-2`]));
    expect(await shop.find(order)).toMatchObject({ state: 'booked', xeroMinor: 1200 });
  }
  expect(shop.xero.writes).toEqual(['contact', 'invoice', 'payment', 'invoice', 'payment']);
  expect(await listTold()).toEqual([]);
  const { ledger } = shop.uow.stores;
  const standing = await ledger.findByKeys(shop.link.id, [key, `${key}-2`]);
  expect(standing.map((row) => row.key)).toEqual([`${key}-2`]);
});

it('takes no notice of what was only changed, and of what is not there', async () => {
  await bookDay([makePaidOrder(1)]);
  await shop.uow.stores.review.open(
    shop.link.id,
    { causeKey: 'other', reason: { code: 'ledger.summary_changed_in_xero', details: {} } },
    shop.deps.clock.nowIso(),
  );
  const [other] = await shop.uow.stores.review.listOpen(shop.link.id);
  await expect(makeAgain(other)).rejects.toThrow('setup.summary_stands');
  await expect(makeAgain(undefined)).rejects.toThrow('setup.review_entry_unknown');
});

it('is not made in a closed period, and leaves everything as it was', async () => {
  const order = makePaidOrder(1);
  const key = await bookDay([order]);
  await voidInXero(key);
  await shop.changeSettings({ filedUntil: '2026-11-03' });
  const [told] = await listTold();
  await expect(makeAgain(told)).rejects.toThrow('setup.summary_closed');
  expect(await listTold()).toHaveLength(1);
  expect((await partsOf(order)).map(({ state }) => state)).toEqual(['posted', 'posted']);
  await shop.work();
  expect(shop.xero.writes).toEqual(['contact', 'invoice', 'payment']);
});

it('is not made where its money came to the bank with a payout', async () => {
  const order = makePaidOrder(1);
  const key = await bookDay([order]);
  await voidInXero(key);
  const [told] = await listTold();
  const paidOut = {
    ...shop.deps,
    uow: {
      ...shop.uow,
      transaction: ((work) =>
        shop.uow.transaction((stores) =>
          work({
            ...stores,
            payouts: {
              ...stores.payouts,
              findMoney: (_linkId, ids) => Promise.resolve(new Map([[ids[0] ?? '', 'po_1']])),
            },
          }),
        )) satisfies typeof shop.uow.transaction,
    },
  };
  const asked = { linkId: shop.link.id, entryId: told?.id ?? '' };
  await expect(remakeSummary(paidOut as SetupDeps, asked, ANN)).rejects.toThrow(
    'setup.summary_paid_out',
  );
});

it('a refund of one of its orders stays where it is, and one that comes meanwhile follows', async () => {
  const [refunded, later] = [makePaidOrder(1), makePaidOrder(2)];
  const key = await bookDay([refunded, later]);
  const refund = { paymentStatus: 'PartiallyRefunded', refundedAmount: '6.0000' } as const;
  await shop.read([{ ...refunded, ...refund }]);
  await shop.endDay();
  await voidInXero(key);
  await makeAgain((await listTold())[0]);
  await shop.read([{ ...later, ...refund }]);
  await shop.endDay();
  await shop.endDay();
  for (const order of [refunded, later]) {
    expect(await shop.find(order)).toMatchObject({ state: 'booked', xeroMinor: 600 });
  }
  expect(shop.xero.writes.filter((kind) => kind === 'invoice')).toHaveLength(2);
  expect(shop.xero.writes.filter((kind) => kind === 'creditNote')).toHaveLength(2);
});

it('a credit note of a day is made again as well', async () => {
  const order = makePaidOrder(1);
  await bookDay([order]);
  await shop.read([{ ...order, paymentStatus: 'Refunded', refundedAmount: '12.0000' }]);
  await shop.endDay();
  const note = (await partsOf(order)).find(({ kind }) => kind === 'creditNote');
  await voidInXero(note?.summaryKey ?? '');
  await makeAgain((await listTold())[0]);
  await shop.work();
  expect(await shop.find(order)).toMatchObject({ state: 'booked', xeroMinor: 0 });
  expect((await partsOf(order)).map(({ number }) => number)).toContain(`${note?.number}-2`);
});

it('where Xero refuses the new one, its orders are held and get into another one', async () => {
  const orders = [makePaidOrder(1), makePaidOrder(2)];
  const key = await bookDay(orders);
  await voidInXero(key);
  shop.refused.set('invoice', 'xero.account_archived');
  await makeAgain((await listTold())[0]);
  await shop.work();
  for (const order of orders) expect((await shop.find(order)).state).toBe('held');
  shop.refused.clear();
  await shop.uow.stores.orders.markUnbookedDirty(shop.link.id);
  await shop.endDay();
  await shop.endDay();
  for (const order of orders) {
    expect(await shop.find(order)).toMatchObject({ state: 'booked', xeroMinor: 1200 });
  }
});

it('one whose money Xero never took is made again with it', async () => {
  const orders = [makePaidOrder(1), makePaidOrder(2)];
  await shop.read(orders);
  shop.refused.set('payment', 'xero.account_archived');
  await shop.endDay();
  shop.refused.clear();
  const [entry] = await shop.uow.stores.summaries.listForOrder(
    await shop.find(orders[0] ?? makePaidOrder(0)),
  );
  await voidInXero(entry?.summaryKey ?? '');
  await makeAgain((await listTold())[0]);
  await shop.work();
  for (const order of orders) {
    expect(await shop.find(order)).toMatchObject({ state: 'booked', xeroMinor: 1200 });
  }
  expect(await shop.uow.stores.review.listOpen(shop.link.id)).toEqual([]);
});

it('what a person wanted of one of its orders is not forgotten', async () => {
  const [plain, excluded] = [makePaidOrder(1), makePaidOrder(2)];
  const key = await bookDay([plain, excluded]);
  await shop.uow.stores.orders.exclude(await shop.find(excluded), 'a test order');
  await shop.work();
  expect((await shop.find(excluded)).reason?.code).toBe('order.undo_waits_for_summary');
  await voidInXero(key);
  await makeAgain((await listTold())[0]);
  await shop.work();
  expect((await shop.find(plain)).state).toBe('booked');
  expect((await shop.find(excluded)).reason?.code).toBe('order.undo_waits_for_summary');
});
