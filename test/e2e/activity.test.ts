import type { Browser, FrameLocator, Page } from 'playwright-core';
import type { WireActivityList } from '../../sidecar/src/contract/index.ts';
import { EndToEndShop } from '../support/end-to-end-shop.ts';
import { lookAt, openBrowser } from '../support/open-browser.ts';

let shop: EndToEndShop;
let browser: Browser | undefined;
let page: Page;
let frame: FrameLocator;

beforeAll(async () => {
  shop = await EndToEndShop.start('--orders', '12', '--seed', '5', '--when', 'placed');
  browser = await openBrowser();
  const context = await browser.newContext({ viewport: { width: 1280, height: 860 } });
  page = await context.newPage();
  frame = page.frameLocator('#daybook');
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await shop.stop();
});

async function open(route: string): Promise<void> {
  await page.goto('about:blank');
  await page.goto(`${shop.backOfficeUrl}#${route}`);
  await frame.getByRole('heading', { level: 1 }).waitFor();
}

function read(query: string): Promise<WireActivityList> {
  return shop.client.admin('GET', `/activity?${query}`);
}

async function readCsv(query: string): Promise<string> {
  return (await fetch(`${shop.appUrl}api/v1/activity/csv?${query}`)).text();
}

it('what a person changed is there with their name, and with what it was and what it became', async () => {
  await shop.changeRules((rules) => ({
    ...rules,
    settings: { ...rules.settings, dueDays: 21 },
    accounts: { ...rules.accounts, shipping: '200' },
  }));
  await open('/');
  await frame.getByRole('link', { name: 'Activity', exact: true }).click();
  const row = frame.getByRole('row', { name: /Changed the rules/ }).first();
  await row.getByText('Days until an invoice is due').last().waitFor();
  const text = await row.innerText();
  expect(text).toContain('Demo admin');
  expect(text).toMatch(/Days until an invoice is due: 0 →.*21/s);
  expect(text).toMatch(/Account of shipping: .+ →.*200 Sales/s);
  await lookAt(page, 'activity-people');
});

it('what Daybook did and the calls are lists of their own, and a body opens without personal data', async () => {
  await open('/activity?kind=daybook');
  await frame
    .getByRole('row', { name: /Booked an invoice/ })
    .first()
    .waitFor();
  await lookAt(page, 'activity-daybook');
  await frame.getByText('Calls to Xero', { exact: true }).click();
  const contacts = frame.getByRole('row', { name: /^.+ Contacts / }).first();
  await contacts.getByRole('button', { name: 'Show what was sent' }).click();
  const body = frame.getByRole('region', { name: 'What was sent' });
  await body.waitFor();
  const { model } = JSON.parse(await body.innerText()) as {
    model: { contacts: { name: string; contactNumber: string }[] };
  };
  const [sent] = model.contacts;
  expect(sent?.name).toBe('***');
  expect(sent?.contactNumber).toMatch(/^D/);
  expect(await body.innerText()).not.toContain('@');
  await lookAt(page, 'activity-calls');
});

it('is searched by order number in each of the lists', async () => {
  const [order] = await shop.client.listOrders();
  await shop.resync(order?.orderId ?? 0);
  await open('/activity');
  await frame.getByRole('searchbox').fill(order?.number ?? '');
  await frame.getByRole('row').nth(1).waitFor();
  await frame.getByText('Resynced an order').waitFor();
  for (const kind of ['people', 'daybook', 'calls']) {
    const { entries } = await read(`kind=${kind}&search=${order?.number}`);
    expect([kind, entries.length > 0]).toEqual([kind, true]);
    const others = entries.filter((entry) => entry.order && entry.order.number !== order?.number);
    expect(others).toEqual([]);
  }
  expect((await read('kind=calls&search=nothing-like-that')).entries).toEqual([]);
});

it.each(['people', 'daybook', 'calls'])('every page of %s follows the one before', async (kind) => {
  const whole = (await read(`kind=${kind}&limit=500`)).entries.map(({ id }) => id);
  const paged: string[] = [];
  let next: string | null = '';
  while (next !== null) {
    const after: string = next === '' ? '' : `&after=${encodeURIComponent(next)}`;
    const part: WireActivityList = await read(`kind=${kind}&limit=3${after}`);
    paged.push(...part.entries.map(({ id }) => id));
    next = part.next;
  }
  expect(whole.length).toBeGreaterThan(3);
  expect(paged).toEqual(whole);
});

it('a file of it runs nothing in a spreadsheet', async () => {
  const [order] = (await shop.client.listOrders()).filter(
    ({ documents }) => documents.length === 0,
  );
  const path = `/orders/${order?.linkId}/${order?.orderId}`;
  if (order !== undefined) {
    await shop.client.admin('POST', `${path}/exclude`, { reason: '=HYPERLINK("http://x","y")' });
    expect(await readCsv('kind=people')).toContain(`"'=HYPERLINK(""http://x"",""y"")"`);
  }
  expect(await readCsv('kind=people')).toContain('rules published,,settings.dueDays,0,21');
  expect(await readCsv('kind=daybook')).toMatch(/posted\.invoice,\d+,[^,]+,\d+\.\d\d,/);
  expect(await readCsv('kind=calls')).toMatch(/call\.invoice,\d+,answered,200,1,/);
});
