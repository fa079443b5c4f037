import { setTimeout as wait } from 'node:timers/promises';
import type { WireOrderRow } from '../../sidecar/src/contract/index.ts';
import { createRandom, type Random } from '../../sidecar/src/sandbox/demo-store/random.ts';
import { closeMonth } from '../support/close-month.ts';
import { EditedOrders, pathOf } from '../support/edited-orders.ts';
import { EndToEndShop } from '../support/end-to-end-shop.ts';
import { rest } from '../support/rest.ts';
import { sumBooks } from '../support/sum-books.ts';

const ORDERS = 6;
const SEED = Number(process.env['CRASH_SEED'] ?? 20_261_129);
const DAY_MS = 86_400_000;
const SEVEN_MINUTES = 7 * 60_000;
const LONGEST_WAIT_MS = 10_000;
const FAULTS = ['answerLost', 'errorAfterCommit', 'errorBefore', 'unavailable'] as const;

/** One kill each after so many calls more: credit, what is set against it, and what is paid back. */
const CALLS_BEFORE_KILL = [1, 1, 2, 1, 3, 1];

async function killAmongCalls(shop: EndToEndShop, random: Random): Promise<void> {
  for (const count of CALLS_BEFORE_KILL) {
    const before = await shop.countCalls();
    for (let waited = 0; waited < LONGEST_WAIT_MS; waited += 10) {
      if ((await shop.countCalls()) >= before + count) break;
      await wait(10);
    }
    await wait(random.next() * 100);
    await shop.service.kill();
    if (random.chance(0.5)) await shop.advance(SEVEN_MINUTES);
    await shop.service.start();
  }
}

it(`orders of a closed month are taken out, and booked after all, among kills and faults (seed ${SEED})`, async () => {
  const random = createRandom(SEED);
  const limits = { minute: 100_000, day: 1_000_000 };
  const shop = await EndToEndShop.startWithXero(
    { limits, isXeroInMemory: true },
    '--orders',
    '4',
    '--seed',
    '3',
    '--when',
    'placed',
  );
  const orders = new EditedOrders(() => shop);
  const ids: number[] = [];
  let struck = 0;
  const listRows = async (): Promise<WireOrderRow[]> =>
    (await shop.client.listOrders()).filter(({ orderId }) => ids.includes(orderId));
  const setFaults = (): Promise<void> =>
    shop.setFaults({ seed: SEED, percent: 35, kinds: [...FAULTS] });
  try {
    for (let placed = 0; placed < ORDERS; placed += 1) {
      const { id } = await orders.placePending();
      await shop.act(id, 'pay');
      if (placed % 2 === 1) await shop.act(id, 'refund', '5.00');
      ids.push(id);
      await orders.settle(id);
    }
    const [first] = await listRows();
    if (first === undefined) throw new Error('no order');
    await closeMonth(shop, first, shop.clocks.nowMs() + 3 * DAY_MS);
    await setFaults();
    for (const row of await listRows()) {
      await shop.client.admin('POST', `${pathOf(row)}/undo`, { reason: 'a mistake' });
    }
    await killAmongCalls(shop, random);
    struck += await shop.countStruckFaults();
    await shop.setFaults(null);
    await rest(shop);
    const books = await shop.readBooks();
    for (const row of await listRows()) {
      expect([row.state, sumBooks(books, String(row.orderId))]).toEqual(['skipped', {}]);
      const open = await orders.listReceivable(row.orderId);
      // Credited, none of it voided, and nothing is left open.
      expect(open.length).toBeGreaterThan(1);
      expect(open.every((one) => (one.AmountDue ?? one.RemainingCredit) === 0)).toBe(true);
    }
    await setFaults();
    for (const row of await listRows()) {
      await shop.client.admin('POST', `${pathOf(row)}/include`, {});
    }
    await killAmongCalls(shop, random);
    struck += await shop.countStruckFaults();
    await shop.setFaults(null);
    await rest(shop);
    for (const { orderId, state } of await listRows()) {
      expect(state).toBe('booked');
      await orders.checkPaid(orderId);
    }
    expect((await shop.xeroCounts()).doubledNumbers).toBe(0);
    expect(struck).toBeGreaterThan(3);
  } finally {
    await shop.stop();
  }
}, 300_000);
