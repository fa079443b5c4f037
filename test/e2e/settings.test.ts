import SqliteConnection from 'better-sqlite3';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser, BrowserContext, FrameLocator, Page } from 'playwright-core';
import { EndToEndShop } from '../support/end-to-end-shop.ts';
import { lookAt, openBrowser } from '../support/open-browser.ts';

let shop: EndToEndShop;
let browser: Browser | undefined;
let context: BrowserContext;
let page: Page;
let frame: FrameLocator;
const faults: string[] = [];

const ALL = { permissions: ['view', 'operate', 'account', 'administer'] };
/** A large page, looked at by axe, on a machine that others use too. */
const LONG_MS = 240_000;
const APPLY = 'Apply to orders not booked yet';
const STOP = 'Stop using Daybook and erase';

beforeAll(async () => {
  shop = await EndToEndShop.start('--orders', '12', '--seed', '5', '--when', 'placed');
  browser = await openBrowser();
  context = await browser.newContext({ viewport: { width: 1280, height: 860 } });
  page = await context.newPage();
  page.on('pageerror', (error) => faults.push(String(error)));
  frame = page.frameLocator('#daybook');
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await shop.stop();
});

afterEach(() => {
  expect(faults.splice(0)).toEqual([]);
});

async function open(route: string): Promise<void> {
  await page.goto('about:blank');
  await page.goto(`${shop.backOfficeUrl}#${route}`);
  await frame.getByRole('heading', { level: 1 }).waitFor();
}

function card(question: string) {
  return frame.getByRole('region', { name: question, exact: true });
}

it(
  'each card has an example of the latest order, its default, and who changed it last',
  async () => {
    await open('/settings');
    const due = card('When is an invoice due?');
    await due.getByText(/Example: Order .+ is due on/).waitFor();
    await due.getByText(/As set up by Demo admin/).waitFor();
    const [latest] = await shop.client.listOrders();
    const numbers = card('Which number do invoices get?');
    await numbers.getByLabel('Invoice number', { exact: true }).fill('WEB-{customOrderNumber}');
    await numbers
      .getByText(`Order ${latest?.number} becomes invoice WEB-${latest?.number}.`)
      .waitFor();
    await frame.getByRole('button', { name: 'Undo' }).click();
    const when = card('When is an order booked?');
    expect(await when.getByRole('radio', { name: /paid or shipped.*default/ }).count()).toBe(1);
    await lookAt(page, 'settings-top');
  },
  LONG_MS,
);

it(
  'a change says who made it, and is in the activity with what it was and what it became',
  async () => {
    await open('/settings');
    const due = card('When is an invoice due?');
    await due.getByLabel('Days until an invoice is due').fill('21');
    await card('What if the month of an order is locked in Xero?')
      .getByLabel('Hold the order and ask me')
      .check();
    await frame.getByText('2 changes not applied').waitFor();
    await lookAt(page, 'settings-changed');
    await frame.getByRole('button', { name: APPLY }).click();
    await frame.getByText('Applied to orders').waitFor();
    await due.getByText(/Last changed by Demo admin/).waitFor();
    await frame.getByRole('link', { name: 'Activity' }).click();
    const row = frame.getByRole('row', { name: /Changed the rules/ }).first();
    await row.getByText('Days until an invoice is due').last().waitFor();
    const text = await row.innerText();
    expect(text).toMatch(/Days until an invoice is due: 0 →.*21/s);
    expect(text).toMatch(/Months that are locked: on the next open day →.*held/s);
  },
  LONG_MS,
);

it(
  'what a colleague applies meanwhile is not overwritten, and nothing that was typed is lost',
  async () => {
    await open('/settings');
    await card('When is an invoice due?').getByLabel('Days until an invoice is due').fill('30');
    await shop.changeRules((rules) => ({
      ...rules,
      accounts: { ...rules.accounts, shipping: '260' },
      settings: { ...rules.settings, invoiceNumberPrefix: 'WEB-' },
    }));
    await frame.getByRole('button', { name: APPLY }).click();
    await frame.getByText('Other rules were applied in the meantime.').waitFor();
    await frame.getByText('1 change not applied').waitFor();
    await frame.getByRole('button', { name: APPLY }).click();
    await frame.getByText('Applied to orders').waitFor();
    await shop.changeRules((rules) => {
      expect(rules.accounts.shipping).toBe('260');
      expect(rules.settings).toMatchObject({ invoiceNumberPrefix: 'WEB-', dueDays: 30 });
      return { ...rules, settings: { ...rules.settings, invoiceNumberPrefix: '' } };
    });
  },
  LONG_MS,
);

it(
  'what the rules refuse is said beside the button, and nothing that was typed is lost',
  async () => {
    await open('/settings');
    const number = card('Which number do invoices get?').getByLabel('Invoice number', {
      exact: true,
    });
    await number.fill('always the same');
    await frame.getByRole('button', { name: APPLY }).click();
    await frame
      .getByRole('alert')
      .getByText(/must contain/)
      .waitFor();
    expect(await number.inputValue()).toBe('always the same');
  },
  LONG_MS,
);

it(
  'somebody who may only look reads everything and changes nothing',
  async () => {
    await shop.client.control('/admin', { permissions: ['view'] });
    await open('/settings');
    const due = card('When is an invoice due?').getByLabel('Days until an invoice is due');
    expect(await due.getAttribute('readonly')).not.toBeNull();
    expect(await card('When is an order booked?').getByRole('radio').first().isDisabled()).toBe(
      true,
    );
    for (const name of ['Back up now', STOP, 'Connect to Xero again']) {
      const button = frame.getByRole('button', { name });
      expect([name, await button.getAttribute('aria-disabled')]).toEqual([name, 'true']);
    }
    await frame.getByText('Your rights: view.').waitFor();
    await frame.getByText('This needs the right “account”').waitFor();
    await lookAt(page, 'settings-viewer');
    const { links } = await shop.client.status();
    const stopped = shop.client.admin('POST', `/links/${links[0]?.id}/stop`, { organisation: '' });
    await expect(stopped).rejects.toThrow('request.forbidden');
    await expect(shop.client.admin('POST', '/backups', {})).rejects.toThrow('request.forbidden');
    await shop.client.control('/admin', ALL);
  },
  LONG_MS,
);

it(
  'Back up now makes a copy that opens and is whole',
  async () => {
    await open('/settings');
    await frame.getByRole('button', { name: 'Back up now' }).click();
    await frame.getByText('A copy was made and found whole.').waitFor();
    await lookAt(page, 'settings-backup');
    const folder = path.join(path.dirname(shop.databaseFile), 'backups');
    const [name = ''] = readdirSync(folder);
    const copy = new SqliteConnection(path.join(folder, name), { readonly: true });
    expect(copy.pragma('integrity_check', { simple: true })).toBe('ok');
    expect(copy.prepare('SELECT count(*) AS orders FROM orders').get()).toEqual({ orders: 12 });
    copy.close();
  },
  LONG_MS,
);

it(
  'past orders are taken in once more, and nothing is booked twice',
  async () => {
    await open('/settings');
    const past = frame.getByRole('region', { name: 'Past orders', exact: true });
    const take = past.getByRole('button', { name: 'Take in these orders' });
    await past.getByLabel('First day').fill('2026-01-31');
    await past.getByLabel('Last day').fill('2026-01-01');
    await past.getByText('The last day is before the first.').waitFor();
    await past.getByLabel('First day').fill('0206-01-01');
    await past.getByText('Check the years: from 2000 to now.').waitFor();
    await lookAt(page, 'settings-past-wrong');
    const [latest] = await shop.client.listOrders();
    const day = (latest?.placedAt ?? '').slice(0, 10);
    await past.getByLabel('First day').fill(day);
    await past.getByLabel('Last day').fill(day);
    await take.click();
    const again = past.getByRole('row').filter({ hasNotText: '–' }).nth(1);
    await again.getByText(/^Done\./).waitFor({ timeout: 60_000 });
    expect(await shop.findDifferences()).toEqual([]);
    await lookAt(page, 'settings-past');
  },
  LONG_MS,
);

it.each([
  ['ltr', 360],
  ['ltr', 1280],
  ['rtl', 360],
  ['rtl', 1280],
] as const)(
  'reads %s at %i px without a fault',
  async (direction, width) => {
    const language = direction === 'rtl' ? 'ar' : 'en';
    await shop.client.control('/admin', { direction, language });
    await page.setViewportSize({ width, height: 860 });
    for (const route of [
      '/settings',
      '/activity',
      '/activity?kind=daybook',
      '/activity?kind=calls',
    ]) {
      await open(route);
      await lookAt(page, `${direction}-${width}${route.replaceAll(/\W/g, '-')}`);
      const inner = page.frames().find((it) => it.url().includes('/app/'));
      const isTooWide = await inner?.evaluate(
        'document.documentElement.scrollWidth > document.documentElement.clientWidth',
      );
      expect([route, width, isTooWide]).toEqual([route, width, false]);
    }
    await shop.client.control('/admin', { direction: 'ltr', language: 'en' });
    await page.setViewportSize({ width: 1280, height: 860 });
  },
  LONG_MS,
);

it(
  'the end needs the name typed; it stops booking, signs out of Xero, and erases',
  async () => {
    const customers = (await shop.client.storeOrders()).flatMap(({ customer, billingAddress }) =>
      [customer.email, billingAddress?.email, billingAddress?.address1].filter(
        (text): text is string => typeof text === 'string' && text.length > 6,
      ),
    );
    expect(customers.length).toBeGreaterThan(10);
    const before = await shop.xeroCounts();
    const calls = await shop.countCalls();
    await open('/settings');
    const { organisation } = await shop.client.status();
    const typed = frame.getByLabel(`Type ${organisation?.name} to confirm`);
    await typed.fill('Another Ltd');
    await expect(frame.getByRole('button', { name: STOP }).isDisabled()).resolves.toBe(true);
    const { links } = await shop.client.status();
    const path_ = `/links/${links[0]?.id}/stop`;
    const misspelt = shop.client.admin('POST', path_, { organisation: 'Another Ltd' });
    await expect(misspelt).rejects.toThrow('setup.name_differs');
    const documents = await frame
      .getByRole('link', { name: 'Orders and their invoices' })
      .getAttribute('href');
    const list = await (await fetch(new URL(documents ?? '', shop.appUrl))).text();
    expect(list.match(/,invoice,/g)?.length).toBe(before.invoices);
    await typed.fill(organisation?.name ?? '');
    await frame.getByRole('heading', { name: 'Stop using Daybook' }).scrollIntoViewIfNeeded();
    await lookAt(page, 'settings-stop');
    await frame.getByRole('button', { name: STOP }).click();
    await frame.getByText('Everything that it kept is erased.').waitFor();
    await lookAt(page, 'settings-stopped');

    expect(await shop.client.status()).toMatchObject({ stage: 'notConnected', links: [] });
    expect((await shop.xeroCounts()).logins).toBe(0);
    await shop.place(3);
    await shop.settle();
    expect(await shop.countCalls()).toBe(calls);
    expect((await shop.xeroCounts()).invoices).toBe(before.invoices);
    const folder = path.dirname(shop.databaseFile);
    expect(readdirSync(path.join(folder, 'backups'))).toEqual([]);
    const left = ['', '-wal'].map((end) => `${shop.databaseFile}${end}`).filter(existsSync);
    const bytes = Buffer.concat(left.map((file) => readFileSync(file))).toString('latin1');
    expect(customers.filter((text) => bytes.includes(text))).toEqual([]);
  },
  LONG_MS,
);

it(
  'after the end the shop is set up anew, and what is in Xero is not booked twice',
  async () => {
    const before = await shop.xeroCounts();
    await frame.getByRole('link', { name: 'Set up again' }).click();
    await page.waitForURL(/#\/setup/);
    await shop.setUpAgain();
    await shop.settle();
    const { stage, counts } = await shop.client.status();
    expect([stage, counts.booked > 0]).toEqual(['live', true]);
    const after = await shop.xeroCounts();
    expect(after.doubledNumbers).toBe(0);
    expect(after.invoices).toBe(before.invoices + 3);
  },
  LONG_MS,
);
