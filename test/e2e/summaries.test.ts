import { setTimeout as wait } from 'node:timers/promises';
import type {
  WireOrder,
  WireOrderPreview,
  WireOrderRow,
  WireReviewEntry,
} from '../../sidecar/src/contract/index.ts';
import { compareAllBooks } from '../support/compare-all-books.ts';
import { EndToEndShop } from '../support/end-to-end-shop.ts';

const DAY_MS = 86_400_000;
/** Of the demo's organisation. */
const BANK = '100';

/** Days go by in each, on a machine that others use too. */
const LONG_MS = 240_000;

let shop: EndToEndShop;
beforeAll(async () => {
  shop = await EndToEndShop.startInShiftedTime('--orders', '3', '--seed', '11');
  await useMode('daily');
  // From noon of the organisation's day on, so that a test's orders are of one day.
  await endDay();
}, 60_000);
afterAll(() => shop.stop());

function useMode(postingMode: 'daily' | 'perOrder'): Promise<void> {
  return shop.changeRules((rules) => ({
    ...rules,
    settings: { ...rules.settings, postingMode },
  }));
}

/** To noon of the organisation's next day: what the day before had is made. */
async function endDay(): Promise<void> {
  const now = shop.clocks.nowMs();
  // The demo's organisation is in New Zealand: noon there is about midnight in UTC.
  const next = Math.ceil((now + DAY_MS / 2) / DAY_MS) * DAY_MS;
  await shop.advance(next - now + 3_600_000);
  await shop.settle();
  await shop.settle();
}

/** Paid orders that may be in a summary. */
async function placePlain(count: number): Promise<WireOrder[]> {
  const plain: WireOrder[] = [];
  for (let tries = 0; tries < 200 && plain.length < count; tries += 1) {
    const order = await shop.placePaid();
    const hasCards = order.giftCardsUsed.length > 0 || order.items.some((item) => item.isGiftCard);
    if (!hasCards && Number(order.orderTotal) > 10) plain.push(order);
  }
  await shop.settle();
  return plain;
}

function readRows(orders: readonly { id: number }[]): Promise<WireOrderRow[]> {
  return Promise.all(orders.map(({ id }) => shop.waitFor(id, 'booked', 'waiting', 'held')));
}

/** What was changed of summaries in Xero, as soon as it is so many: it is read a moment later. */
async function waitForChanges(count: number): Promise<WireReviewEntry[]> {
  let told: WireReviewEntry[] = [];
  for (let waited = 0; waited < 20_000; waited += 200) {
    const { entries } = await shop.client.admin<{ entries: WireReviewEntry[] }>('GET', '/review');
    told = entries.filter(({ code }) => code === 'ledger.summary_changed_in_xero');
    if (told.length === count) break;
    await wait(200);
  }
  return told;
}

const invoicesOf = (rows: readonly WireOrderRow[]): Set<string> =>
  new Set(
    rows
      .flatMap(({ documents }) => documents.filter((it) => it.type === 'invoice'))
      .map((it) => it.number),
  );

it(
  'a day’s paid orders become one paid invoice a payment method, to the cent',
  async () => {
    const before = await shop.xeroCounts();
    const orders = await placePlain(12);
    const waiting = await readRows(orders);
    expect(new Set(waiting.map(({ state, reason }) => `${state} ${reason?.code}`))).toEqual(
      new Set(['waiting order.waits_for_summary']),
    );
    expect(waiting[0]?.reason?.message).toMatch(/goes into the summary of \d{4}-\d\d-\d\d/);
    await endDay();
    const rows = await readRows(orders);
    expect(rows.map(({ state }) => state)).toEqual(orders.map(() => 'booked'));
    const methods = new Set(orders.map((order) => order.paymentMethodSystemName));
    expect(methods.size).toBeGreaterThan(1);
    const numbers = invoicesOf(rows);
    expect(numbers.size).toBe(methods.size);
    const { invoices } = await shop.readBooks();
    const summaries = invoices.filter((invoice) => numbers.has(invoice.InvoiceNumber ?? ''));
    expect(summaries.map(({ Status }) => Status)).toEqual([...methods].map(() => 'PAID'));
    expect(await compareAllBooks(shop)).toEqual([]);
    const after = await shop.xeroCounts();
    expect(after.doubledNumbers).toBe(0);
    expect(after.invoices).toBeGreaterThan(before.invoices);
  },
  LONG_MS,
);

it(
  'every order is found by the number of its summary, and shows its own part',
  async () => {
    const [order] = await placePlain(1);
    if (order === undefined) throw new Error('no order');
    const { linkId } = await shop.waitFor(order.id, 'waiting');
    const preview = await shop.client.admin<WireOrderPreview>(
      'GET',
      `/orders/${linkId}/${order.id}/preview`,
    );
    expect(preview).toMatchObject({
      outcome: 'waits',
      reason: { code: 'order.waits_for_summary' },
      writes: [],
    });
    await endDay();
    const row = await shop.waitFor(order.id, 'booked');
    const [invoice] = row.documents;
    expect(invoice).toMatchObject({ type: 'invoice', isPart: true });
    expect(Number(invoice?.total)).toBe(Number(order.orderTotal));
    const found = await shop.client.admin<{ orders: WireOrderRow[] }>(
      'GET',
      `/orders?search=${encodeURIComponent(invoice?.number ?? '')}`,
    );
    expect(found.orders.map(({ orderId }) => orderId)).toContain(order.id);
  },
  LONG_MS,
);

it(
  'a refund of a later day is one credit note of that day, paid back',
  async () => {
    const orders = await placePlain(4);
    await endDay();
    for (const { id } of orders.slice(0, 3)) await shop.act(id, 'refund', '2.50');
    await shop.settle();
    const [refunded] = await readRows(orders);
    expect(refunded).toMatchObject({
      state: 'waiting',
      reason: { code: 'order.refund_waits_for_summary' },
    });
    expect((await readRows(orders.slice(3)))[0]?.state).toBe('booked');
    await endDay();
    const rows = await readRows(orders);
    expect(rows.map(({ state }) => state)).toEqual(orders.map(() => 'booked'));
    const notes = rows.flatMap(({ documents }) =>
      documents.filter((it) => it.type === 'creditNote'),
    );
    const methods = new Set(orders.slice(0, 3).map((order) => order.paymentMethodSystemName));
    expect(notes).toHaveLength(3);
    expect(new Set(notes.map(({ number }) => number)).size).toBe(methods.size);
    expect(await compareAllBooks(shop)).toEqual([]);
  },
  LONG_MS,
);

it(
  'a sale and its refund of one day are in the day’s invoice and credit note',
  async () => {
    const [order] = await placePlain(1);
    if (order === undefined) throw new Error('no order');
    await shop.act(order.id, 'refundAll');
    await shop.settle();
    await endDay();
    const row = await shop.waitFor(order.id, 'booked');
    expect(row.documents.map(({ type }) => type).toSorted()).toEqual([
      'creditNote',
      'invoice',
      'payment',
      'refund',
    ]);
    expect(await compareAllBooks(shop)).toEqual([]);
  },
  LONG_MS,
);

it(
  'a late order is in a document of its own, and the day’s stays as it is',
  async () => {
    const [order] = await placePlain(1);
    if (order === undefined) throw new Error('no order');
    await endDay();
    const first = await shop.waitFor(order.id, 'booked');
    const late = structuredClone(order);
    const id = order.id + 5000;
    late.id = id;
    late.orderGuid = `99999999-${order.orderGuid.slice(9)}`;
    late.customOrderNumber = String(id);
    await shop.client.control('/orders/take-over', { orders: [late] });
    await shop.settle();
    expect(await shop.waitFor(id, 'waiting')).toMatchObject({
      reason: { code: 'order.waits_for_summary' },
    });
    await endDay();
    const second = await shop.waitFor(id, 'booked');
    expect(second.documents[0]?.number).toBe(`${first.documents[0]?.number}-2`);
    const { invoices } = await shop.readBooks();
    const dated = (number = ''): string | undefined =>
      (invoices as unknown as { InvoiceNumber: string; Date: string }[]).find(
        (invoice) => invoice.InvoiceNumber === number,
      )?.Date;
    expect(dated(second.documents[0]?.number)).toBe(dated(first.documents[0]?.number));
    expect(await shop.waitFor(order.id, 'booked')).toEqual(first);
    expect(await compareAllBooks(shop)).toEqual([]);
  },
  LONG_MS,
);

it(
  'a buyer with a VAT number, an unpaid order and one with gift cards are booked by themselves',
  async () => {
    const [plain] = await placePlain(1);
    if (plain === undefined) throw new Error('no order');
    const business = structuredClone(plain);
    const id = plain.id + 6000;
    business.id = id;
    business.orderGuid = `88888888-${plain.orderGuid.slice(9)}`;
    business.customOrderNumber = String(id);
    business.vatNumber = 'GB123456789';
    await shop.client.control('/orders/take-over', { orders: [business] });
    await shop.settle();
    const row = await shop.waitFor(id, 'booked');
    expect(row.documents[0]).toMatchObject({ type: 'invoice', number: String(id), isPart: false });
    const unpaid = await shop.placeUnpaid();
    await shop.act(unpaid.id, 'ship');
    await shop.settle();
    const single = await shop.waitFor(unpaid.id, 'booked');
    expect(single.documents[0]?.isPart).toBe(false);
    await shop.act(unpaid.id, 'pay');
    await shop.settle();
    await shop.waitFor(unpaid.id, 'booked');
    await endDay();
    expect(await compareAllBooks(shop)).toEqual([]);
  },
  LONG_MS,
);

it(
  'an answer that is lost at the close books each order once',
  async () => {
    const orders = await placePlain(5);
    await shop.setFaults({ kind: 'answerLost', method: 'PUT', path: '^/Invoices', times: 1 });
    await endDay();
    await shop.advance(10 * 60_000);
    await shop.settle();
    const rows = await readRows(orders);
    expect(rows.map(({ state }) => state)).toEqual(orders.map(() => 'booked'));
    expect(await shop.countStruckFaults()).toBeGreaterThan(0);
    await shop.setFaults(null);
    expect((await shop.xeroCounts()).doubledNumbers).toBe(0);
    expect(await compareAllBooks(shop)).toEqual([]);
  },
  LONG_MS,
);

it(
  'a summary that is changed in Xero is told, and closes by itself when it is as it was',
  async () => {
    const orders = await placePlain(2);
    await endDay();
    const [row] = await readRows(orders);
    const number = row?.documents[0]?.number ?? '';
    await shop.actInXero({ action: 'removePayments', number });
    await shop.advance(61 * 60_000);
    const [told] = await waitForChanges(1);
    expect(told?.message).toContain(number);
    expect((await readRows(orders)).map(({ state }) => state)).toEqual(['booked', 'booked']);
    const paid = (await shop.readBooks()).invoices.find((it) => it.InvoiceNumber === number);
    await shop.actInXero({ action: 'pay', number, amount: paid?.Total ?? 0, accountCode: BANK });
    await shop.advance(61 * 60_000);
    expect(await waitForChanges(0)).toEqual([]);
  },
  LONG_MS,
);

it(
  'what was booked in one mode stays in it, whichever the rules say now',
  async () => {
    const [order] = await placePlain(1);
    if (order === undefined) throw new Error('no order');
    await endDay();
    await useMode('perOrder');
    const [single] = await placePlain(1);
    if (single === undefined) throw new Error('no order');
    const own = await shop.waitFor(single.id, 'booked');
    expect(own.documents[0]?.isPart).toBe(false);
    await useMode('daily');
    await shop.act(order.id, 'refund', '1.00');
    await shop.act(single.id, 'refund', '1.00');
    await shop.settle();
    expect((await shop.waitFor(single.id, 'booked')).documents).toHaveLength(4);
    expect((await shop.waitFor(order.id, 'waiting')).documents).toHaveLength(2);
    await endDay();
    expect((await shop.waitFor(order.id, 'booked')).documents).toHaveLength(4);
  },
  LONG_MS,
);

it(
  'a service that is killed while it makes them books each order once',
  async () => {
    const orders = await placePlain(6);
    await shop.setFaults({
      kind: 'slow',
      method: 'PUT',
      path: '^/(Invoices|Payments)',
      seconds: 2,
    });
    const now = shop.clocks.nowMs();
    const next = Math.ceil((now + DAY_MS / 2) / DAY_MS) * DAY_MS;
    await shop.advance(next - now + 3_600_000);
    for (const delayMs of [300, 900, 1800]) {
      await wait(delayMs);
      await shop.service.kill();
      await shop.service.start();
    }
    await shop.setFaults(null);
    await wait(2500);
    await shop.advance(8 * 60_000);
    await shop.settle();
    await shop.advance(8 * 60_000);
    await shop.settle();
    const rows = await readRows(orders);
    expect(rows.map(({ state }) => state)).toEqual(orders.map(() => 'booked'));
    const methods = new Set(orders.map((order) => order.paymentMethodSystemName));
    expect(invoicesOf(rows).size).toBe(methods.size);
    expect((await shop.xeroCounts()).doubledNumbers).toBe(0);
    expect(await compareAllBooks(shop)).toEqual([]);
  },
  LONG_MS,
);

it(
  'an order that is edited afterwards is a person’s; the summary stays',
  async () => {
    const [order] = await placePlain(1);
    if (order === undefined) throw new Error('no order');
    await endDay();
    const before = await shop.waitFor(order.id, 'booked');
    await shop.act(order.id, 'editTotals');
    await shop.settle();
    const held = await shop.waitFor(order.id, 'held');
    expect(held.documents).toEqual(before.documents);
    const path = `/orders/${held.linkId}/${order.id}`;
    await shop.client.admin('POST', `${path}/decide`, { choice: 'keepBooked' });
    await shop.settle();
    expect((await shop.waitFor(order.id, 'booked')).documents).toEqual(before.documents);
  },
  LONG_MS,
);
