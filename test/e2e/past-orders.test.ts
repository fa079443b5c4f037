import type { Browser, FrameLocator, Page } from 'playwright-core';
import { EndToEndShop } from '../support/end-to-end-shop.ts';
import { lookAt, openBrowser } from '../support/open-browser.ts';

const DAY_MS = 86_400_000;
/** A large page, looked at by axe, on a machine that others use too. */
const LONG_MS = 240_000;

let shop: EndToEndShop;
let browser: Browser | undefined;
let page: Page;
let frame: FrameLocator;

beforeAll(async () => {
  shop = await EndToEndShop.startInShiftedTime('--orders', '12', '--seed', '5', '--when', 'placed');
  browser = await openBrowser();
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  page = await context.newPage();
  frame = page.frameLocator('#daybook');
  await page.goto(`${shop.backOfficeUrl}#/settings`);
  await frame.getByRole('heading', { level: 1, name: 'Settings' }).waitFor();
}, 240_000);

afterAll(async () => {
  await browser?.close();
  await shop.stop();
});

const dayOf = (offset: number) => new Date(Date.now() + offset * DAY_MS).toISOString().slice(0, 10);

async function chooseDays(from: string, to: string): Promise<void> {
  await frame.getByLabel('First day', { exact: true }).fill(from);
  await frame.getByLabel('Last day', { exact: true }).fill(to);
}

it(
  'says what taking in past orders comes to before it begins, and takes them in',
  async () => {
    const before = await shop.countCalls();
    await chooseDays(dayOf(-200), dayOf(1));
    await frame.getByText('The store has 12 orders of these days.').waitFor();
    await frame.getByText(/are booked already: only what has changed/).waitFor();
    await frame.getByText('None of them is to be booked.').waitFor();
    // Looked at, and nothing written: the invoices of that time are read.
    expect((await shop.countCalls()) - before).toBeLessThanOrEqual(3);
    await frame.getByRole('button', { name: 'Take in these orders' }).scrollIntoViewIfNeeded();
    await lookAt(page, 'past-orders-estimate-1280');
    await page.setViewportSize({ width: 700, height: 900 });
    await lookAt(page, 'past-orders-estimate-700');
    await page.setViewportSize({ width: 1280, height: 900 });
    await frame.getByRole('button', { name: 'Take in these orders' }).click();
    // The days of going live are the other one.
    await frame
      .getByRole('cell', { name: /^Done\./ })
      .nth(1)
      .waitFor();
    expect((await shop.xeroCounts()).doubledNumbers).toBe(0);
  },
  LONG_MS,
);
