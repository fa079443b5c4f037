import type { Browser } from 'playwright-core';
import type { WireOrderPreview, WireOrderRow } from '../../sidecar/src/contract/index.ts';
import { closeMonth, readUndoPlan } from '../support/close-month.ts';
import { EndToEndShop } from '../support/end-to-end-shop.ts';
import { lookAt, openBrowser } from '../support/open-browser.ts';
import { countStandingInvoices, sumBooks } from '../support/sum-books.ts';

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

/** A paid order of some worth, booked. */
async function bookPaid(): Promise<WireOrderRow> {
  for (let tries = 0; tries < 60; tries += 1) {
    const { id, orderTotal, giftCardsUsed } = await shop.placePaid();
    if (Number(orderTotal) > 30 && giftCardsUsed.length === 0) return settle(id);
  }
  throw new Error('no order');
}

async function settle(orderId: number): Promise<WireOrderRow> {
  await shop.settle();
  return shop.waitFor(orderId, 'booked', 'skipped', 'held');
}

const pathOf = ({ linkId, orderId }: WireOrderRow): string => `/orders/${linkId}/${orderId}`;

const readPlan = (row: WireOrderRow): Promise<WireOrderPreview> => readUndoPlan(shop, row);

async function undo(row: WireOrderRow): Promise<WireOrderRow> {
  await shop.client.admin('POST', `${pathOf(row)}/undo`, { reason: 'a test order' });
  return settle(row.orderId);
}

it('the plan says what is taken back, and doing it leaves nothing of the order in Xero', async () => {
  const { orderId } = await bookPaid();
  await shop.act(orderId, 'refund', '5.00');
  const row = await settle(orderId);
  const plan = await readPlan(row);
  expect(plan.outcome).toBe('sends');
  expect(plan.writes.map(({ action, type }) => `${action} ${type}`).toSorted()).toEqual([
    'delete payment',
    'delete refund',
    'void creditNote',
    'void invoice',
  ]);
  expect(sumBooks(await shop.readBooks(), String(orderId))).not.toEqual({});
  const after = await undo(row);
  expect([after.state, after.reason?.code, after.documents]).toEqual([
    'skipped',
    'order.excluded',
    [],
  ]);
  expect(sumBooks(await shop.readBooks(), String(orderId))).toEqual({});
});

it('an order that was taken back can be booked again, and taken back again', async () => {
  const row = await bookPaid();
  const [number] = row.documents.map((document) => document.number);
  const { orderId } = row;
  const before = sumBooks(await shop.readBooks(), String(orderId));
  await undo(row);
  await shop.client.admin('POST', `${pathOf(row)}/include`, {});
  const again = await settle(orderId);
  expect(again.documents[0]?.number).toBe(`${number}-2`);
  expect(sumBooks(await shop.readBooks(), String(orderId))).toEqual(before);
  expect(await shop.findDifferences()).toEqual([]);
  await undo(again);
  expect(countStandingInvoices(await shop.readBooks(), String(orderId))).toBe(0);
});

it('what happens in the store afterwards brings it back into no books', async () => {
  const row = await bookPaid();
  await undo(row);
  const calls = await shop.countCalls();
  await shop.act(row.orderId, 'refundAll');
  expect((await settle(row.orderId)).state).toBe('skipped');
  expect(await shop.countCalls()).toBe(calls);
});

describe('what is dated in a closed period', () => {
  afterEach(() => shop.changeXero({ periodLockDate: null }));

  it('is credited instead, its money paid back, and every account comes to nothing', async () => {
    const { orderId } = await bookPaid();
    await shop.act(orderId, 'refund', '5.00');
    const row = await settle(orderId);
    const before = sumBooks(await shop.readBooks(), String(orderId));
    await closeItsMonth(row);
    const plan = await readPlan(row);
    expect([plan.outcome, plan.writes.map(({ action, type }) => `${action} ${type}`)]).toEqual([
      'sends',
      ['create creditNote', 'create refund'],
    ]);
    const after = await undo(row);
    expect([after.state, after.reason?.code]).toEqual(['skipped', 'order.excluded']);
    expect(sumBooks(await shop.readBooks(), String(orderId))).toEqual({});
    expect(countStandingInvoices(await shop.readBooks(), String(orderId))).toBe(0);
    expect(await shop.findDifferences()).toEqual([]);
    await expect(readPlan(row)).rejects.toThrow('order.nothing_to_undo');
    // Looked at again, and with the month open: it stays as it is.
    const calls = await shop.countCalls();
    await shop.resync(orderId);
    expect((await settle(orderId)).state).toBe('skipped');
    expect(await shop.countCalls()).toBe(calls);
    await shop.client.admin('POST', `${pathOf(row)}/include`, {});
    const again = await settle(orderId);
    expect([again.state, again.documents.some(({ number }) => number.endsWith('-2'))]).toEqual([
      'booked',
      true,
    ]);
    expect(sumBooks(await shop.readBooks(), String(orderId))).toEqual(before);
    await undo(again);
    expect(sumBooks(await shop.readBooks(), String(orderId))).toEqual({});
  }, 60_000);

  it('has its credit set against its invoice where nobody paid', async () => {
    if (browser === undefined) throw new Error('no browser');
    const { id } = await shop.placeUnpaid();
    const row = await settle(id);
    await closeItsMonth(row);
    const context = await browser.newContext({ viewport: { width: 1280, height: 1500 } });
    const page = await context.newPage();
    await page.goto(`${shop.appUrl}#${pathOf(row)}`);
    await page.getByRole('button', { name: 'Take out of Xero …' }).click();
    await page.getByText('New: credit note').waitFor();
    await lookAt(page, 'undo-by-credit');
    expect((await readPlan(row)).writes.map(({ action, type }) => `${action} ${type}`)).toEqual([
      'create creditNote',
      'create allocation',
    ]);
    await page.getByLabel('Why is this order taken out of the books?').fill('a test order');
    await page.getByRole('button', { name: 'Take it out of Xero' }).click();
    await page.getByText('Not booked, as a person chose: a test order').waitFor();
    await page.getByRole('button', { name: 'Book after all' }).waitFor();
    await settle(id);
    await page.getByText(`Credit note ${row.number}-CN`).first().waitFor();
    await lookAt(page, 'undone-by-credit');
    const books = await shop.readBooks();
    expect(sumBooks(books, String(id))).toEqual({});
  }, 60_000);

  it('stays, with the reason, where it was changed in Xero, and so does the rest', async () => {
    const { id } = await shop.placeUnpaid();
    const row = await settle(id);
    const number = row.documents[0]?.number ?? '';
    await shop.advance(30_000);
    await shop.actInXero({ action: 'edit', number, amount: 1 });
    await shop.waitFor(id, 'held');
    await shop.client.admin('POST', `${pathOf(row)}/decide`, { choice: 'keep' });
    await settle(id);
    await closeItsMonth(row);
    const plan = await readPlan(row);
    expect([plan.outcome, plan.reason?.code, plan.writes]).toEqual([
      'needsYou',
      'order.undo_closed',
      [],
    ]);
    const held = await undo(row);
    expect([held.state, held.reason?.code]).toEqual(['held', 'order.undo_closed']);
    expect(countStandingInvoices(await shop.readBooks(), String(id))).toBe(1);
    await shop.client.admin('POST', `${pathOf(row)}/include`, {});
    expect((await settle(id)).state).toBe('booked');
  }, 60_000);
});

let daysAhead = 0;

/** What was booked meanwhile may be dated on the first day after the last of these. */
function closeItsMonth(row: WireOrderRow): Promise<void> {
  daysAhead += 3;
  return closeMonth(shop, row, shop.clocks.nowMs() + daysAhead * DAY_MS);
}

it('an order that is not in Xero has nothing to take back', async () => {
  const row = await bookPaid();
  await undo(row);
  await expect(readPlan(row)).rejects.toThrow('order.nothing_to_undo');
  await expect(undo(row)).rejects.toThrow('order.nothing_to_undo');
});

it('is done for several orders at once: what can be taken back and what not, then all of it', async () => {
  if (browser === undefined) throw new Error('no browser');
  const rows = [await bookPaid(), await bookPaid()];
  const [gone, ...left] = [await undo(await bookPaid()), ...rows];
  const context = await browser.newContext({ viewport: { width: 1280, height: 860 } });
  const page = await context.newPage();
  await page.goto(`${shop.appUrl}#/orders`);
  for (const { number } of [gone, ...left]) {
    await page.getByRole('checkbox', { name: `Choose order ${number}`, exact: true }).check();
  }
  await page.getByRole('button', { name: 'Take out of Xero …' }).click();
  await page.getByText('2 orders can be taken out of Xero: 4 documents').waitFor();
  await page.getByText(`Order ${gone.number}: nothing of it stands in Xero`).waitFor();
  await lookAt(page, 'undo-several');
  await page.getByLabel('Why are these orders taken out of the books?').fill('a test day');
  await page.getByRole('button', { name: 'Take 2 orders out of Xero' }).click();
  await page.getByText('2 done, 0 refused.').waitFor();
  for (const { orderId } of left) {
    expect((await settle(orderId)).state).toBe('skipped');
    expect(sumBooks(await shop.readBooks(), String(orderId))).toEqual({});
  }
}, 60_000);

it('is done on the order’s page: the plan, a reason, then it is gone', async () => {
  if (browser === undefined) throw new Error('no browser');
  const row = await bookPaid();
  const context = await browser.newContext({ viewport: { width: 1280, height: 860 } });
  const page = await context.newPage();
  await page.goto(`${shop.appUrl}#${pathOf(row)}`);
  await page.getByRole('button', { name: 'Take out of Xero …' }).click();
  await page.getByText('This will be done in Xero:').waitFor();
  await lookAt(page, 'undo-plan');
  await page.getByLabel('Why is this order taken out of the books?').fill('booked by mistake');
  await page.getByRole('button', { name: 'Take it out of Xero' }).click();
  await page.getByText('Not booked, as a person chose: booked by mistake').waitFor();
  await page.getByRole('button', { name: 'Book after all' }).waitFor();
  await lookAt(page, 'undone');
}, 60_000);
