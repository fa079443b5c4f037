import type { Browser, Page } from 'playwright-core';
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
