import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { EndToEndShop } from '../support/end-to-end-shop.ts';
import { lookAt, openBrowser } from '../support/open-browser.ts';

let shop: EndToEndShop;
let browser: Browser | undefined;
let context: BrowserContext;
let page: Page;
const faults: string[] = [];

beforeAll(async () => {
  shop = await EndToEndShop.start('--orders', '60', '--seed', '5');
  browser = await openBrowser();
  context = await browser.newContext({ viewport: { width: 1280, height: 860 } });
  page = await context.newPage();
  page.on('pageerror', (error) => faults.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text());
  });
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await shop.stop();
});

afterEach(() => {
  expect(faults.splice(0)).toEqual([]);
});

async function open(route: string, heading: string): Promise<void> {
  await page.goto(`${shop.appUrl}#${route}`);
  await page.getByRole('heading', { level: 1, name: heading }).waitFor();
}

/** In sight without scrolling sideways. */
async function expectWithin(element: Locator, width: number): Promise<void> {
  const box = await element.boundingBox();
  expect((box?.x ?? width) + (box?.width ?? 0)).toBeLessThanOrEqual(width);
}

it('Home says how yesterday went, what needs a person, and where the rest is', async () => {
  await open('/', 'Home');
  await page.getByRole('heading', { name: 'The last days' }).waitFor();
  await page.getByText('Books into').waitFor();
  await lookAt(page, 'home');
});

it('Orders are listed, filtered by state and searched by number', async () => {
  await open('/orders', 'Orders');
  await page.getByRole('row').nth(1).waitFor();
  await lookAt(page, 'orders');
  await page.getByText(/^Booked \d+$/).click();
  await page.waitForURL(/state=booked/);
  const [booked] = (await shop.client.listOrders()).filter(({ state }) => state === 'booked');
  await page.getByRole('searchbox').fill(booked?.number ?? '');
  await page.getByRole('link', { name: booked?.number ?? '', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: `Order ${booked?.number}` }).waitFor();
});

it('an order shows both sides, and a resync of what is right sends nothing', async () => {
  const [booked] = (await shop.client.listOrders()).filter(({ state }) => state === 'booked');
  const { invoices } = await shop.xeroCounts();
  await open(`/orders/${booked?.linkId}/${booked?.orderId}`, `Order ${booked?.number}`);
  await page.getByRole('heading', { name: `Invoice ${booked?.documents[0]?.number}` }).waitFor();
  await lookAt(page, 'order');
  await page.getByRole('button', { name: 'Resync order' }).click();
  await page.getByText('Nothing to send: Xero agrees.').waitFor();
  await shop.settle();
  expect((await shop.xeroCounts()).invoices).toBe(invoices);
});

it('several orders are compared before anything is sent', async () => {
  const { invoices } = await shop.xeroCounts();
  await open('/orders?state=booked', 'Orders');
  const boxes = page.getByRole('checkbox', { name: /^Choose order/ });
  await boxes.nth(0).check();
  await boxes.nth(1).check();
  await page.getByRole('button', { name: 'Resync these orders' }).click();
  await page.getByText('0 would send something, 2 agree with Xero already.').waitFor();
  await page.getByRole('button', { name: 'Send this', exact: true }).click();
  await page.getByText('2 done, 0 refused.').waitFor();
  await shop.settle();
  expect((await shop.xeroCounts()).invoices).toBe(invoices);
});

it('booking is paused and resumed from every page', async () => {
  await open('/review', 'Review');
  await lookAt(page, 'review');
  await page.getByRole('button', { name: 'Pause booking' }).click();
  await page.getByText(/Paused by Demo admin at .+ New orders wait, nothing is lost/).waitFor();
  expect((await shop.client.status()).links[0]?.state).toBe('paused');
  await page.getByRole('button', { name: 'Resume' }).click();
  await page.getByRole('button', { name: 'Pause booking' }).waitFor();
});

it('a mapping is changed, counted, and applied to orders that are not booked yet', async () => {
  await open('/mappings', 'Mappings');
  await page.getByRole('tab', { name: 'Shipping' }).click();
  await page.getByRole('combobox', { name: 'Shipping', exact: true }).click();
  await page.locator('[role=option]:visible').last().click();
  await page.getByText('1 change not applied').waitFor();
  await lookAt(page, 'mappings');
  await page.getByRole('button', { name: 'Apply 1 change …' }).click();
  await page.getByText('No waiting order is released').waitFor();
  await page.getByRole('button', { name: 'Apply 1 change', exact: true }).click();
  await page.getByText('Rules no. 2').waitFor();
});

it('a setting that cannot be is refused beside it, and a right one is kept', async () => {
  await open('/settings', 'Settings');
  await lookAt(page, 'settings');
  const days = page.getByLabel('Days until an invoice is due');
  await days.fill('21');
  await page.getByRole('button', { name: 'Apply to orders not booked yet' }).click();
  await page.getByText('Applied to orders').waitFor();
  await page.reload();
  await page.getByRole('heading', { level: 1, name: 'Settings' }).waitFor();
  await expect(days.inputValue()).resolves.toBe('21');
});

it('an opened order has the focus, and the list is where it was left', async () => {
  await open('/orders', 'Orders');
  const last = page.getByRole('link', { name: /^\d+$/ }).last();
  await last.focus();
  const number = await last.textContent();
  const place = await page.evaluate('window.scrollY');
  expect(place).toBeGreaterThan(0);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: `Order ${number}` }).waitFor();
  expect(await page.evaluate('document.activeElement.id')).toBe('main');
  expect(await page.evaluate('window.scrollY')).toBe(0);
  // The next thing that Tab reaches is of the page, not of the frame around it.
  await page.keyboard.press('Tab');
  expect(await page.evaluate('document.activeElement.textContent')).toBe('All orders');
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: number ?? '', exact: true }).waitFor();
  expect(await page.evaluate('window.scrollY')).toBe(place);
});

it('a period that ends before it begins says so', async () => {
  await open('/orders?from=2026-12-01&to=2026-11-01', 'Orders');
  await page.getByText('The last day is before the first.').waitFor();
  await page.getByText('0 orders').waitFor();
  await lookAt(page, 'orders-none');
});

it('a route that is not there says so', async () => {
  await page.goto(`${shop.appUrl}#/nowhere`);
  await page.getByText('There is no such page.').waitFor();
});

it('fits a telephone without scrolling sideways', async () => {
  await page.setViewportSize({ width: 360, height: 740 });
  for (const [route, heading] of [
    ['/', 'Home'],
    ['/orders', 'Orders'],
    ['/review', 'Review'],
    ['/mappings', 'Mappings'],
    ['/settings', 'Settings'],
  ] as const) {
    await open(route, heading);
    const isTooWide = await page.evaluate(
      'document.documentElement.scrollWidth > document.documentElement.clientWidth',
    );
    expect([route, isTooWide]).toEqual([route, false]);
    if (route === '/') await lookAt(page, 'home-360');
    const tabs = await page.getByRole('navigation').getByRole('link').all();
    for (const tab of tabs) await expectWithin(tab, 360);
  }
  const [booked] = (await shop.client.listOrders()).filter(({ state }) => state === 'booked');
  await open(`/orders/${booked?.linkId}/${booked?.orderId}`, `Order ${booked?.number}`);
  await expectWithin(page.getByRole('columnheader', { name: 'In Xero' }), 360);
  await page
    .getByRole('button', { name: /^Why 200 / })
    .first()
    .waitFor();
  await lookAt(page, 'order-360');
  await page.setViewportSize({ width: 1280, height: 860 });
});

it('is framed by the back office, whose address follows the inner route', async () => {
  await page.goto(shop.backOfficeUrl);
  const frame = page.frameLocator('#daybook');
  await frame.getByRole('link', { name: 'Orders' }).click();
  await frame.getByRole('heading', { level: 1, name: 'Orders' }).waitFor();
  await page.waitForURL(/#\/orders/);
  await lookAt(page, 'framed');
});
