import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { EndToEndShop } from '../support/end-to-end-shop.ts';
import { findUnsaid } from '../support/find-unsaid.ts';
import { readRealHistories, type RealHistories } from '../support/real-orders.ts';
import { sumBooks } from '../support/sum-books.ts';

/** The orders of a shop's histories, one after each step; those that ended earlier stay as they are. */
function listRounds({ histories }: RealHistories): unknown[][] {
  const most = Math.max(...histories.map(({ steps }) => steps.length));
  return Array.from({ length: most }, (_, round) =>
    histories.flatMap(({ steps }) => (steps[round] === undefined ? [] : [steps[round].order])),
  );
}

/** A shop that has these orders, booked as it was set up. */
async function startShop(shop: RealHistories, orders: readonly unknown[]): Promise<EndToEndShop> {
  const folder = mkdtempSync(path.join(tmpdir(), 'daybook-histories-'));
  const file = path.join(folder, 'orders.json');
  writeFileSync(file, JSON.stringify({ regime: shop.name, info: shop.info, orders }));
  const started = await EndToEndShop.startInShiftedTime('--when', 'placed', '--orders-from', file);
  rmSync(folder, { recursive: true });
  return started;
}

describe.each(readRealHistories().map((shop) => [shop.name, shop] as const))('%s', (_, real) => {
  const rounds = listRounds(real);
  const last = real.histories.map(({ steps }) => steps.at(-1)?.order);
  let stepwise: EndToEndShop;
  let merged: EndToEndShop;

  beforeAll(async () => {
    stepwise = await startShop(real, rounds[0] ?? []);
    merged = await startShop(real, last);
  }, 120_000);

  afterAll(async () => {
    await stepwise.stop();
    await merged.stop();
  });

  it('after every step Xero holds what the rules say, or the order says why not', async () => {
    expect(await findUnsaid(stepwise)).toEqual([]);
    for (const orders of rounds.slice(1)) {
      await stepwise.client.control('/orders/take-over', { orders });
      await stepwise.settle();
      expect(await findUnsaid(stepwise)).toEqual([]);
      // The same once more: a delivery that is repeated changes nothing.
      const calls = await stepwise.countCalls();
      await stepwise.client.control('/orders/take-over', { orders });
      await stepwise.settle();
      expect(await stepwise.countCalls()).toBe(calls);
    }
  });

  it('all steps at once end in the same sums by account, tax type and contact', async () => {
    expect(await findUnsaid(merged)).toEqual([]);
    const [oneByOne, atOnce] = [await stepwise.readBooks(), await merged.readBooks()];
    const rows = new Map((await merged.client.listOrders()).map((row) => [row.orderId, row]));
    const both = (await stepwise.client.listOrders()).filter(
      (row) => row.state === 'booked' && rows.get(row.orderId)?.state === 'booked',
    );
    for (const { orderId } of both) {
      const id = String(orderId);
      expect({ id, ...sumBooks(atOnce, id) }).toEqual({ id, ...sumBooks(oneByOne, id) });
    }
    expect(both.length).toBeGreaterThan(5);
  });
});
