import { parseLocalDate } from '../../../sidecar/src/domain/time/instant.ts';
import type { UnitOfWork } from '../../../sidecar/src/ports/unit-of-work.ts';
import { openTestDatabase, type TestDatabase } from '../../support/open-test-database.ts';
import { readRealShops } from '../../support/real-orders.ts';

const [EARLY, NOW, LATER] = [
  '2026-11-24T08:00:00.000Z',
  '2026-11-24T09:00:00.000Z',
  '2026-11-24T10:00:00.000Z',
];
const LINK = 'link-1';
const CAUSE = {
  causeKey: 'mapping.payment_missing:P',
  reason: { code: 'mapping.payment_missing', details: { method: 'P' } },
};
const OTHER = { causeKey: 'order.total_off:g3', reason: { code: 'order.total_off', details: {} } };
const GUIDS = ['g1', 'g2', 'g3'] as const;
const keyOf = (orderGuid: string) => ({ linkId: LINK, orderGuid });

let test: TestDatabase;
beforeEach(async () => {
  test = await openTestDatabase();
  await seed(test.uow);
});
afterEach(() => test.database.close());

async function seed({ stores }: UnitOfWork): Promise<void> {
  await stores.pairings.save({
    id: 'pairing-1',
    keyId: 'pk_1',
    secret: 'hush',
    storeUrl: 'https://shop.example.test/',
    outboxEpoch: 'epoch-1',
    state: 'active',
    createdAt: NOW,
    highestSequence: 0,
    noteCursor: 0,
  });
  await stores.links.add({
    id: LINK,
    code: 'D1',
    pairingId: 'pairing-1',
    storeId: 1,
    storeName: 'Shop',
    storeUrl: 'https://shop.example.test/',
    tenantId: 'tenant-1',
    state: 'live',
    liveFrom: null,
    bookFirst: null,
    pausedBy: null,
    pausedAt: null,
    currentRuleSetNumber: null,
    replaces: null,
    liveUntil: null,
    afterwards: null,
  });
  const order = readRealShops()[0]?.orders[0];
  if (order === undefined) throw new Error('no order');
  await stores.orders.saveSnapshots(
    GUIDS.map((orderGuid, index) => ({
      ...keyOf(orderGuid),
      snapshot: { ...order, id: index + 1, orderGuid },
      snapshotHash: orderGuid,
      totalMinor: 1000,
      storeMinor: 1000 + index,
      placedOn: parseLocalDate('2026-11-24'),
      readAt: NOW,
      priority: 1,
    })),
  );
}

/** The order as booking leaves it. */
async function settle(orderGuid: string, state: 'held' | 'booked' | 'sending'): Promise<void> {
  const { orders } = test.uow.stores;
  const record = await orders.find(keyOf(orderGuid));
  if (record === undefined) throw new Error('no order');
  const change = { ...keyOf(orderGuid), state, reason: null, bookedAsOf: null };
  await orders.settleBooking(change, record.revision);
}

it('adds up what waits for a cause, and lists just those orders', async () => {
  const { review, orders } = test.uow.stores;
  for (const guid of ['g1', 'g3']) await review.setForOrder(keyOf(guid), [CAUSE], NOW);
  const [entry] = await review.listOpen();
  expect(await review.sumWaiting(LINK)).toMatchObject([{ entryId: entry?.id, totalMinor: 2002 }]);
  const listed = await orders.list({ cause: entry?.id ?? '', limit: 10 });
  expect(listed.map(({ orderGuid }) => orderGuid).toSorted()).toEqual(['g1', 'g3']);
});

it('tells what became of the orders of a cause, those that left it before not among them', async () => {
  const { review } = test.uow.stores;
  for (const guid of GUIDS) await review.setForOrder(keyOf(guid), [CAUSE], EARLY);
  const [entry] = await review.listOpen();
  const id = entry?.id ?? '';
  await review.setForOrder(keyOf('g1'), [], EARLY);
  await settle('g1', 'booked');
  for (const guid of ['g2', 'g3']) await settle(guid, 'held');
  expect(await review.countReleased(id, NOW)).toEqual([
    { state: 'held', isDue: false, heldBy: id, orders: 2 },
  ]);
  await review.setForOrder(keyOf('g2'), [], LATER);
  await settle('g2', 'booked');
  await review.setForOrder(keyOf('g3'), [OTHER], LATER);
  const other = (await review.listOpen())[0]?.id;
  expect(await review.countReleased(id, NOW)).toEqual([
    { state: 'booked', isDue: false, heldBy: null, orders: 1 },
    { state: 'held', isDue: false, heldBy: other, orders: 1 },
  ]);
  expect(await review.countOpen()).toBe(1);
  expect(await review.listResolved(LINK, EARLY, 10)).toMatchObject([
    { id, resolvedAt: LATER, orderCount: 3 },
  ]);
  await review.forgetPastOrdersBefore('2026-11-25T00:00:00.000Z');
  expect(await review.listResolved(LINK, EARLY, 10)).toMatchObject([{ id, orderCount: 0 }]);
});

it('keeps an entry that is put off open and counted, and forgets that with the next of its cause', async () => {
  const { review } = test.uow.stores;
  await review.setForOrder(keyOf('g1'), [CAUSE], NOW);
  const id = (await review.listOpen())[0]?.id ?? '';
  await review.snooze(id, { until: parseLocalDate('2026-12-01'), by: 'Ann' });
  expect(await review.find(id)).toMatchObject({ snoozedUntil: '2026-12-01', snoozedBy: 'Ann' });
  expect(await review.countOpen()).toBe(1);
  await review.setForOrder(keyOf('g1'), [], LATER);
  await review.setForOrder(keyOf('g1'), [CAUSE], LATER);
  expect(await review.listOpen()).toMatchObject([{ snoozedUntil: null, snoozedBy: null }]);
});

it('splits a period by payment method and tax rate', async () => {
  const parts = await test.uow.stores.orders.splitPeriod({
    linkId: LINK,
    from: '2026-11-01',
    to: '2026-11-30',
  });
  const methods = parts.filter(({ by }) => by === 'paymentMethod');
  expect(methods.reduce((sum, part) => sum + part.orders, 0)).toBe(parts.length === 0 ? 0 : 3);
});

it('an order waits since it met the cause, whenever that began, and anew when it comes back', async () => {
  const { review } = test.uow.stores;
  await review.setForOrder(keyOf('g1'), [CAUSE], EARLY);
  await review.setForOrder(keyOf('g2'), [CAUSE], NOW);
  await review.setForOrder(keyOf('g2'), [CAUSE, OTHER], LATER);
  expect(await review.listWaits(keyOf('g2'))).toEqual([
    { since: NOW, reason: CAUSE.reason },
    { since: LATER, reason: OTHER.reason },
  ]);
  await review.setForOrder(keyOf('g1'), [], NOW);
  expect(await review.listWaits(keyOf('g1'))).toEqual([]);
  await review.setForOrder(keyOf('g1'), [CAUSE], LATER);
  expect(await review.listWaits(keyOf('g1'))).toMatchObject([{ since: LATER }]);
});
