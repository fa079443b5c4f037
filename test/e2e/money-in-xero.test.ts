import type { Browser, Page } from 'playwright-core';
import type {
  WireOrderDetails,
  WireOrderPreview,
  WireOrderRow,
} from '../../sidecar/src/contract/index.ts';
import { EndToEndShop } from '../support/end-to-end-shop.ts';
import { lookAt, openBrowser } from '../support/open-browser.ts';
import {
  NEXT_POLL_MS,
  NEXT_READ_MS,
  placeUnpaidOrder,
  waitUntilBooked,
  type InvoicedOrder,
} from '../support/unpaid-order.ts';

/** Of the demo's organisation. */
const BANK = '100';

let shop: EndToEndShop;
let browser: Browser | undefined;
beforeAll(async () => {
  browser = await openBrowser();
  shop = await EndToEndShop.startInShiftedTime('--orders', '4', '--seed', '5', '--when', 'placed');
}, 60_000);
afterAll(async () => {
  await browser?.close();
  await shop.stop();
});
beforeEach(() => shop.advance(NEXT_READ_MS));

const placeUnpaid = (): Promise<InvoicedOrder> => placeUnpaidOrder(shop);

/** The customer's money comes in as one kind or the other, and is set against the invoice. */
async function payByAdvance(
  { number }: InvoicedOrder,
  action: 'receiveOverpayment' | 'receivePrepayment',
  amount: number,
): Promise<void> {
  await shop.actInXero({ action, number, amount, accountCode: BANK });
  await shop.actInXero({ action: 'setAgainst', number, amount });
}

async function waitForReason(order: InvoicedOrder, code: string): Promise<WireOrderRow> {
  for (let tries = 0; tries < 200; tries += 1) {
    await shop.settle();
    const row = await shop.waitFor(order.id, 'booked', 'held');
    if (row.reason?.code === code) return row;
  }
  throw new Error(`not ${code}: ${JSON.stringify(await shop.findRow(order.id))}`);
}

async function expectChoices(order: InvoicedOrder, ...choices: string[]): Promise<void> {
  const path = `/orders/${order.linkId}/${order.id}/details`;
  const details = await shop.client.admin<WireOrderDetails>('GET', path);
  expect(details.choices).toEqual(choices);
}

async function decide({ linkId, id }: InvoicedOrder, choice: string): Promise<void> {
  await shop.client.admin('POST', `/orders/${linkId}/${id}/decide`, { choice });
  await shop.settle();
}

interface InvoiceInXero {
  readonly Status: string;
  readonly AmountDue: number;
  readonly AmountPaid: number;
  readonly AmountCredited: number;
  readonly Payments: readonly unknown[];
}

async function readInvoice({ number }: Pick<InvoicedOrder, 'number'>): Promise<InvoiceInXero> {
  const { invoices } = await shop.readBooks();
  const found = invoices.find((invoice) => invoice.InvoiceNumber === number);
  if (found === undefined) throw new Error(`no ${number}`);
  return found as unknown as InvoiceInXero;
}

/** Paid by the advance alone: no payment of Daybook's stands on it, and nothing is due. */
async function expectPaidByAdvance(order: InvoicedOrder): Promise<void> {
  const { total } = order;
  expect(await readInvoice(order)).toMatchObject({
    Status: 'PAID',
    AmountDue: 0,
    AmountPaid: 0,
    AmountCredited: total,
    Payments: [],
  });
}

async function readPaymentStatus(order: InvoicedOrder): Promise<string | undefined> {
  return (await shop.client.storeOrders()).find(({ id }) => id === order.id)?.paymentStatus;
}

async function setMarkPaidInStore(markPaidInStore: boolean): Promise<void> {
  await shop.changeRules(({ settings, ...rules }) => ({
    ...rules,
    settings: { ...settings, markPaidInStore },
  }));
}

async function openOrderPage({ linkId, id }: InvoicedOrder): Promise<Page> {
  if (browser === undefined) throw new Error('no browser');
  const context = await browser.newContext({ viewport: { width: 1280, height: 860 } });
  const page = await context.newPage();
  await page.goto(`${shop.appUrl}#/orders/${linkId}/${id}`);
  await page.getByRole('button', { name: 'Resync order' }).waitFor();
  return page;
}

it('an overpayment that pays the invoice pays the order in the store, once', async () => {
  const order = await placeUnpaid();
  await payByAdvance(order, 'receiveOverpayment', order.total);
  const { reason } = await waitForReason(order, 'order.paid_in_xero');
  expect(reason?.message).toContain('from an overpayment or prepayment');
  await expectChoices(order, 'markPaid', 'keep');
  const page = await openOrderPage(order);
  await page.getByRole('button', { name: 'Mark as paid in the store' }).waitFor();
  await lookAt(page, 'paid-by-overpayment');
  await page.getByRole('button', { name: 'Mark as paid in the store' }).click();
  await waitForReason(order, 'order.kept_as_in_xero');
  expect(await readPaymentStatus(order)).toBe('Paid');
  await shop.resync(order.id);
  await shop.settle();
  await expectPaidByAdvance(order);
});

it('a prepayment does so without a question where the shop wants it, found by the poll', async () => {
  await setMarkPaidInStore(true);
  const order = await placeUnpaid();
  await shop.loseWebhooks(true);
  await payByAdvance(order, 'receivePrepayment', order.total);
  await shop.loseWebhooks(false);
  await shop.settle();
  expect((await shop.waitFor(order.id, 'booked')).reason?.code).toBeUndefined();
  await shop.advance(NEXT_POLL_MS);
  await waitForReason(order, 'order.kept_as_in_xero');
  expect(await readPaymentStatus(order)).toBe('Paid');
  await expectPaidByAdvance(order);
  await setMarkPaidInStore(false);
});

it('the store’s own “paid” after it was seen in Xero sends no second payment', async () => {
  const order = await placeUnpaid();
  await payByAdvance(order, 'receivePrepayment', order.total);
  await waitForReason(order, 'order.paid_in_xero');
  await shop.act(order.id, 'pay');
  await waitForReason(order, 'order.kept_as_in_xero');
  await expectPaidByAdvance(order);
});

it('the store’s own “paid” before it was seen is refused by Xero, held in plain words, and settles', async () => {
  const order = await placeUnpaid();
  await shop.loseWebhooks(true);
  await payByAdvance(order, 'receiveOverpayment', order.total);
  await shop.loseWebhooks(false);
  await shop.act(order.id, 'pay');
  await shop.settle();
  const held = await shop.waitFor(order.id, 'held');
  expect(held.reason?.code).toBe('xero.document_not_open');
  expect(held.reason?.suggestion).toContain('overpayment or prepayment');
  await shop.advance(NEXT_POLL_MS);
  await waitForReason(order, 'order.kept_as_in_xero');
  await expectPaidByAdvance(order);
});

it('a part that was paid so leaves too little due for the store’s payment: held, not sent again', async () => {
  const order = await placeUnpaid();
  await shop.loseWebhooks(true);
  await payByAdvance(order, 'receiveOverpayment', 5);
  await shop.loseWebhooks(false);
  await shop.act(order.id, 'pay');
  await shop.settle();
  const held = await shop.waitFor(order.id, 'held');
  expect(held.reason?.code).toBe('xero.payment_too_large');
  expect(held.reason?.suggestion).toContain('overpayment or prepayment');
  await shop.advance(NEXT_POLL_MS);
  const { reason } = await waitForReason(order, 'order.part_paid_in_xero');
  expect(reason?.message).toContain('5.00 NZD from an overpayment or prepayment');
  await expectChoices(order, 'keep');
  expect(await readInvoice(order)).toMatchObject({ AmountCredited: 5, Payments: [] });
  // Taken off again there, it is the store's payment that counts.
  await shop.advance(NEXT_READ_MS);
  await shop.actInXero({ action: 'takeOff', number: order.number });
  await shop.waitFor(order.id, 'booked');
  await shop.settle();
  expect(await readInvoice(order)).toMatchObject({
    Status: 'PAID',
    AmountPaid: order.total,
    AmountCredited: 0,
  });
});

it('a payment and a prepayment that come to the whole together pay it', async () => {
  const order = await placeUnpaid();
  const { number } = order;
  const rest = Number((order.total - 5).toFixed(2));
  await shop.actInXero({ action: 'pay', number, amount: 5, accountCode: BANK });
  await waitForReason(order, 'order.part_paid_in_xero');
  await shop.advance(NEXT_READ_MS);
  await payByAdvance(order, 'receivePrepayment', rest);
  const { reason } = await waitForReason(order, 'order.paid_in_xero');
  expect(reason?.message).toContain(`${rest.toFixed(2)} of it from an overpayment or prepayment`);
  await expectChoices(order, 'markPaid', 'keep');
});

it('an order with a prepayment on it is not taken out of Xero in part', async () => {
  const order = await placeUnpaid();
  await payByAdvance(order, 'receivePrepayment', 5);
  await waitForReason(order, 'order.part_paid_in_xero');
  const path = `/orders/${order.linkId}/${order.id}/undo`;
  const plan = await shop.client.admin<WireOrderPreview>('GET', path);
  expect([plan.reason?.code, plan.writes]).toEqual(['order.undo_foreign_payment', []]);
});

/** Paid, edited, credited and issued again: the credit note is set against the second invoice. */
async function placeReissued(): Promise<InvoicedOrder> {
  const { id } = await placeUnpaid();
  await shop.act(id, 'pay');
  await shop.settle();
  const order = await waitUntilBooked(shop, { id });
  await shop.act(id, 'addDiscount', '3.00');
  await shop.settle();
  await waitForReason(order, 'order.changed_after_payment');
  await decide(order, 'reissue');
  const after = await waitUntilBooked(shop, { id });
  expect(after.number).toMatch(/-2$/);
  return after;
}

it('a credit that is taken off an invoice in Xero is asked about, and set against it again', async () => {
  const order = await placeReissued();
  expect((await readInvoice(order)).Status).toBe('PAID');
  await shop.actInXero({ action: 'takeOff', number: order.number });
  const { reason } = await waitForReason(order, 'order.credit_removed_in_xero');
  expect(reason?.message).toBe(
    `A credit of ${order.total.toFixed(2)} NZD was taken off ${order.number} in Xero.`,
  );
  await expectChoices(order, 'keep', 'restore');
  const page = await openOrderPage(order);
  const button = page.getByRole('button', { name: 'Set the credit against it again' });
  await button.waitFor();
  await lookAt(page, 'credit-taken-off');
  await button.click();
  await shop.waitFor(order.id, 'booked');
  await shop.settle();
  expect(await readInvoice(order)).toMatchObject({ Status: 'PAID', AmountCredited: order.total });
  expect(await shop.findDifferences()).toEqual([]);
});

it('a credit that was taken off may stay off, found by the poll; nothing is sent for it', async () => {
  const order = await placeReissued();
  await shop.loseWebhooks(true);
  await shop.actInXero({ action: 'takeOff', number: order.number });
  await shop.loseWebhooks(false);
  await shop.advance(NEXT_POLL_MS);
  await waitForReason(order, 'order.credit_removed_in_xero');
  await decide(order, 'keep');
  await waitForReason(order, 'order.kept_as_in_xero');
  await shop.resync(order.id);
  await shop.settle();
  await shop.waitFor(order.id, 'booked');
  expect(await readInvoice(order)).toMatchObject({ Status: 'AUTHORISED', AmountCredited: 0 });
});
