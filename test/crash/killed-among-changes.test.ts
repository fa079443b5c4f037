import { setTimeout as wait } from 'node:timers/promises';
import type { WireOrder, WireOrderRow } from '../../sidecar/src/contract/index.ts';
import { createRandom, type Random } from '../../sidecar/src/sandbox/demo-store/random.ts';
import { EndToEndShop } from '../support/end-to-end-shop.ts';
import { findWrong } from '../support/find-wrong.ts';
import { actInDaybook, actInStore } from '../support/random-acts.ts';
import { NEXT_READ_MS, rest } from '../support/rest.ts';

/** A round takes far longer than one of orders alone: `npm run test:crash` has a twentieth of them. */
const ROUNDS = Math.max(12, Math.floor(Number(process.env['CRASH_ROUNDS'] ?? 0) / 20));
const SEED = Number(process.env['CRASH_SEED'] ?? 20_261_129);
const ORDERS_PER_ROUND = 12;
const SEVEN_MINUTES = 7 * 60_000;
/** Ends what Xero is at first: a slow call takes a second, never the minutes that are skipped. */
const SLOW_CALL_MS = 1200;
const LONGEST_WAIT_MS = 10_000;

/** Each kind of write that a change of an order may need, as Xero's stand-in counts them. */
const ROUTES = [
  'PUT /Contacts',
  'PUT /Items',
  'PUT /Invoices',
  'POST /Invoices',
  'PUT /Payments',
  'POST /Payments',
  'PUT /CreditNotes',
  'POST /CreditNotes',
  'DELETE /CreditNotes',
];

/** What random acts come to seldom: paid orders that are edited, credited anew, and taken back. */
async function changeBooked(shop: EndToEndShop, random: Random): Promise<void> {
  const rows = await shop.client.listOrders();
  const orders = new Map((await shop.client.storeOrders()).map((order) => [order.id, order]));
  const ask = async (row: WireOrderRow, act: string, body: object): Promise<void> => {
    // Refused where something else happened meanwhile.
    await shop.client
      .admin('POST', `/orders/${row.linkId}/${row.orderId}/${act}`, body)
      .catch(() => undefined);
  };
  for (const row of rows) {
    const isCredited = row.documents.some(({ type }) => type === 'creditNote');
    if (row.state === 'booked' && isCredited && random.chance(0.2)) {
      await ask(row, 'undo', { reason: 'a mistake' });
    }
    if (row.reason?.code === 'order.changed_after_payment') {
      await ask(row, 'decide', { choice: 'reissue' });
    }
    const order = orders.get(row.orderId);
    const isEditable = order?.paymentStatus === 'Paid' && Number(order.orderTotal) > 5;
    if (row.state === 'booked' && isEditable && random.chance(0.1)) {
      await shop.act(row.orderId, 'addDiscount', '1.00');
    }
  }
}

/** So that the kill falls among calls to Xero, before, within or after one. */
async function waitForCalls(shop: EndToEndShop, count: number): Promise<void> {
  const before = await shop.countCalls();
  for (let waited = 0; waited < LONGEST_WAIT_MS; waited += 10) {
    if ((await shop.countCalls()) >= before + count) return;
    await wait(10);
  }
}

it(
  `${ROUNDS} kills among changes of every kind, and faults of Xero: the books are the orders (seed ${SEED})`,
  async () => {
    const random = createRandom(SEED);
    const limits = { minute: 100_000, day: 1_000_000 };
    const args = ['--orders', '30', '--seed', '7', '--when', 'placed'];
    const shop = await EndToEndShop.startWithXero({ limits, isXeroInMemory: true }, ...args);
    try {
      await shop.changeRules((rules) => ({
        ...rules,
        items: { useItems: true, unknownSku: 'createUntracked' },
      }));
      await shop.setFaults({
        seed: SEED,
        percent: 50,
        kinds: ['answerLost', 'errorAfterCommit', 'errorBefore', 'slow', 'unavailable'],
      });
      const asTheyAre = new Set<string>();
      const decided = new Map<string, number>();
      for (let round = 0; round < ROUNDS; round += 1) {
        await shop.place(ORDERS_PER_ROUND);
        const orders: readonly WireOrder[] = await shop.client.storeOrders();
        const chosen = orders.filter(() => random.chance(0.4));
        const acts = chosen.flatMap((order) => actInStore(order, random) ?? []);
        await shop.client.control('/orders/acts', { acts });
        await changeBooked(shop, random);
        await actInDaybook(shop, random, { left: asTheyAre, decided });
        await waitForCalls(shop, 1 + Math.floor(random.next() * 4));
        await wait(random.next() * 200);
        await shop.service.kill();
        if (random.chance(0.5)) {
          await wait(SLOW_CALL_MS);
          await shop.advance(SEVEN_MINUTES);
        }
        await shop.service.start();
        if (random.chance(0.5)) await shop.advance(NEXT_READ_MS);
      }
      const struck = await shop.countStruckFaults();
      await shop.setFaults(null);
      for (let pass = 0; pass < 3; pass += 1) await rest(shop);
      const wrong = await findWrong(shop);
      expect(wrong.filter((line) => !asTheyAre.has(line.split(':')[0] ?? ''))).toEqual([]);
      expect((await shop.xeroCounts()).doubledNumbers).toBe(0);
      expect(struck).toBeGreaterThan(ROUNDS / 3);
      const { callsByRoute } = await shop.xeroCounts();
      expect(ROUTES.filter((route) => !(route in callsByRoute))).toEqual([]);
    } finally {
      await shop.stop();
    }
  },
  120_000 + ROUNDS * 30_000,
);
