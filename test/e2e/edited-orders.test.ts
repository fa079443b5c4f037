import type { Browser } from 'playwright-core';
import type { WireOrderDetails, WireOrderRow } from '../../sidecar/src/contract/index.ts';
import { EditedOrders, pathOf } from '../support/edited-orders.ts';
import { EndToEndShop } from '../support/end-to-end-shop.ts';
import { waitForStruckFaults } from '../support/wait-for-shop.ts';
import { lookAt, openBrowser } from '../support/open-browser.ts';

const DAY_MS = 86_400_000;

let shop: EndToEndShop;
let browser: Browser | undefined;
beforeAll(async () => {
  shop = await EndToEndShop.startInShiftedTime('--orders', '4', '--seed', '3', '--when', 'placed');
  browser = await openBrowser();
}, 60_000);
afterAll(async () => {
  await browser?.close();
  await shop.stop();
});

const orders = new EditedOrders(() => shop);

it('credits the invoice and issues another one: shown before, sent once, nothing left open', async () => {
  const row = await orders.editPaid();
  const number = row.documents[0]?.number ?? '';
  const details = await shop.client.admin<WireOrderDetails>('GET', `${pathOf(row)}/details`);
  expect(details.choices).toEqual(['reissue', 'creditDifference', 'keepBooked']);
  const calls = await shop.countCalls();
  const plan = await orders.readPlan(row, 'reissue');
  expect(await shop.countCalls()).toBe(calls);
  expect(plan.writes.map(({ type, number: of }) => `${type} ${of}`.trim()).toSorted()).toEqual([
    'allocation',
    `creditNote ${number}-CN`,
    `invoice ${number}-2`,
    'refund',
  ]);
  expect(plan.writes.find(({ type }) => type === 'refund')?.amount).toBe('3.00');
  const after = await orders.decide(row, 'reissue');
  expect(after.documents.map(({ type }) => type).toSorted()).toEqual([
    'allocation',
    'creditNote',
    'invoice',
    'invoice',
    'payment',
    'refund',
  ]);
  await orders.checkPaid(row.orderId);
  const sent = await shop.countCalls();
  await shop.resync(row.orderId);
  await orders.settle(row.orderId);
  expect(await shop.countCalls()).toBe(sent);
});

it('credits the difference, and what is refunded later is of what is left', async () => {
  const row = await orders.editPaid();
  const number = row.documents[0]?.number ?? '';
  const plan = await orders.readPlan(row, 'creditDifference');
  expect(plan.writes.map(({ type, number: of, amount }) => [type, of, amount])).toEqual([
    ['creditNote', `${number}-D300`, '3.00'],
    ['refund', '', '3.00'],
  ]);
  await orders.decide(row, 'creditDifference');
  await orders.checkPaid(row.orderId);
  await shop.act(row.orderId, 'refund', '5.00');
  expect((await orders.settle(row.orderId)).state).toBe('booked');
  await orders.checkPaid(row.orderId);
  await shop.act(row.orderId, 'refundAll');
  expect((await orders.settle(row.orderId)).state).toBe('booked');
  await orders.checkPaid(row.orderId);
});

it('is edited after a refund, edited again and refunded again: each time the books are the order', async () => {
  const row = await orders.editPaid('5.00');
  await orders.decide(row, 'reissue');
  await orders.checkPaid(row.orderId);
  await shop.act(row.orderId, 'refund', '4.00');
  await orders.settle(row.orderId);
  await orders.checkPaid(row.orderId);
  await orders.decide(await orders.edit(row.orderId, '2.00'), 'creditDifference');
  await orders.checkPaid(row.orderId);
  const again = await orders.decide(await orders.edit(row.orderId, '1.00'), 'reissue');
  expect(again.documents.map(({ number }) => number)).toContain(`${row.documents[0]?.number}-3`);
  await orders.checkPaid(row.orderId);
  await shop.act(row.orderId, 'refundAll');
  expect((await orders.settle(row.orderId)).state).toBe('booked');
  await orders.checkPaid(row.orderId);
});

/** Somebody else bought it after all. */
async function giveToAnother(orderId: number): Promise<WireOrderRow> {
  const all = await shop.client.storeOrders();
  const order = all.find(({ id }) => id === orderId);
  const other = all.find(({ customer }) => !customer.isGuest && customer.id !== order?.customerId);
  if (order === undefined || other === undefined) throw new Error('nobody else');
  const { customerId, customer, billingAddress } = other;
  const moved = { ...order, customerId, customer, billingAddress };
  await shop.client.control('/orders/take-over', { orders: [moved] });
  return orders.settle(orderId);
}

it.each([undefined, '5.00'])(
  'goes to another customer: credited to the one, issued to the other (refunded before: %s)',
  async (refunded) => {
    const { id } = await orders.placePending();
    await shop.act(id, 'pay');
    if (refunded !== undefined) await shop.act(id, 'refund', refunded);
    await orders.settle(id);
    const row = await giveToAnother(id);
    expect([row.state, row.reason?.code]).toEqual(['held', 'order.changed_after_payment']);
    const details = await shop.client.admin<WireOrderDetails>('GET', `${pathOf(row)}/details`);
    expect(details.choices).toEqual(['reissue', 'keepBooked']);
    expect(details.notPossible).toMatchObject([{ choice: 'creditDifference' }]);
    expect(details.notPossible[0]?.because).toMatch(/^The order went to another customer/);
    const plan = await orders.readPlan(row, 'reissue');
    const money = plan.writes.filter(({ type }) => type === 'payment' || type === 'refund');
    const amountOf = (of: string) =>
      money.filter(({ type }) => type === of).map(({ amount }) => amount);
    expect(amountOf('payment')).toEqual(amountOf('refund'));
    expect(money).toHaveLength(2);
    await shop.setFaults({ kind: 'answerLost', times: 2 });
    await shop.client.admin('POST', `${pathOf(row)}/decide`, { choice: 'reissue' });
    for (let round = 0; round < 4; round += 1) await shop.advance(7 * 60_000);
    await shop.setFaults(null);
    expect((await orders.settle(id)).state).toBe('booked');
    await orders.checkPaid(id);
    const invoices = (await orders.listReceivable(id)).filter((entry) => entry.InvoiceNumber);
    const contacts = (invoices as unknown as { Contact: { ContactID: string } }[]).map(
      ({ Contact }) => Contact.ContactID,
    );
    expect(new Set(contacts).size).toBe(2);
    await shop.act(id, 'refundAll');
    expect((await orders.settle(id)).state).toBe('booked');
    await orders.checkPaid(id);
  },
  60_000,
);

it('sends each document once when answers are lost and the service is killed', async () => {
  const rows = [await orders.editPaid(), await orders.editPaid('5.00')];
  await shop.setFaults({ kind: 'answerLost', times: 4 });
  for (const row of rows) {
    await shop.client.admin('POST', `${pathOf(row)}/decide`, { choice: 'reissue' });
  }
  await shop.service.kill();
  await shop.service.start();
  for (let round = 0; round < 6; round += 1) await shop.advance(7 * 60_000);
  await shop.setFaults(null);
  for (const row of rows) {
    expect((await orders.settle(row.orderId)).state).toBe('booked');
    await orders.checkPaid(row.orderId);
  }
});

it('the credit of an invoice that is being issued again is voided in Xero: credited again, if a person says so', async () => {
  const row = await orders.editPaid();
  const number = `${row.documents[0]?.number}-CN`;
  await shop.setFaults({ kind: 'errorBefore', path: '/(Allocations|Payments)$', times: 20 });
  await shop.client.admin('POST', `${pathOf(row)}/decide`, { choice: 'reissue' });
  await waitForStruckFaults(shop);
  await shop.actInXero({ action: 'void', number });
  await shop.setFaults(null);
  for (let poll = 0; poll < 2; poll += 1) {
    await shop.advance(2 * 3_600_000);
    await orders.settle(row.orderId);
  }
  const held = await shop.waitFor(row.orderId, 'held');
  expect(held.reason?.code).toBe('order.credit_note_voided_in_xero');
  const after = await orders.decide(row, 'restore');
  expect(after.documents.map((document) => document.number)).toContain(`${number}-2`);
  await orders.checkPaid(row.orderId);
});

/** Days are closed in Xero, and Daybook knows. */
async function closeUntil(linkId: string, periodLockDate: string | null): Promise<void> {
  await shop.changeXero({ periodLockDate });
  await shop.client.admin('POST', `/links/${linkId}/review/check-again`, {});
  await shop.advance(2 * 60_000);
  await shop.client.admin('POST', `/links/${linkId}/review/check-again`, {});
  await shop.settle();
}

const withPolicy = (lockedPeriod: 'nextOpenDay' | 'hold'): Promise<void> =>
  shop.changeRules((rules) => ({ ...rules, settings: { ...rules.settings, lockedPeriod } }));

it('an unpaid order in a closed month is credited on the first open day: cancelled, or edited', async () => {
  await withPolicy('nextOpenDay');
  const [cancelled, edited] = [await orders.placePending(), await orders.placePending()];
  const row = await orders.settle(cancelled.id);
  await orders.settle(edited.id);
  await closeUntil(row.linkId, new Date(shop.clocks.nowMs() + DAY_MS).toISOString().slice(0, 10));
  await shop.act(cancelled.id, 'cancel');
  await shop.act(edited.id, 'addDiscount', '3.00');
  expect((await orders.settle(cancelled.id)).state).toBe('skipped');
  const [invoice, note, ...others] = await orders.listReceivable(cancelled.id);
  expect([invoice?.AmountDue, note?.RemainingCredit, others]).toEqual([0, 0, []]);
  expect((await orders.settle(edited.id)).state).toBe('booked');
  const open = await orders.listReceivable(edited.id);
  const order = (await shop.client.storeOrders()).find(({ id }) => id === edited.id);
  expect(open.map((entry) => entry.AmountDue ?? entry.RemainingCredit)).toEqual([
    0,
    Number(order?.orderTotal),
    0,
  ]);
  const details = await shop.client.admin<WireOrderDetails>(
    'GET',
    `/orders/${row.linkId}/${edited.id}/details`,
  );
  expect(details.timeline.map(({ what }) => what)).toContain('difference decided');
  await closeUntil(row.linkId, null);
  await shop.act(edited.id, 'pay');
  await orders.settle(edited.id);
  await orders.checkPaid(edited.id);
});

it('with the policy to hold, a person decides: what is credited is dated today', async () => {
  await withPolicy('hold');
  const { id } = await orders.placePending();
  const booked = await orders.settle(id);
  const readDetails = (): Promise<WireOrderDetails> =>
    shop.client.admin('GET', `${pathOf(booked)}/details`);
  const issuedOn = (await readDetails()).xero[0]?.issuedOn ?? null;
  await shop.advance(DAY_MS);
  await closeUntil(booked.linkId, issuedOn);
  await shop.act(id, 'addDiscount', '3.00');
  const row = await orders.settle(id);
  expect([row.state, row.reason?.code]).toEqual(['held', 'organisation.period_locked']);
  expect((await readDetails()).choices).toEqual(['reissue', 'creditDifference', 'keepBooked']);
  await orders.decide(row, 'reissue');
  const order = (await shop.client.storeOrders()).find((entry) => entry.id === id);
  const open = await orders.listReceivable(id);
  expect(open.map((entry) => entry.AmountDue ?? entry.RemainingCredit)).toEqual([
    0,
    Number(order?.orderTotal),
    0,
  ]);
  await closeUntil(row.linkId, null);
  await withPolicy('nextOpenDay');
}, 120_000);

it('a decision is about the order that was shown: edited again, it is refused and shown anew', async () => {
  if (browser === undefined) throw new Error('no browser');
  const row = await orders.editPaid();
  const number = row.documents[0]?.number ?? '';
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  await page.goto(`${shop.appUrl}#${pathOf(row)}`);
  await page.getByRole('button', { name: 'Credit the difference …' }).click();
  await page.getByText(`Credit note ${number}-D300`).first().waitFor();
  await orders.edit(row.orderId, '2.00');
  const before = await shop.countCalls();
  await page.getByRole('button', { name: 'Credit the difference', exact: true }).click();
  await page.getByText('Nothing was done: the order was changed since this was shown.').waitFor();
  await page.getByText(`Credit note ${number}-D500`).first().waitFor();
  await lookAt(page, 'decision-refused');
  await shop.settle();
  expect(await shop.countCalls()).toBe(before);
  await page.getByRole('button', { name: 'Credit the difference', exact: true }).click();
  await page.getByText(`${number}-D500`).first().waitFor();
  expect((await orders.settle(row.orderId)).state).toBe('booked');
  await orders.checkPaid(row.orderId);
  await context.close();
}, 60_000);

it('leaves an order as it was booked only as it was shown', async () => {
  const row = await orders.editPaid();
  const readBasis = async (): Promise<string | null> =>
    (await shop.client.admin<WireOrderDetails>('GET', `${pathOf(row)}/details`)).basedOn;
  const keep = (basedOn: string | null) =>
    shop.client.admin('POST', `${pathOf(row)}/decide`, { choice: 'keepBooked', basedOn });
  const shown = await readBasis();
  expect((await orders.readPlan(row, 'reissue')).basedOn).toBe(shown);
  await shop.act(row.orderId, 'refund', '1.00');
  await orders.settle(row.orderId);
  await expect(keep(shown)).rejects.toThrow('order.changed_since_shown');
  await keep(await readBasis());
  expect((await orders.settle(row.orderId)).state).toBe('booked');
});

it('is done on the order’s page: what will be sent first, then a click', async () => {
  if (browser === undefined) throw new Error('no browser');
  const row = await orders.editPaid();
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  await page.goto(`${shop.appUrl}#${pathOf(row)}`);
  await page.getByRole('button', { name: 'Credit it and issue a new invoice …' }).click();
  await page.getByText('This will be done in Xero:').waitFor();
  await page.getByText(`Credit note ${row.documents[0]?.number}-CN`).first().waitFor();
  await lookAt(page, 'reissue-plan');
  await page.getByRole('button', { name: 'Credit and issue anew' }).click();
  await page.getByText(`${row.documents[0]?.number}-2`).first().waitFor();
  await shop.settle();
  await lookAt(page, 'reissued');
}, 60_000);
