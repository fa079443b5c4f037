import type { BookedCreditNote } from '../../../sidecar/src/domain/booking/xero-documents.ts';
import { correctOrders } from '../../../sidecar/src/use-cases/booking/correct-orders.ts';
import { previewCorrections } from '../../../sidecar/src/use-cases/booking/preview-corrections.ts';
import type { Actor } from '../../../sidecar/src/use-cases/setup-deps.ts';
import { closeDueSummaries } from '../../../sidecar/src/use-cases/summaries/close-summaries.ts';
import { makePaidOrder, type SummaryShop } from '../../support/summary-shop.ts';
import { SummaryUndo } from '../../support/summary-undo.ts';

const DAY_MS = 86_400_000;

let undo: SummaryUndo;
let shop: SummaryShop;
beforeEach(async () => {
  undo = await SummaryUndo.open();
  ({ shop } = undo);
});
afterEach(() => shop.close());

it('is credited and paid back in the next summary: every account comes to nothing, and the other orders stay', async () => {
  const order = await undo.bookDay();
  const plan = await undo.readPlan(order);
  expect([plan.outcome, plan.reason]).toEqual([
    'sends',
    { code: 'order.undo_waits_for_summary', details: { day: '2026-11-04' } },
  ]);
  expect(plan.writes.map(({ action, type, minor, on }) => [action, type, minor, on])).toEqual([
    ['create', 'creditNote', 1200, '2026-11-04'],
    ['create', 'refund', 1200, '2026-11-04'],
  ]);
  expect(await undo.tell(order)).toBe('booked - 1200');
  await undo.takeOut(order);
  expect(await undo.tell(order)).toBe('waiting order.undo_waits_for_summary 1200');
  expect(shop.xero.writes).toEqual(['contact', 'invoice', 'payment']);
  await expect(undo.readPlan(order)).rejects.toThrow('order.nothing_to_undo');
  await shop.endDay();
  expect(await undo.tell(order)).toBe('skipped order.excluded 0');
  expect(shop.xero.writes).toEqual(['contact', 'invoice', 'payment', 'creditNote', 'refund']);
  expect(await undo.sumParts(order)).toEqual({});
  expect((await undo.findSummary(order, 'invoice')).totalMinor).toBe(2400);
  expect((await undo.findSummary(order, 'creditNote')).totalMinor).toBe(1200);
  // Looked at again, and read again: it stays as it is.
  await shop.uow.stores.orders.markDirty([await shop.find(order)]);
  await shop.endDay();
  await shop.read([{ ...order, paymentStatus: 'Refunded', refundedAmount: '12.0000' }]);
  await shop.endDay();
  expect(await undo.tell(order)).toBe('skipped order.excluded 0');
  expect(shop.xero.writes).toHaveLength(5);
});

it('shares the summary with the refunds of the day', async () => {
  const refunded = makePaidOrder(3);
  const order = await undo.bookDay(refunded);
  await shop.read([{ ...refunded, paymentStatus: 'PartiallyRefunded', refundedAmount: '2.0000' }]);
  await undo.takeOut(order);
  await shop.endDay();
  expect(await undo.tell(order)).toBe('skipped order.excluded 0');
  expect(await undo.tell(refunded)).toBe('booked - 1000');
  expect(shop.xero.writes).toEqual(['contact', 'invoice', 'payment', 'creditNote', 'refund']);
  expect((await undo.findSummary(order, 'invoice')).totalMinor).toBe(3600);
  expect((await undo.findSummary(order, 'creditNote')).totalMinor).toBe(1400);
});

it.each(['booked', 'waiting'] as const)(
  'with a refund before that is %s, only what is left is credited',
  async (state) => {
    const order = await undo.bookDay();
    const refund = { paymentStatus: 'PartiallyRefunded', refundedAmount: '5.0000' } as const;
    await shop.read([{ ...order, ...refund }]);
    if (state === 'booked') await shop.endDay();
    await undo.takeOut(order);
    await shop.endDay();
    expect(await undo.tell(order)).toBe('skipped order.excluded 0');
    expect(await undo.sumParts(order)).toEqual({});
    expect(
      (await undo.partsOf(order)).map(({ kind, totalMinor }) => `${kind} ${totalMinor}`),
    ).toEqual(
      state === 'booked'
        ? [
            'invoice 1200',
            'payment 1200',
            'creditNote 500',
            'refund 500',
            'creditNote 700',
            'refund 700',
          ]
        : ['invoice 1200', 'payment 1200', 'creditNote 1200', 'refund 1200'],
    );
    await undo.bookAfterAll(order);
    expect(await undo.tell(order)).toBe('booked - 700');
    await shop.endDay();
    expect(await undo.tell(order)).toBe('booked - 700');
  },
);

it('put back before the summary is made it is as it was, and nothing is sent', async () => {
  const order = await undo.bookDay();
  const before = await undo.partsOf(order);
  await undo.takeOut(order);
  await undo.bookAfterAll(order);
  expect(await undo.tell(order)).toBe('booked - 1200');
  expect(await undo.entriesOf(order)).toEqual([]);
  await shop.endDay();
  expect(await undo.partsOf(order)).toEqual(before);
  expect(shop.xero.writes).toHaveLength(3);
  // And may be taken out another time.
  await undo.takeOut(order);
  await shop.endDay();
  expect(await undo.tell(order)).toBe('skipped order.excluded 0');
  expect(await undo.sumParts(order)).toEqual({});
});

it('put back while the summary is on its way, it is booked anew when that is posted', async () => {
  const order = await undo.bookDay();
  await undo.takeOut(order);
  shop.nowMs += DAY_MS;
  expect(await closeDueSummaries(shop.deps)).toBe(1);
  expect(await undo.tell(order)).toBe('sending - 1200');
  await undo.bookAfterAll(order);
  expect(await undo.tell(order)).toBe('booked - 1200');
  const own = (await undo.partsOf(order)).filter(({ summaryKey }) => summaryKey === null);
  expect(own.map(({ kind }) => kind)).toEqual(['invoice', 'payment']);
});

it('put back afterwards it has documents of its own, and may be taken out again', async () => {
  const order = await undo.bookDay();
  await undo.takeOut(order);
  await shop.endDay();
  await undo.bookAfterAll(order);
  expect(await undo.tell(order)).toBe('booked - 1200');
  expect((await undo.entriesOf(order)).length).toBe(0);
  await shop.endDay();
  expect(await undo.tell(order)).toBe('booked - 1200');
  const count = shop.xero.writes.length;
  await undo.takeOut(order);
  expect(await undo.tell(order)).toBe('skipped order.excluded 0');
  expect(shop.xero.writes.slice(count)).toEqual(['creditNote', 'refund']);
  expect(await undo.sumParts(order)).toEqual({});
  await undo.bookAfterAll(order);
  expect(await undo.tell(order)).toBe('booked - 1200');
  await shop.read([{ ...order, paymentStatus: 'PartiallyRefunded', refundedAmount: '2.0000' }]);
  expect(await undo.tell(order)).toBe('booked - 1000');
  await undo.takeOut(order);
  expect(await undo.sumParts(order)).toEqual({});
  expect(await undo.tell(order)).toBe('skipped order.excluded 0');
});

it('is held where it was refunded in full, and stays where it is', async () => {
  const order = await undo.bookDay();
  await shop.read([{ ...order, paymentStatus: 'Refunded', refundedAmount: '12.0000' }]);
  await shop.endDay();
  const before = await undo.partsOf(order);
  await undo.takeOut(order);
  expect(await undo.tell(order)).toBe('held order.undo_in_summary 0');
  await undo.bookAfterAll(order);
  expect(await undo.tell(order)).toBe('booked - 0');
  await shop.endDay();
  expect(await undo.partsOf(order)).toEqual(before);
});

describe('of a closed day', () => {
  async function closeUpTo(periodLockDate: string | null): Promise<void> {
    const { reference } = shop.uow.stores;
    const { tenantId } = shop.link;
    const before = await reference.findXero(tenantId);
    if (before === undefined) throw new Error('no organisation');
    const organisation = { ...before.organisation, periodLockDate };
    await reference.saveXero(tenantId, { ...before, organisation });
  }

  it('is credited on the first open one', async () => {
    await shop.changeSettings({ lockedPeriod: 'nextOpenDay' });
    const order = await undo.bookDay();
    await closeUpTo('2026-11-05');
    await undo.takeOut(order);
    expect((await shop.find(order)).reason?.details).toEqual({ day: '2026-11-06' });
    await shop.endDay();
    expect((await shop.find(order)).state).toBe('waiting');
    await shop.endDay(2);
    expect(await undo.tell(order)).toBe('skipped order.excluded 0');
    expect(await undo.sumParts(order)).toEqual({});
  });

  it('also where it is closed only after that was decided', async () => {
    await shop.changeSettings({ lockedPeriod: 'nextOpenDay' });
    const order = await undo.bookDay();
    await undo.takeOut(order);
    await closeUpTo('2026-11-04');
    await shop.uow.stores.orders.markDirty([await shop.find(order)]);
    await shop.work();
    expect((await shop.find(order)).reason?.details).toEqual({ day: '2026-11-05' });
    await shop.endDay(2);
    expect(await undo.tell(order)).toBe('skipped order.excluded 0');
  });

  it('is held where the shop wants nothing moved', async () => {
    await shop.changeSettings({ lockedPeriod: 'hold' });
    const order = await undo.bookDay();
    await closeUpTo('2026-11-05');
    await undo.takeOut(order);
    expect(await undo.tell(order)).toBe('held order.undo_in_summary 1200');
    await closeUpTo(null);
    await shop.uow.stores.orders.markDirty([await shop.find(order)]);
    await shop.endDay();
    await shop.endDay();
    expect(await undo.tell(order)).toBe('skipped order.excluded 0');
  });
});

it('what Xero refuses of it holds it, and gets into another summary when that is mended', async () => {
  const order = await undo.bookDay();
  await undo.takeOut(order);
  shop.refused.set('creditNote', 'xero.account_archived');
  await shop.endDay();
  expect(await undo.tell(order)).toBe('held xero.account_archived 1200');
  shop.refused.clear();
  await shop.uow.stores.orders.markUnbookedDirty(shop.link.id);
  await shop.endDay();
  await shop.endDay();
  expect(await undo.tell(order)).toBe('skipped order.excluded 0');
  expect(await undo.sumParts(order)).toEqual({});
});

it('money that Xero refuses is sent once more on the same credit note', async () => {
  const order = await undo.bookDay();
  await undo.takeOut(order);
  shop.refused.set('refund', 'xero.account_archived');
  await shop.endDay();
  expect(await undo.tell(order)).toBe('held xero.account_archived 1200');
  shop.refused.clear();
  await shop.uow.stores.orders.markUnbookedDirty(shop.link.id);
  await shop.work();
  expect(await undo.tell(order)).toBe('skipped order.excluded 0');
  expect(await undo.sumParts(order)).toEqual({});
  expect(shop.xero.writes.filter((kind) => kind === 'creditNote')).toHaveLength(1);
});

it('nothing is sent to an organisation that was left for another: it stays as it was', async () => {
  const order = await undo.bookDay();
  await undo.takeOut(order);
  const { links } = shop.uow.stores;
  const link = await links.getOrThrow(shop.link.id);
  await links.update({ ...link, liveUntil: '2026-11-30', afterwards: 'person' });
  await shop.endDay();
  await shop.endDay();
  expect(await undo.tell(order)).toBe('booked - 1200');
  expect(await undo.entriesOf(order)).toEqual([]);
  expect(shop.xero.writes).toHaveLength(3);
});

it('parts that a journal moved come to nothing where they were moved to', async () => {
  const order = await undo.bookDay();
  await shop.changeRules((rules) => ({
    ...rules,
    revenue: rules.revenue.map((rule) => ({ ...rule, accountCode: '201' })),
  }));
  const request = { linkId: shop.link.id, month: '2026-11' };
  const actor = { adminId: '1', name: 'Ann', pairingId: shop.link.pairingId } as Actor;
  const { mark } = await previewCorrections(undo.deps, request, actor);
  await correctOrders(undo.deps, { ...request, mark }, actor);
  await shop.work();
  await undo.takeOut(order);
  await shop.endDay();
  expect(await undo.tell(order)).toBe('skipped order.excluded 0');
  const { body } = await undo.findSummary(order, 'creditNote');
  const { lines } = body as BookedCreditNote;
  expect(lines.map(({ accountCode, lineMinor }) => [accountCode, lineMinor])).toEqual([
    ['201', 1200],
  ]);
});
