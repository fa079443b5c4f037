import { setTimeout as wait } from 'node:timers/promises';
import { Decimal } from 'decimal.js';
import type { Browser } from 'playwright-core';
import type { WireOrder, WireOrderRow } from '../../sidecar/src/contract/index.ts';
import { readUndoPlan } from '../support/close-month.ts';
import { EndToEndShop } from '../support/end-to-end-shop.ts';
import { lookAt, openBrowser } from '../support/open-browser.ts';
import { sumAllBooks } from '../support/sum-books.ts';

const DAY_MS = 86_400_000;

/** Days go by in each, on a machine that others use too. */
const LONG_MS = 300_000;

type Sums = Record<string, string>;

let shop: EndToEndShop;
let browser: Browser | undefined;
/** Whose copies are the orders of the tests. */
let pattern: WireOrder;
let copies = 0;
beforeAll(async () => {
  shop = await EndToEndShop.startInShiftedTime('--orders', '3', '--seed', '11');
  browser = await openBrowser();
  await shop.changeRules((rules) => ({
    ...rules,
    settings: { ...rules.settings, postingMode: 'daily' as const },
  }));
  await endDay();
  for (let found = false; !found;) {
    pattern = await shop.placePaid();
    const { giftCardsUsed, items, orderTotal } = pattern;
    const hasCards = giftCardsUsed.length > 0 || items.some((item) => item.isGiftCard);
    found = !hasCards && Number(orderTotal) > 20;
  }
  await shop.settle();
  await endDay();
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await shop.stop();
});

/** Late in the morning of the organisation's next day: what the day before had is due. */
async function toNextDay(): Promise<void> {
  const now = shop.clocks.nowMs();
  // The demo's organisation is in New Zealand: noon there is about midnight in UTC.
  const next = Math.ceil((now + DAY_MS / 2) / DAY_MS) * DAY_MS;
  await shop.advance(next - now + 3_600_000);
}

async function endDay(): Promise<void> {
  await toNextDay();
  await shop.settle();
  await shop.settle();
}

/** Orders that are alike, in one summary. */
async function bookAlike(count: number): Promise<WireOrderRow[]> {
  const orders = Array.from({ length: count }, () => {
    copies += 1;
    const id = pattern.id + 5000 + copies;
    const start = String(99_000_000 + copies);
    const orderGuid = `${start}${pattern.orderGuid.slice(8)}`;
    return { ...structuredClone(pattern), id, orderGuid, customOrderNumber: String(id) };
  });
  await shop.client.control('/orders/take-over', { orders });
  await shop.settle();
  for (const { id } of orders) {
    expect((await shop.waitFor(id, 'waiting')).reason?.code).toBe('order.waits_for_summary');
  }
  await endDay();
  return Promise.all(orders.map(({ id }) => shop.waitFor(id, 'booked')));
}

const readSums = async (): Promise<Sums> => sumAllBooks(await shop.readBooks());

/** What is between the sums before and after a part of what came in between. */
function part(before: Sums, after: Sums, share: number): Sums {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])].toSorted();
  const sums = keys.map((key): [string, Decimal] => {
    const [from, to] = [new Decimal(before[key] ?? 0), new Decimal(after[key] ?? 0)];
    return [key, from.add(to.sub(from).mul(share))];
  });
  return Object.fromEntries(
    sums.filter(([, sum]) => !sum.isZero()).map(([key, sum]) => [key, sum.toFixed(2)]),
  );
}

const pathOf = ({ linkId, orderId }: WireOrderRow): string => `/orders/${linkId}/${orderId}`;

async function takeOut(row: WireOrderRow): Promise<WireOrderRow> {
  await shop.client.admin('POST', `${pathOf(row)}/undo`, { reason: 'a test order' });
  await shop.settle();
  return shop.waitFor(row.orderId, 'waiting', 'held');
}

async function bookAfterAll(row: WireOrderRow): Promise<WireOrderRow> {
  await shop.client.admin('POST', `${pathOf(row)}/include`, {});
  await shop.settle();
  return shop.waitFor(row.orderId, 'booked', 'held');
}

it(
  'one order of a summary is credited in the next one: every account is as if it had not been',
  async () => {
    const before = await readSums();
    const [order, other] = await bookAlike(2);
    if (order === undefined || other === undefined) throw new Error('no orders');
    const both = await readSums();
    expect(both).not.toEqual(before);
    const plan = await readUndoPlan(shop, order);
    expect([plan.outcome, plan.reason?.code]).toEqual(['sends', 'order.undo_waits_for_summary']);
    expect(plan.writes.map(({ action, type }) => `${action} ${type}`)).toEqual([
      'create creditNote',
      'create refund',
    ]);
    const waiting = await takeOut(order);
    expect([waiting.state, waiting.reason?.code]).toEqual([
      'waiting',
      'order.undo_waits_for_summary',
    ]);
    expect(await readSums()).toEqual(both);
    await endDay();
    const out = await shop.waitFor(order.orderId, 'skipped');
    expect(out.reason?.code).toBe('order.excluded');
    expect(await readSums()).toEqual(part(before, both, 0.5));
    expect((await shop.waitFor(other.orderId, 'booked')).documents).toEqual(other.documents);
    const calls = await shop.countCalls();
    await shop.resync(order.orderId);
    await shop.settle();
    expect((await shop.waitFor(order.orderId, 'skipped')).documents).toEqual(out.documents);
    expect(await shop.countCalls()).toBe(calls);
    await takeOut(other);
    await endDay();
    expect(await readSums()).toEqual(before);
  },
  LONG_MS,
);

it(
  'after a refund what is left of it is credited; booked after all it has documents of its own',
  async () => {
    const before = await readSums();
    const [order] = await bookAlike(1);
    if (order === undefined) throw new Error('no order');
    await shop.act(order.orderId, 'refund', '2.50');
    await shop.settle();
    await endDay();
    const refunded = await readSums();
    await shop.waitFor(order.orderId, 'booked');
    await takeOut(order);
    await endDay();
    await shop.waitFor(order.orderId, 'skipped');
    expect(await readSums()).toEqual(before);
    const again = await bookAfterAll(order);
    expect(again.state).toBe('booked');
    const own = again.documents.filter(({ isPart }) => !isPart);
    expect(own.map(({ type }) => type).toSorted()).toEqual([
      'allocation',
      'creditNote',
      'invoice',
      'payment',
    ]);
    expect(await readSums()).toEqual(refunded);
  },
  LONG_MS,
);

it(
  'booked after all before the summary is made, nothing of it is sent',
  async () => {
    const [order] = await bookAlike(1);
    if (order === undefined) throw new Error('no order');
    const before = await readSums();
    await takeOut(order);
    expect((await bookAfterAll(order)).documents).toEqual(order.documents);
    await endDay();
    expect((await shop.waitFor(order.orderId, 'booked')).documents).toEqual(order.documents);
    expect(await readSums()).toEqual(before);
  },
  LONG_MS,
);

it(
  'a lost answer, and a service that is killed while the summary is made, credit it once',
  async () => {
    const before = await readSums();
    const [first, second] = await bookAlike(2);
    if (first === undefined || second === undefined) throw new Error('no orders');
    await takeOut(first);
    await shop.setFaults({ kind: 'answerLost', method: 'PUT', path: '^/CreditNotes', times: 1 });
    await endDay();
    await shop.advance(10 * 60_000);
    await shop.settle();
    expect(await shop.countStruckFaults()).toBeGreaterThan(0);
    await shop.setFaults(null);
    await shop.waitFor(first.orderId, 'skipped');
    await takeOut(second);
    await shop.setFaults({
      kind: 'slow',
      method: 'PUT',
      path: '^/(CreditNotes|Payments)',
      seconds: 2,
    });
    await toNextDay();
    for (const delayMs of [300, 900, 1800]) {
      await wait(delayMs);
      await shop.service.kill();
      await shop.service.start();
    }
    await shop.setFaults(null);
    await wait(2500);
    for (let rounds = 0; rounds < 2; rounds += 1) {
      await shop.advance(8 * 60_000);
      await shop.settle();
    }
    await shop.waitFor(second.orderId, 'skipped');
    expect((await shop.xeroCounts()).doubledNumbers).toBe(0);
    expect(await readSums()).toEqual(before);
  },
  LONG_MS,
);

it(
  'where the days up to today are closed it is credited on the first open one',
  async () => {
    const before = await readSums();
    const [order] = await bookAlike(1);
    if (order === undefined) throw new Error('no order');
    const today = new Date(shop.clocks.nowMs() + DAY_MS / 2).toISOString().slice(0, 10);
    await shop.changeXero({ periodLockDate: today });
    let plan = await readUndoPlan(shop, order);
    for (let looks = 0; looks < 30 && (plan.writes[0]?.on ?? '') <= today; looks += 1) {
      await shop.client.admin('POST', `/links/${order.linkId}/review/check-again`, {});
      await shop.advance(2 * 60_000);
      await shop.settle();
      plan = await readUndoPlan(shop, order);
    }
    expect(String(plan.writes[0]?.on) > today).toBe(true);
    await takeOut(order);
    await endDay();
    await endDay();
    await shop.waitFor(order.orderId, 'skipped');
    expect(await readSums()).toEqual(before);
    await shop.changeXero({ periodLockDate: null });
  },
  LONG_MS,
);

it(
  'its page says what will be sent and when, and offers to book it after all until then',
  async () => {
    if (browser === undefined) return;
    const [order] = await bookAlike(1);
    if (order === undefined) throw new Error('no order');
    const page = await (
      await browser.newContext({ viewport: { width: 1280, height: 1900 } })
    ).newPage();
    await page.goto(`${shop.appUrl}#${pathOf(order)}`);
    await page.getByRole('button', { name: 'Take out of Xero …' }).click();
    await page.getByText('This will be done in Xero:').waitFor();
    await page.getByText(/goes into the summary of .* as a credit that is paid back/).waitFor();
    await lookAt(page, 'take-out-of-summary-plan');
    await page.getByLabel('Why is this order taken out of the books?').fill('a test order');
    await page.getByRole('button', { name: 'Take it out of Xero' }).click();
    await page.getByRole('button', { name: 'Book after all' }).waitFor();
    expect(await page.getByRole('button', { name: 'Take out of Xero …' }).count()).toBe(0);
    await lookAt(page, 'take-out-of-summary-waiting');
    await endDay();
    await page.reload();
    await page.getByText('Not booked, as a person chose: a test order').first().waitFor();
    await lookAt(page, 'take-out-of-summary-out');
    await page.close();
  },
  LONG_MS,
);
