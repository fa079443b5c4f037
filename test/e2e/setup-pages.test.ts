import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { readDemoOptions } from '../../sidecar/src/sandbox/demo/demo-options.ts';
import { XERO_APP, type ShopRun } from '../../sidecar/src/sandbox/demo/plan-servers.ts';
import {
  pairNewShop,
  startShop,
  type RunningShop,
} from '../../sidecar/src/sandbox/demo/run-shop.ts';
import { lookAt, openBrowser } from '../support/open-browser.ts';

let folder: string;
let shop: RunningShop;
let browser: Browser | undefined;
let page: Page;
let address: string;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'daybook-setup-'));
  const options = readDemoOptions(['--by-hand', '--state', folder, '--orders', '30']);
  if (options === 'help') throw new Error('no options');
  const run: ShopRun = { options, folder, ordersFile: undefined, say: () => undefined };
  shop = await startShop(run);
  await pairNewShop(run, shop);
  browser = await openBrowser();
  const context = await browser.newContext({ viewport: { width: 1280, height: 860 } });
  page = await context.newPage();
  address = `http://127.0.0.1:${shop.ports.store}/Admin/Daybook/app/`;
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await shop.stop();
  rmSync(folder, { recursive: true });
});

/** Moves the focus with Tab, as somebody without a mouse does. */
async function tabTo(name: string): Promise<void> {
  for (let presses = 0; presses < 60; presses += 1) {
    await page.keyboard.press('Tab');
    const label = await page.evaluate(
      `(() => { const it = document.activeElement; return (it.labels?.[0]?.textContent ?? it.textContent ?? '').replace(/ \\*$/, ''); })()`,
    );
    if (label === name) return;
  }
  throw new Error(`Tab does not reach “${name}”`);
}

async function press(name: string): Promise<void> {
  await tabTo(name);
  await page.keyboard.press('Enter');
}

/** A closed tab loses nothing: the page opens again where the setup stands. */
async function openAgain(step: string): Promise<void> {
  await page.reload();
  await page.getByRole('heading', { level: 2, name: step }).waitFor();
}

it('goes from nothing to live by keyboard alone, and survives a reload at every step', async () => {
  await page.goto(address);
  await page.getByRole('heading', { level: 2, name: 'Connect Xero' }).waitFor();
  await lookAt(page, 'setup-connect');
  await press('Continue');
  await page.getByText('Please fill this in.').first().waitFor();
  await openAgain('Connect Xero');
  await tabTo('Client id');
  await page.keyboard.type(XERO_APP.clientId);
  await tabTo('Client secret');
  await page.keyboard.type(XERO_APP.clientSecret);
  await press('Continue');
  await page.getByRole('button', { name: 'Sign in to Xero' }).waitFor();
  const signIn = page.context().waitForEvent('page');
  await press('Sign in to Xero');
  await (await signIn).getByText(/close this/i).waitFor();

  await page.getByRole('heading', { level: 2, name: 'Organisation' }).waitFor();
  await lookAt(page, 'setup-organisation');
  await openAgain('Organisation');
  await page.getByRole('radio').first().waitFor();
  await press('Continue');

  await page.getByRole('heading', { level: 2, name: 'Accounts and taxes' }).waitFor();
  await openAgain('Accounts and taxes');
  await page.getByRole('button', { name: 'Use these' }).waitFor();
  await lookAt(page, 'setup-mappings');
  await press('Use these');

  await page.getByRole('heading', { level: 2, name: 'Go live' }).waitFor();
  await openAgain('Go live');
  const counts = await (await fetch(`${shop.emulatorUrl}/__emulator/state`)).json();
  expect(counts).toMatchObject({ invoices: 0, contacts: 0, payments: 0 });
  await page.getByLabel('First day').fill('2026-01-01');
  await lookAt(page, 'setup-live');
  await press('Go live');
  await page.getByRole('heading', { level: 1, name: 'Home' }).waitFor();
  await shop.client.waitUntilSettled(() => undefined);
  expect((await shop.client.status()).counts.booked).toBe(10);
  await lookAt(page, 'first-ten');
  await press('Continue with all orders');
  await page.getByText('Only the first 10 orders').waitFor({ state: 'hidden' });
  await shop.client.waitUntilSettled(() => undefined);
  const rows = await shop.client.listOrders();
  expect(rows.filter(({ state }) => state === 'booked').length).toBeGreaterThan(10);
  expect(rows.filter(({ reason }) => reason?.code === 'order.waits_for_ok')).toEqual([]);
}, 120_000);
