import { statSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import type { FaultPlan } from '../../sidecar/src/sandbox/xero-emulator/faults.ts';
import { EndToEndShop } from '../support/end-to-end-shop.ts';

const ORDERS = Number(process.env['SOAK_ORDERS'] ?? 20_000);
const HOURS = 7 * 24;
const HOUR_MS = 3_600_000;
/** Longer than Xero keeps an idempotency key: what is in doubt is looked up after that. */
const SEVEN_MINUTES = 7 * 60_000;
const LONGEST_SETTLING_MS = 20_000;
/** Figures of the made-up shop that nopCommerce itself leaves without a right answer. */
const DOCUMENTED = new Set(['order.tax_on_nothing', 'order.gift_card_sale_not_booked']);

/** What goes wrong in which hour of the week. */
const FAULTS: Readonly<Record<number, FaultPlan>> = {
  5: { kind: 'tokenExpired', times: 1 },
  12: { kind: 'answerLost', times: 3 },
  20: { kind: 'slow', times: 5, seconds: 1 },
  30: { kind: 'errorAfterCommit', times: 3 },
  40: { kind: 'minuteLimit', times: 2, seconds: 60 },
  50: { kind: 'unavailable', times: 20 },
  60: { kind: 'refreshAnswerLost', times: 1 },
  70: { kind: 'dayLimit', times: 1, seconds: 7200 },
  80: { kind: 'wholeCallNotFound', times: 1 },
  130: { kind: 'errorBefore', times: 5 },
};
const EVENTS: Readonly<Record<number, (shop: EndToEndShop) => Promise<void>>> = {
  90: (shop) => shop.service.kill(),
  91: (shop) => shop.service.start(),
  100: (shop) => shop.service.stop(),
  101: (shop) => shop.service.start(),
  110: (shop) => shop.service.kill().then(() => shop.service.start()),
};

it(`a simulated week: ${ORDERS} orders, each fault at its time`, async () => {
  const shop = await EndToEndShop.startInShiftedTime('--orders', '2', '--when', 'placed');
  try {
    for (let hour = 0; hour < HOURS; hour += 1) {
      const fault = FAULTS[hour];
      if (fault !== undefined) await shop.setFaults(fault);
      await EVENTS[hour]?.(shop);
      const due = Math.floor((ORDERS * (hour + 1)) / HOURS) - Math.floor((ORDERS * hour) / HOURS);
      await shop.place(due);
      await letWork(shop);
      await shop.advance(HOUR_MS);
    }
    await shop.setFaults(null);
    for (let pass = 0; pass < 4; pass += 1) {
      await shop.advance(SEVEN_MINUTES);
      await letWork(shop);
    }
    await shop.settle();
    const rows = await shop.client.listOrders();
    const { invoices, doubledNumbers, calls } = await shop.xeroCounts();
    const invoiced = rows.filter((row) => row.documents.some(({ type }) => type === 'invoice'));
    const unsettled = rows.filter(({ state }) => state !== 'booked' && state !== 'skipped');
    const codes = unsettled.map((row) => row.reason?.code ?? row.state);
    const memoryMb = (await shop.readMetric('process_resident_memory_bytes')) / 1e6;
    const databaseMb = statSync(shop.databaseFile).size / 1e6;
    console.log({
      orders: rows.length,
      held: unsettled.length,
      invoices,
      calls,
      memoryMb,
      databaseMb,
    });
    expect(rows.length).toBe((await shop.client.storeOrders()).length);
    expect(codes.filter((code) => !DOCUMENTED.has(code))).toEqual([]);
    expect(invoices).toBe(invoiced.length);
    expect(doubledNumbers).toBe(0);
    expect(await shop.findDifferences()).toEqual([]);
    expect(memoryMb).toBeLessThan(700);
    expect(databaseMb / rows.length).toBeLessThan(0.03);
  } finally {
    await shop.stop();
  }
}, 3_600_000);

/** Until nothing is on its way, or for as long as a fault may hold it up; a stopped service does nothing. */
async function letWork(shop: EndToEndShop): Promise<void> {
  if (!shop.service.isRunning) return;
  const fault = await shop.countArmedFaults();
  for (let waited = 0; waited < (fault > 0 ? 2_000 : LONGEST_SETTLING_MS); waited += 100) {
    // A request that is signed while the clocks move is refused.
    const status = await shop.client.status().catch(() => undefined);
    if (status?.pending === 0) return;
    await wait(100);
  }
}
