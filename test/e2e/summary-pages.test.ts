import type { Browser, Page } from 'playwright-core';
import type { WireActivityList, WireOrderRow } from '../../sidecar/src/contract/index.ts';
import { compareAllBooks } from '../support/compare-all-books.ts';
import { EndToEndShop } from '../support/end-to-end-shop.ts';
import { lookAt, openBrowser } from '../support/open-browser.ts';

const DAY_MS = 86_400_000;

let shop: EndToEndShop;
let browser: Browser | undefined;
let page: Page;
beforeAll(async () => {
  shop = await EndToEndShop.startInShiftedTime('--orders', '2', '--seed', '11');
  browser = await openBrowser();
  const context = await browser.newContext({ viewport: { width: 1280, height: 860 } });
  page = await context.newPage();
}, 60_000);
afterAll(async () => {
  await browser?.close();
  await shop.stop();
});

it('is chosen in Settings, shown while an order waits, and leads from an order to all of its day', async () => {
  await page.goto(`${shop.appUrl}#/settings`);
  const card = page.getByRole('region', { name: 'How many invoices are there in Xero?' });
  await card.getByRole('radio', { name: 'One for each day and payment method' }).check();
  await card.getByText('goes into the summary of the day that it is paid on').waitFor();
  await card.scrollIntoViewIfNeeded();
  await lookAt(page, 'summary-setting');
  await page.getByRole('button', { name: 'Apply to orders not booked yet' }).click();
  await page.getByText('Applied to orders that are not booked yet.').waitFor();

  const ids: number[] = [];
  for (let tries = 0; tries < 60 && ids.length < 3; tries += 1) {
    const order = await shop.placePaid();
    await shop.settle();
    const row = await shop.waitFor(order.id, 'booked', 'waiting', 'held');
    if (row.reason?.code === 'order.waits_for_summary') ids.push(order.id);
  }
  const row = await shop.waitFor(ids[0] ?? 0, 'waiting');
  const path = `#/orders/${row.linkId}/${row.orderId}`;
  await page.goto(`${shop.appUrl}${path}`);
  await page
    .getByText(/Waiting: it goes into the summary of/)
    .first()
    .waitFor();
  await lookAt(page, 'summary-waiting');

  await shop.advance(2 * DAY_MS);
  await shop.settle();
  await shop.settle();
  const booked = await shop.waitFor(row.orderId, 'booked');
  const number = booked.documents[0]?.number ?? '';
  await page.goto('about:blank');
  await page.goto(`${shop.appUrl}${path}`);
  await page.getByText(`This order’s part of ${number}`).first().waitFor();
  await lookAt(page, 'summary-order');
  await page.getByRole('link', { name: 'See all its orders' }).first().click();
  await page.getByRole('link', { name: row.number, exact: true }).waitFor();
  expect(new URL(page.url()).hash).toContain(`search=${encodeURIComponent(number)}`);
  await lookAt(page, 'summary-orders');
}, 240_000);

it('one that was voided in Xero is made again from Review, with the next number and its payment', async () => {
  const partOf = ({ documents }: WireOrderRow) =>
    documents.find(({ type, isPart }) => type === 'invoice' && isPart);
  const booked = (await shop.client.listOrders()).filter((row) => partOf(row) !== undefined);
  const [first] = booked;
  const number = (first && partOf(first)?.number) ?? '';
  const own = booked.filter((row) => partOf(row)?.number === number);
  const before = await readInvoice(number);
  await shop.actInXero({ action: 'removePayments', number });
  await shop.actInXero({ action: 'void', number });
  await shop.advance(61 * 60_000);
  await page.goto('about:blank');
  await page.goto(`${shop.appUrl}#/review`);
  const told = `Summary ${number} was voided or deleted in Xero.`;
  await page.getByRole('heading', { name: told }).waitFor();
  await lookAt(page, 'summary-voided');
  await page.getByRole('button', { name: 'Make it again' }).click();
  await page.getByText(`It is made again as ${number}-2`).waitFor();
  await lookAt(page, 'summary-made-again');
  await shop.settle();
  const after = await readInvoice(`${number}-2`);
  expect([after?.Total, after?.Status, before?.Total]).toEqual([
    before?.Total,
    'PAID',
    after?.Total,
  ]);
  expect((await readInvoice(number))?.Status).toBe('VOIDED');
  for (const old of own) {
    const row = await shop.waitFor(old.orderId, 'booked');
    expect(partOf(row)).toMatchObject({ number: `${number}-2`, total: partOf(old)?.total });
  }
  expect((await shop.xeroCounts()).doubledNumbers).toBe(0);
  expect(await compareAllBooks(shop)).toEqual([]);
  const { entries } = await shop.client.admin<WireActivityList>('GET', '/activity?kind=people');
  expect(entries[0]?.what).toBe('summary made again');
}, 240_000);

async function readInvoice(number: string) {
  return (await shop.readBooks()).invoices.find((it) => it.InvoiceNumber === number);
}

it('those that wait are made before midnight, where a person wants that', async () => {
  let waiting = 0;
  for (let tries = 0; tries < 40 && waiting === 0; tries += 1) {
    const order = await shop.placePaid();
    await shop.settle();
    const row = await shop.waitFor(order.id, 'booked', 'waiting', 'held');
    if (row.reason?.code === 'order.waits_for_summary') waiting = order.id;
  }
  await page.goto('about:blank');
  await page.goto(`${shop.appUrl}#/orders`);
  const panel = page.getByRole('region', { name: 'Summaries that are made after midnight' });
  await panel
    .getByText(/1 order so far/)
    .first()
    .waitFor();
  await lookAt(page, 'summary-now');
  await panel.getByRole('button', { name: 'Make them now' }).click();
  await page.getByText(/being put into/).waitFor();
  await shop.settle();
  expect((await shop.waitFor(waiting, 'booked')).documents[0]?.isPart).toBe(true);
  const { entries } = await shop.client.admin<WireActivityList>('GET', '/activity?kind=people');
  expect(entries[0]?.what).toBe('summaries made early');
}, 240_000);

it('some orders go the other way: by payment method and customer role, in Settings', async () => {
  await page.goto('about:blank');
  await page.goto(`${shop.appUrl}#/settings`);
  const card = page.getByRole('region', { name: 'Is that another way for some orders?' });
  await card.getByText('No: all orders go the same way.').waitFor();
  await card.getByLabel('Which orders').selectOption('role Wholesale');
  await card.getByRole('button', { name: 'Add' }).click();
  const row = card.getByLabel('Customers of the role Wholesale', { exact: true });
  expect(await row.inputValue()).toBe('perOrder');
  await row.selectOption('daily');
  await card.scrollIntoViewIfNeeded();
  await lookAt(page, 'summary-by-role');
  await page.getByRole('button', { name: 'Apply to orders not booked yet' }).click();
  await page.getByText('Applied to orders that are not booked yet.').waitFor();
  await shop.changeRules((rules) => {
    expect(rules.settings.postingModes).toEqual([
      { paymentMethod: null, customerRole: 'Wholesale', mode: 'daily' },
    ]);
    return rules;
  });
  await page.goto(`${shop.appUrl}#/activity`);
  await page
    .getByText('Invoices by order or by day: Wholesale')
    .first()
    .waitFor({ state: 'attached' });
  await lookAt(page, 'summary-by-role-activity');
}, 120_000);
