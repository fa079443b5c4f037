import type { WireOrderRow } from '../../sidecar/src/contract/index.ts';
import { EndToEndShop } from '../support/end-to-end-shop.ts';

const DAY_MS = 86_400_000;
/** Longer than Daybook goes without looking at what orders are held for. */
const NEXT_LOOK_MS = 16 * 60_000;
const SALES = '200';

let shop: EndToEndShop;
beforeAll(async () => {
  shop = await EndToEndShop.startInShiftedTime('--orders', '2', '--when', 'placed');
  await shop.changeRules(({ settings, ...rules }) => ({
    ...rules,
    settings: { ...settings, lockedPeriod: 'hold' },
  }));
  await shop.settle();
}, 60_000);
afterAll(() => shop.stop());

/** Orders of these that wait, once all are settled. */
async function listHeld(orderIds: readonly number[]): Promise<WireOrderRow[]> {
  await shop.settle();
  const rows = await shop.client.listOrders();
  return rows.filter(({ orderId, state }) => orderIds.includes(orderId) && state === 'held');
}

async function placePaidOrders(count: number): Promise<number[]> {
  const ids: number[] = [];
  while (ids.length < count) ids.push((await shop.placePaid()).id);
  return ids;
}

/** The change is taken back in Xero: the orders are booked, and nothing is asked of a person. */
async function expectRelease(rows: readonly WireOrderRow[]): Promise<void> {
  await shop.advance(NEXT_LOOK_MS);
  for (const { orderId } of rows) await shop.waitFor(orderId, 'booked');
  await shop.settle();
  expect(await shop.findDifferences()).toEqual([]);
}

it('a lock date that moved holds orders of closed days, and lets them go when it moves back', async () => {
  const periodLockDate = new Date(shop.clocks.nowMs() + DAY_MS).toISOString().slice(0, 10);
  await shop.changeXero({ periodLockDate });
  const held = await listHeld(await placePaidOrders(3));
  expect(held).toHaveLength(3);
  expect(held[0]?.reason?.message).toContain('Its day is locked in Xero');
  await shop.changeXero({ periodLockDate: null });
  await expectRelease(held);
}, 90_000);

it('an archived account holds what is booked to it, and lets it go when it is restored', async () => {
  await shop.changeXero({ archiveAccountCode: SALES });
  const held = await listHeld(await placePaidOrders(3));
  expect(held).toHaveLength(3);
  expect(held[0]?.reason?.message).toMatch(/Account 200 .*is archived/);
  await shop.changeXero({ restoreAccountCode: SALES });
  await expectRelease(held);
}, 90_000);

it('archived contacts hold their customers’ orders, and let them go when they are restored', async () => {
  await shop.place(60);
  await shop.settle();
  const { contacts } = await shop.readBooks();
  for (const { ContactID } of contacts) await shop.changeXero({ archiveContactId: ContactID });
  const held = await holdOrders(/contact .*is archived in Xero/);
  for (const { ContactID } of contacts) await shop.changeXero({ restoreContactId: ContactID });
  await expectRelease(held);
}, 120_000);

/** Customers come by chance: orders until some are held for this. */
async function holdOrders(because: RegExp): Promise<WireOrderRow[]> {
  for (let tries = 0; tries < 10; tries += 1) {
    const held = await listHeld(await placePaidOrders(20));
    const explained = held.filter(({ reason }) => because.test(reason?.message ?? ''));
    if (explained.length > 0) return explained;
  }
  throw new Error(`no order is held because ${because}`);
}
