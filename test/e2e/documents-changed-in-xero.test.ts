import type { Browser, Page } from 'playwright-core';
import type {
  WireActivityList,
  WireOrderDetails,
  WireOrderPreview,
  WireOrderRow,
} from '../../sidecar/src/contract/index.ts';
import { EndToEndShop } from '../support/end-to-end-shop.ts';
import { lookAt, openBrowser } from '../support/open-browser.ts';
import { countStandingInvoices } from '../support/sum-books.ts';
import {
  NEXT_POLL_MS,
  NEXT_READ_MS,
  placeUnpaidOrder,
  waitUntilBooked,
  type InvoicedOrder,
} from '../support/unpaid-order.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
/** Of the demo's organisation. */
const BANK = '100';

let shop: EndToEndShop;
let browser: Browser | undefined;
beforeAll(async () => {
  browser = await openBrowser();
  shop = await EndToEndShop.startInShiftedTime('--orders', '4', '--seed', '3', '--when', 'placed');
}, 60_000);
afterAll(async () => {
  await browser?.close();
  await shop.stop();
});
beforeEach(() => shop.advance(NEXT_READ_MS));

const placeUnpaid = (): Promise<InvoicedOrder> => placeUnpaidOrder(shop);

async function setMarkPaidInStore(markPaidInStore: boolean): Promise<void> {
  await shop.changeRules(({ settings, ...rules }) => ({
    ...rules,
    settings: { ...settings, markPaidInStore },
  }));
}

async function placePaid(): Promise<InvoicedOrder> {
  const { id } = await placeUnpaid();
  await shop.act(id, 'pay');
  await shop.settle();
  return waitUntilBooked(shop, { id });
}

async function waitForReason(order: InvoicedOrder, code: string): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    await shop.settle();
    if ((await shop.waitFor(order.id, 'booked', 'held')).reason?.code === code) return;
  }
  throw new Error(
    `order ${order.id} is not ${code}: ${JSON.stringify(await shop.findRow(order.id))}`,
  );
}

function readDetails({ linkId, id }: InvoicedOrder): Promise<WireOrderDetails> {
  return shop.client.admin('GET', `/orders/${linkId}/${id}/details`);
}

async function decide({ linkId, id }: InvoicedOrder, choice: string): Promise<void> {
  await shop.client.admin('POST', `/orders/${linkId}/${id}/decide`, { choice });
  await shop.settle();
}

async function expectHeld(
  order: InvoicedOrder,
  code: string,
  choices: string[],
): Promise<WireOrderRow> {
  const row = await shop.waitFor(order.id, 'held');
  expect(row.reason?.code).toBe(code);
  expect((await readDetails(order)).choices).toEqual(choices);
  return row;
}

async function readLinkId(): Promise<string> {
  return (await shop.client.status()).links[0]?.id ?? '';
}

async function openOrderPage({ linkId, id }: InvoicedOrder): Promise<Page> {
  if (browser === undefined) throw new Error('no browser');
  const context = await browser.newContext({ viewport: { width: 1280, height: 860 } });
  const page = await context.newPage();
  await page.goto(`${shop.appUrl}#/orders/${linkId}/${id}`);
  await page.getByRole('button', { name: 'Resync order' }).waitFor();
  return page;
}

async function readInvoice(number: string) {
  const { invoices } = await shop.readBooks();
  return invoices.find((invoice) => invoice.InvoiceNumber === number);
}

it('an invoice voided in Xero is asked about, and booked again under the next number', async () => {
  const order = await placeUnpaid();
  await shop.actInXero({ action: 'void', number: order.number });
  const row = await expectHeld(order, 'order.voided_in_xero', ['keep', 'restore']);
  expect(row.reason?.message).toContain(order.number);
  const page = await openOrderPage(order);
  await lookAt(page, 'voided-in-xero');
  // Review leads to the order, where the choice is.
  await page.getByRole('link', { name: /^Review/ }).click();
  await page.getByText(`Invoice ${order.number} was voided or deleted in Xero.`).first().click();
  await lookAt(page, 'voided-in-review');
  await page.getByRole('link', { name: order.number, exact: true }).first().click();
  await page.getByRole('button', { name: 'Book it again' }).click();
  await page.getByText(`${order.number}-2`).first().waitFor();
  await shop.settle();
  const again = await waitUntilBooked(shop, order);
  expect(again.number).toBe(`${order.number}-2`);
  expect(await shop.findDifferences()).toEqual([]);
});

it('an invoice voided in Xero may stay so; the order can be booked after all', async () => {
  const order = await placeUnpaid();
  await shop.actInXero({ action: 'void', number: order.number });
  await expectHeld(order, 'order.voided_in_xero', ['keep', 'restore']);
  await decide(order, 'keep');
  expect((await shop.waitFor(order.id, 'skipped')).reason?.code).toBe('order.excluded');
  expect(countStandingInvoices(await shop.readBooks(), String(order.id))).toBe(0);
  await shop.client.admin('POST', `/orders/${order.linkId}/${order.id}/include`, {});
  await shop.settle();
  expect((await waitUntilBooked(shop, order)).number).toBe(`${order.number}-2`);
});

it('an invoice voided in Xero whose order is cancelled too needs nobody', async () => {
  const order = await placeUnpaid();
  await shop.client.control('/silence', { isSilent: true });
  await shop.act(order.id, 'cancel');
  await shop.actInXero({ action: 'void', number: order.number });
  await shop.client.control('/silence', { isSilent: false });
  await shop.resync(order.id);
  await shop.settle();
  await shop.waitFor(order.id, 'skipped', 'held');
  await shop.advance(NEXT_READ_MS);
  await shop.waitFor(order.id, 'skipped');
});

it('an invoice edited in Xero is put back as the order says', async () => {
  const order = await placeUnpaid();
  await shop.actInXero({ action: 'edit', number: order.number, amount: 1 });
  const row = await expectHeld(order, 'order.edited_in_xero', ['keep', 'restore']);
  expect(row.reason?.message).toMatch(/total [\d.]+ → [\d.]+/);
  await decide(order, 'restore');
  await waitUntilBooked(shop, order);
  expect((await readInvoice(order.number))?.Total).toBe(order.total);
  expect(await shop.findDifferences()).toEqual([]);
});

it('an invoice edited in Xero may stay as it is, until it is edited again', async () => {
  const order = await placeUnpaid();
  await shop.actInXero({ action: 'edit', number: order.number, accountCode: '260' });
  const row = await expectHeld(order, 'order.edited_in_xero', ['keep', 'restore']);
  expect(row.reason?.message).toContain('260');
  await decide(order, 'keep');
  const kept = await shop.waitFor(order.id, 'booked');
  expect(kept.reason?.code).toBe('order.kept_as_in_xero');
  await shop.resync(order.id);
  await shop.settle();
  await shop.waitFor(order.id, 'booked');
  await shop.advance(NEXT_READ_MS);
  await shop.actInXero({ action: 'edit', number: order.number, amount: 2 });
  await expectHeld(order, 'order.edited_in_xero', ['keep', 'restore']);
});

it('a payment removed in Xero is booked again, once', async () => {
  const order = await placePaid();
  await shop.actInXero({ action: 'removePayments', number: order.number });
  await expectHeld(order, 'order.payment_removed_in_xero', ['keep', 'restore']);
  await decide(order, 'restore');
  await waitUntilBooked(shop, order);
  expect((await readInvoice(order.number))?.Status).toBe('PAID');
  expect(await shop.findDifferences()).toEqual([]);
});

it('a credit note voided in Xero is made again under the next number, with its money', async () => {
  const order = await placePaid();
  await shop.act(order.id, 'refund', '5.00');
  await shop.settle();
  await shop.act(order.id, 'refund', '2.00');
  await shop.settle();
  await waitUntilBooked(shop, order);
  const number = `${order.number}-CN500`;
  await shop.actInXero({ action: 'removePayments', number });
  await shop.actInXero({ action: 'void', number });
  await shop.advance(NEXT_READ_MS);
  await waitForReason(order, 'order.credit_note_voided_in_xero');
  expect((await readDetails(order)).choices).toEqual(['keep', 'restore']);
  await decide(order, 'restore');
  const { documents } = await shop.waitFor(order.id, 'booked');
  const notes = documents.filter(({ type }) => type === 'creditNote');
  expect(notes.map((note) => [note.number, note.total])).toEqual([
    [`${order.number}-CN700`, '2.00'],
    [`${number}-2`, '5.00'],
  ]);
  expect(await shop.findDifferences()).toEqual([]);
});

it('an invoice paid in Xero marks the order as paid in the store, and is not paid twice', async () => {
  const order = await placeUnpaid();
  const { total: amount, number } = order;
  await shop.actInXero({ action: 'pay', number, amount, accountCode: BANK });
  await expectHeld(order, 'order.paid_in_xero', ['markPaid', 'keep']);
  await decide(order, 'markPaid');
  await shop.waitFor(order.id, 'booked');
  const stored = (await shop.client.storeOrders()).find(({ id }) => id === order.id);
  expect(stored?.paymentStatus).toBe('Paid');
  await shop.settle();
  const { payments } = await shop.readBooks();
  const standing = payments.filter(
    (payment) =>
      payment.Status === 'AUTHORISED' &&
      (payment.Invoice as { InvoiceNumber?: string } | undefined)?.InvoiceNumber === number,
  );
  expect(standing.map(({ Amount }) => Amount)).toEqual([amount]);
});

it('a store that does not take an order for paid is asked again when a person says so', async () => {
  await setMarkPaidInStore(true);
  await shop.client.control('/orders/payments', { areRefused: true });
  const order = await placeUnpaid();
  const { total: amount, number } = order;
  await shop.actInXero({ action: 'pay', number, amount, accountCode: BANK });
  await expectHeld(order, 'order.paid_in_xero', ['markPaid', 'keep']);
  await shop.client.control('/orders/payments', { areRefused: false });
  await decide(order, 'markPaid');
  await waitForReason(order, 'order.kept_as_in_xero');
  const stored = (await shop.client.storeOrders()).find(({ id }) => id === order.id);
  expect(stored?.paymentStatus).toBe('Paid');
  await setMarkPaidInStore(false);
});

it('where the shop wants it so, nobody is asked', async () => {
  await setMarkPaidInStore(true);
  const order = await placeUnpaid();
  const { total: amount, number } = order;
  await shop.actInXero({ action: 'pay', number, amount, accountCode: BANK });
  await waitForReason(order, 'order.kept_as_in_xero');
  const stored = (await shop.client.storeOrders()).find(({ id }) => id === order.id);
  expect(stored?.paymentStatus).toBe('Paid');
  const notes = await shop.client.control<{ orderId: number; text: string }[]>('/notes');
  const said = notes.filter(({ orderId, text }) => orderId === order.id && text.includes('Xero'));
  expect(said.map(({ text }) => text)).toEqual([
    expect.stringContaining(`Paid in Xero: invoice ${number} (`),
  ]);
  await setMarkPaidInStore(false);
});

it('a payment that both made is not sent a second time', async () => {
  const order = await placeUnpaid();
  const { total: amount, number } = order;
  await shop.actInXero({ action: 'pay', number, amount, accountCode: BANK });
  await shop.act(order.id, 'pay');
  // Xero refuses a second payment until the first was seen: then nobody is needed any more.
  await waitForReason(order, 'order.kept_as_in_xero');
  expect((await readInvoice(number))?.Status).toBe('PAID');
});

it('an order with somebody else’s payment on it is not taken out of Xero in part', async () => {
  const order = await placeUnpaid();
  await shop.actInXero({ action: 'pay', number: order.number, amount: 5, accountCode: BANK });
  await expectHeld(order, 'order.part_paid_in_xero', ['keep']);
  const plan = await shop.client.admin<WireOrderPreview>(
    'GET',
    `/orders/${order.linkId}/${order.id}/undo`,
  );
  expect([plan.outcome, plan.reason?.code, plan.writes]).toEqual([
    'needsYou',
    'order.undo_foreign_payment',
    [],
  ]);
  expect(plan.reason?.message).toContain(`5.00 NZD was made on ${order.number}`);
});

it('what no webhook told of is found by the poll', async () => {
  const order = await placeUnpaid();
  await shop.loseWebhooks(true);
  await shop.actInXero({ action: 'pay', number: order.number, amount: 5, accountCode: BANK });
  await shop.loseWebhooks(false);
  await shop.advance(NEXT_POLL_MS);
  await expectHeld(order, 'order.part_paid_in_xero', ['keep']);
  await shop.actInXero({ action: 'removePayments', number: order.number });
  await shop.waitFor(order.id, 'booked');
});

it('a draft that is approved in Xero takes its payment then', async () => {
  await shop.changeRules(({ settings, ...rules }) => ({
    ...rules,
    settings: { ...settings, lockedPeriod: 'draft' },
  }));
  const periodLockDate = new Date(shop.clocks.nowMs() + 2 * DAY_MS).toISOString().slice(0, 10);
  await shop.changeXero({ periodLockDate });
  await shop.client.admin('POST', `/links/${await readLinkId()}/review/check-again`, {});
  await shop.advance(2 * MINUTE_MS);
  await shop.client.admin('POST', `/links/${await readLinkId()}/review/check-again`, {});
  const order = await placePaid();
  expect((await readInvoice(order.number))?.Status).toBe('DRAFT');
  await shop.changeXero({ periodLockDate: null });
  await shop.client.admin('POST', `/links/${await readLinkId()}/review/check-again`, {});
  await shop.actInXero({ action: 'approve', number: order.number });
  // Read at once, or with the next turn where webhooks were read a moment ago.
  for (let tries = 0; tries < 15; tries += 1) {
    await shop.settle();
    if ((await readInvoice(order.number))?.Status === 'PAID') break;
    await shop.advance(MINUTE_MS);
  }
  expect((await readInvoice(order.number))?.Status).toBe('PAID');
});

it('a decision is written down with who made it and what it was about', async () => {
  const { entries } = await shop.client.admin<WireActivityList>(
    'GET',
    '/activity?kind=people&limit=500',
  );
  const decided = entries.filter(({ what }) => what === 'difference decided');
  expect(decided.length).toBeGreaterThan(4);
  expect(decided.at(-1)).toMatchObject({ by: 'Demo admin' });
});

it('an order whose reason is another one by now takes no decision', async () => {
  const order = await placeUnpaid();
  await expect(decide(order, 'keep')).rejects.toThrow('order.nothing_to_decide');
  await expect(decide(order, 'forget')).rejects.toThrow('422');
});

it('what Daybook writes itself is no change of others, and costs no read', async () => {
  await shop.settle();
  const before = await shop.xeroCounts();
  for (let count = 0; count < 3; count += 1) await placePaid();
  await shop.settle();
  const after = await shop.xeroCounts();
  const reads = (counts: typeof after): number =>
    Object.entries(counts.callsByRoute)
      .filter(([route]) => route.startsWith('GET'))
      .reduce((sum, [, calls]) => sum + calls, 0);
  expect(reads(after)).toBe(reads(before));
});
