import type { Browser, BrowserContext, FrameLocator, Page } from 'playwright-core';
import type { WireOrderRow } from '../../sidecar/src/contract/index.ts';
import { EndToEndShop } from '../support/end-to-end-shop.ts';
import { lookAt, openBrowser } from '../support/open-browser.ts';

let shop: EndToEndShop;
let browser: Browser | undefined;
let context: BrowserContext;
let page: Page;
let frame: FrameLocator;
let held: WireOrderRow;
let booked: WireOrderRow;

const ALL = { permissions: ['view', 'operate', 'account', 'administer'] };
const EXPIRED = 'Please sign in again';
const STOPPED = 'The Daybook service does not answer';

beforeAll(async () => {
  shop = await EndToEndShop.start('--orders', '20', '--seed', '5', '--when', 'placed');
  await shop.changeRules((rules) => ({
    ...rules,
    accounts: { ...rules.accounts, shipping: null },
  }));
  await shop.place(12);
  await shop.settle();
  const rows = await shop.client.listOrders();
  held = findState(rows, 'held');
  booked = findState(rows, 'booked');
  browser = await openBrowser();
  context = await browser.newContext({ viewport: { width: 1280, height: 860 } });
  page = await context.newPage();
  frame = page.frameLocator('#daybook');
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await shop.stop();
});

function findState(rows: readonly WireOrderRow[], state: WireOrderRow['state']): WireOrderRow {
  const row = rows.find((entry) => entry.state === state);
  if (row === undefined) throw new Error(`no order is ${state}`);
  return row;
}

function listRoutes(): readonly string[] {
  const order = `/orders/${booked.linkId}/${booked.orderId}`;
  return ['/', '/orders', order, '/review', '/mappings', '/settings'];
}

/** A page of Daybook in the back office, loaded anew. */
async function open(route: string): Promise<void> {
  await page.goto('about:blank');
  await page.goto(`${shop.backOfficeUrl}#${route}`);
  await frame.getByRole('heading', { level: 1 }).waitFor();
}

async function openOrder(row: WireOrderRow): Promise<FrameLocator> {
  await page.goto(new URL(`/Admin/Order/Edit/${row.orderId}`, shop.backOfficeUrl).href);
  const block = page.frameLocator('#daybook-block');
  await block.getByText('Open in Daybook').waitFor({ state: 'attached' });
  return block;
}

async function findWideFrames(): Promise<string[]> {
  const wide: string[] = [];
  for (const inner of page.frames()) {
    const isTooWide = await inner.evaluate(
      'document.documentElement.scrollWidth > document.documentElement.clientWidth',
    );
    if (isTooWide === true) wide.push(inner.url());
  }
  return wide;
}

it('the order page says in its header that the order needs somebody, and the block says why', async () => {
  const block = await openOrder(held);
  await page.getByRole('button', { name: 'Xero: needs you' }).waitFor();
  await block.getByText('Not in Xero yet. No account is chosen for shipping.').waitFor();
  await block.getByText(/other orders? waits? for the same/).waitFor();
  await lookAt(page, 'order-page-held');
  await block.getByRole('link', { name: 'Fix this' }).click();
  await page.waitForURL(/Admin\/Daybook\/?#\/review/);
});

it('a booked order links to its documents, and is resynced without leaving the page', async () => {
  const block = await openOrder(booked);
  await page.getByRole('button', { name: 'Xero: booked' }).click();
  await block.getByRole('link', { name: /^Invoice .+ in Xero$/ }).waitFor();
  await block.getByRole('button', { name: 'Resync order' }).click();
  await block.getByText('Compared.').waitFor();
  await lookAt(page, 'order-page-booked');
});

it('somebody who may only look sees which right is missing, and the service refuses too', async () => {
  await shop.client.control('/admin', { permissions: ['view'] });
  await open('/');
  const pause = frame.getByRole('button', { name: 'Pause booking' });
  expect(await pause.getAttribute('aria-disabled')).toBe('true');
  expect(await pause.getAttribute('title')).toContain('“operate”');
  const refused = shop.client.admin('POST', `/links/${booked.linkId}/pause`, {});
  await expect(refused).rejects.toThrow('request.forbidden');
  expect((await shop.client.status()).links[0]?.state).toBe('live');
  await lookAt(page, 'viewer');
  await shop.client.control('/admin', ALL);
});

it('an expired login is said once, keeps what was typed, and is over after signing in again', async () => {
  await open('/settings');
  const days = frame.getByLabel('Days until an invoice is due');
  await days.fill('23');
  await shop.client.control('/admin', { isSignedIn: false });
  await frame.getByText(EXPIRED, { exact: true }).waitFor();
  await lookAt(page, 'login-expired');
  const opened = context.waitForEvent('page');
  await frame.getByRole('link', { name: 'Open the login in a new tab' }).click();
  const login = await opened;
  await login.getByRole('button', { name: 'Log in' }).click();
  await login.waitForURL(/Admin\/Daybook/);
  await login.close();
  await frame.getByText(EXPIRED, { exact: true }).waitFor({ state: 'hidden' });
  expect(await days.inputValue()).toBe('23');
  await frame.getByRole('button', { name: 'Apply to orders not booked yet' }).click();
  await frame.getByText('Applied to orders').waitFor();
});

it('a page that is opened with an expired login goes on by itself', async () => {
  await shop.client.control('/admin', { isSignedIn: false });
  await page.goto(shop.appUrl);
  await page.getByRole('button', { name: 'Log in' }).click();
  await page.getByRole('heading', { level: 1, name: 'Home' }).waitFor();
});

it('a service that stops is said on every page, Home says nothing, and all goes on by itself', async () => {
  await open('/settings');
  await shop.service.stop();
  await frame.getByText(STOPPED, { exact: true }).waitFor();
  await frame.getByRole('link', { name: 'Home' }).click();
  await frame.getByText('How things stand is not known at the moment.').waitFor();
  expect(await frame.getByText('Nothing needs you').count()).toBe(0);
  await lookAt(page, 'service-stopped');
  await page.goto(new URL(`/Admin/Order/Edit/${booked.orderId}`, shop.backOfficeUrl).href);
  await page.getByRole('button', { name: 'Xero: not known' }).waitFor();
  await page.frameLocator('#daybook-block').getByText(STOPPED).waitFor();
  await page.goto(shop.backOfficeUrl);
  await frame.getByText(STOPPED).waitFor();
  await shop.service.start();
  await frame.getByRole('heading', { level: 1, name: 'Home' }).waitFor();
});

it('a service that comes back is shown by itself', async () => {
  await open('/');
  await shop.service.stop();
  await frame.getByText(STOPPED, { exact: true }).waitFor();
  await shop.service.start();
  await frame.getByText(STOPPED, { exact: true }).waitFor({ state: 'hidden' });
  await frame.getByRole('heading', { level: 1, name: 'Home' }).waitFor();
});

it('every page reads from right to left without a fault, amounts under their heads', async () => {
  await shop.client.control('/admin', { direction: 'rtl', language: 'ar' });
  for (const route of listRoutes()) {
    await open(route);
    await lookAt(page, `rtl${route.replaceAll('/', '-').slice(0, 14)}`);
  }
  await open('/orders');
  const head = await frame.getByRole('columnheader', { name: 'Total' }).boundingBox();
  const cell = await frame.locator('td.amount bdi').first().boundingBox();
  expect(Math.abs((cell?.x ?? 0) - (head?.x ?? 0))).toBeLessThan(20);
  await openOrder(held);
  await lookAt(page, 'rtl-order-page');
  await shop.client.control('/admin', { direction: 'ltr', language: 'en' });
}, 120_000);

it.each([360, 2560])(
  'nothing scrolls sideways at %i px',
  async (width) => {
    await page.setViewportSize({ width, height: 800 });
    for (const route of listRoutes()) {
      await open(route);
      await lookAt(page, `${width}${route.replaceAll('/', '-').slice(0, 14)}`);
      expect(await findWideFrames()).toEqual([]);
    }
    await openOrder(held);
    await lookAt(page, `${width}-order-page`);
    expect(await findWideFrames()).toEqual([]);
  },
  120_000,
);
