import { answerShopIdentity } from '../../../sidecar/src/use-cases/store/answer-shop-identity.ts';
import { listBackfills } from '../../../sidecar/src/use-cases/past-orders/list-backfills.ts';
import { pauseBooking, resumeBooking } from '../../../sidecar/src/use-cases/pause-booking.ts';
import { ADA, ALL, BackfillShop, makeOrders } from '../../support/backfill-shop.ts';
import { bookEverything } from '../../support/booked-shop.ts';

const MINUTE_MS = 60_000;

let shop: BackfillShop;
beforeEach(async () => {
  shop = await BackfillShop.open();
});
afterEach(() => shop.close());

function listPages(): string[] {
  return shop.asked.filter((asked) => asked !== 'events');
}

it('asks nothing of the store when it starts; 1,250 orders are read page by page, each once', async () => {
  shop.orders = makeOrders(1250);
  const { id } = await shop.start();
  expect(shop.asked).toEqual([]);
  await shop.readAll();
  expect(listPages()).toEqual(
    [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 12.5].map((page) => `after ${page * 100}`),
  );
  expect(await shop.listKept()).toEqual(shop.orders.map((order) => order.id));
  expect(await shop.find(id)).toMatchObject({
    state: 'done',
    orders: 1250,
    readUpTo: shop.orders.at(-1)?.createdOnUtc,
    endedAt: '2026-11-24T09:00:00.000Z',
  });
  const [progress] = await listBackfills(shop.deps, shop.link.id, ADA);
  expect(progress).toMatchObject({ counts: { new: 1250 }, callsToGo: 63 });
});

it('goes on after a crash between the orders of a page and its cursor, with none left out', async () => {
  shop.orders = makeOrders(250);
  const { id } = await shop.start();
  await shop.readRound();
  const crashing = {
    ...shop.deps,
    uow: {
      ...shop.uow,
      transaction: ((work) =>
        shop.uow.transaction(async (stores) => {
          await work(stores);
          throw new Error('crash');
        })) satisfies typeof shop.uow.transaction,
    },
  };
  await expect(shop.readRound(crashing)).rejects.toThrow('crash');
  shop = await shop.reopen();
  expect(await shop.find(id)).toMatchObject({ state: 'running', afterId: 100, orders: 100 });
  expect(await shop.listKept()).toHaveLength(100);
  await shop.readAll();
  expect(listPages()).toEqual(['after 100', 'after 200', 'after 250']);
  expect(await shop.listKept()).toEqual(shop.orders.map((order) => order.id));
  expect((await shop.find(id)).orders).toBe(250);
});

it('a span without orders is done at once', async () => {
  shop.orders = makeOrders(5);
  const { id } = await shop.start({ from: '2025-01-01T00:00:00Z', to: '2025-02-01T00:00:00Z' });
  await shop.readAll();
  expect(await shop.find(id)).toMatchObject({ state: 'done', orders: 0, readUpTo: null });
  expect(await shop.listKept()).toEqual([]);
});

it('orders that cannot be understood hold up no other, though they fill a page', async () => {
  shop.orders = makeOrders(250);
  shop.malformed = makeOrders(100, 101).map(({ id }) => ({
    orderId: id,
    raw: `{"id":${id}}`,
    path: 'orderGuid',
  }));
  const { id } = await shop.start();
  await shop.readAll();
  expect(await shop.listKept()).toHaveLength(150);
  expect(await shop.find(id)).toMatchObject({ state: 'done', orders: 250 });
  expect(await shop.uow.stores.review.listOpen()).toHaveLength(100);
});

it('a page that does not lead on is asked for again later, and nothing of it is kept', async () => {
  shop.orders = makeOrders(100);
  const { id } = await shop.start();
  await shop.readRound();
  shop.malformed = [{ orderId: 0, raw: '{}', path: 'id' }];
  expect(await shop.readRound()).toBe(false);
  expect(await shop.find(id)).toMatchObject({
    state: 'failing',
    problem: { code: 'store.answer_unreadable' },
  });
  expect(await shop.uow.stores.review.countOpen()).toBe(0);
  shop.malformed = [];
  shop.nowMs += MINUTE_MS;
  await shop.readAll();
  expect(await shop.find(id)).toMatchObject({ state: 'done', orders: 100, problem: null });
});

it('the store is down: it says so and waits, longer each time, and goes on by itself', async () => {
  shop.orders = makeOrders(150);
  const { id } = await shop.start();
  await shop.readRound();
  shop.isDown = true;
  const waitsMs: number[] = [];
  for (let tries = 0; tries < 9; tries += 1) {
    expect(await shop.readRound()).toBe(false);
    const { state, problem, dueAt } = await shop.find(id);
    expect([state, problem?.code]).toEqual(['failing', 'store.unreachable']);
    waitsMs.push(Date.parse(dueAt) - shop.nowMs);
    shop.nowMs = Date.parse(dueAt);
  }
  expect(waitsMs.slice(0, 3)).toEqual([2000, 4000, 8000]);
  expect(waitsMs.at(-1)).toBe(300_000);
  expect(shop.deps.outages.list()).toMatchObject([{ side: 'store' }]);
  shop.isDown = false;
  shop.nowMs -= 1;
  expect(await shop.readRound()).toBe(false);
  expect(listPages()).toEqual(['after 0']);
  shop.nowMs += 1;
  await shop.readAll();
  expect(await shop.find(id)).toMatchObject({ state: 'done', attempts: 0, problem: null });
  expect(await shop.listKept()).toHaveLength(150);
  expect(shop.deps.outages.list()).toEqual([]);
});

it('a live order is read before the next page of history, and stays ahead of it', async () => {
  shop.orders = makeOrders(300);
  await shop.start();
  await shop.readRound();
  const live = { dueAt: shop.deps.clock.nowIso(), priority: 1 } as const;
  await shop.uow.stores.events.hint(ADA.pairingId, [300], live);
  await shop.readRound();
  await shop.readRound();
  expect(listPages()).toEqual(['after 0', 'orders 300', 'after 100']);
  const [first] = await shop.uow.stores.orders.findToBook({ limit: 1, busyLinks: [] });
  expect(first?.orderId).toBe(300);
});

it('two at a time take turns', async () => {
  shop.orders = makeOrders(300);
  await shop.start();
  shop.nowMs += 1;
  await shop.start({ ...ALL, to: '2026-11-26T00:00:00Z' });
  for (let round = 0; round < 4; round += 1) {
    shop.nowMs += 1;
    await shop.readRound();
  }
  expect(listPages()).toEqual(['after 0', 'after 0', 'after 100', 'after 100']);
});

it('keeps the orders of its own store only', async () => {
  const [own, other] = makeOrders(2);
  if (own === undefined || other === undefined) throw new Error('no orders');
  await shop.uow.stores.links.add({ ...shop.link, id: 'other', code: 'D2', storeId: 2 });
  shop.orders = [own, { ...other, storeId: 2 }];
  const { id } = await shop.start();
  await shop.readAll();
  expect(await shop.listKept()).toEqual([1]);
  expect(await shop.find(id)).toMatchObject({ state: 'done', orders: 1, afterId: 2 });
});

it('another shop answers: it is paused with the reason; once that is ours, it begins anew', async () => {
  shop.orders = makeOrders(150);
  const { id } = await shop.start();
  await shop.readRound();
  shop.epoch = 'epoch-2';
  expect(await shop.readRound()).toBe(false);
  expect(await shop.find(id)).toMatchObject({
    state: 'paused',
    problem: { code: 'store.foreign_shop' },
  });
  shop.nowMs += 60 * MINUTE_MS;
  expect(await shop.readRound()).toBe(false);
  // Whatever the restored shop has under the ids that were read.
  shop.orders = makeOrders(120).map((order) => ({ ...order, orderTotal: '11.0000' }));
  const claimed = { storeUrl: 'https://shop.example.test/', outboxEpoch: 'epoch-2' };
  await answerShopIdentity(shop.deps, { claimed, is: 'moved' }, ADA);
  await shop.readAll();
  expect(await shop.find(id)).toMatchObject({ state: 'done', orders: 120, problem: null });
  const first = await shop.uow.stores.orders.findByOrderId(shop.link.id, 1);
  expect(first?.totalMinor).toBe(1100);
});

it('is paused when the shop is not paired any more', async () => {
  const { id } = await shop.start();
  await shop.uow.stores.pairings.unpair(ADA.pairingId);
  expect(await shop.readRound()).toBe(false);
  expect(await shop.find(id)).toMatchObject({
    state: 'paused',
    problem: { code: 'store.not_trusted' },
  });
});

it('while booking is paused it reads on, and nothing is booked before booking is resumed', async () => {
  shop.orders = makeOrders(150);
  const { id } = await shop.start();
  // A link that has been live is what can be paused.
  await shop.uow.stores.links.update({ ...shop.link, liveFrom: '2026-01-01' });
  await pauseBooking({ ...shop.deps }, shop.link.id, ADA);
  await shop.readAll();
  await bookEverything(shop.program);
  expect(await shop.find(id)).toMatchObject({ state: 'done', orders: 150 });
  expect(shop.program.xero.writes).toEqual([]);
  await resumeBooking({ ...shop.deps }, shop.link.id, ADA);
  await bookEverything(shop.program);
  expect((await shop.uow.stores.orders.countByState()).booked).toBe(150);
});
