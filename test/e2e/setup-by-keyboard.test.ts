import { XERO_APP } from '../../sidecar/src/sandbox/demo/plan-servers.ts';
import { NewShop } from '../support/new-shop.ts';

/** The whole back office with its menu is shorter than this. */
const MOST_PRESSES = 150;

let shop: NewShop;

beforeAll(async () => {
  shop = await NewShop.start('--orders', '20');
}, 120_000);

afterAll(async () => {
  await shop.stop();
});

/** What a screen reader calls the thing that has the focus inside Daybook's frame. */
function readFocus(): Promise<string> {
  return shop.frame.locator('body').evaluate(`(() => {
    const it = document.activeElement;
    const label = it.getAttribute('aria-label') ?? it.labels?.[0]?.textContent ?? it.textContent;
    return document.hasFocus() ? (label ?? '').replace(/ \\*$/, '') : '';
  })()`);
}

/** Moves the focus with Tab, as somebody without a mouse does. */
async function tabTo(name: string): Promise<void> {
  for (let presses = 0; presses < MOST_PRESSES; presses += 1) {
    await shop.page.keyboard.press('Tab');
    if ((await readFocus()) === name) return;
  }
  throw new Error(`Tab does not reach “${name}”`);
}

async function press(name: string, key: 'Enter' | 'Space' = 'Enter'): Promise<void> {
  await tabTo(name);
  await shop.page.keyboard.press(key);
}

/** The question is there, and the focus is at its name: Tab goes on from there. */
async function arriveAt(name: string): Promise<void> {
  await shop.frame.getByRole('heading', { level: 2, name }).first().waitFor();
}

it('goes from nothing to live by keyboard alone', async () => {
  const { keyboard } = shop.page;
  await shop.open();
  await arriveAt('Connect Xero');
  await tabTo('Client id');
  await keyboard.type(XERO_APP.clientId);
  await tabTo('Client secret');
  await keyboard.type(XERO_APP.clientSecret);
  await press('Continue');
  await shop.frame.getByRole('button', { name: 'Connect to Xero' }).waitFor();
  await (await shop.followSignIn(() => press('Connect to Xero'))).close();
  await arriveAt('Organisation');
  await press('Continue');
  await arriveAt('Already booked?');
  await shop.frame.getByText('No invoice in Xero is one of your orders').waitFor();
  await press('The old app is off', 'Space');
  await press('Bank rules that code shop deposits to sales are off', 'Space');
  await press('Continue');
  await arriveAt('How it looks in Xero');
  expect(await readFocus()).toBe('How it looks in Xero');
  await press('Continue');
  for (const name of ['Payment methods', 'Taxes', 'Sales accounts', 'Everything else']) {
    await arriveAt(name);
    await press('Continue');
  }
  await arriveAt('Locked months');
  await press('Book it on the next open day', 'Space');
  await press('Continue');
  await arriveAt('Dry run');
  await shop.frame.getByText('orders can be booked as they are').waitFor();
  await press('Continue');
  await arriveAt('Go live');
  await tabTo('Book orders placed from this day on');
  await keyboard.type('01012026');
  await press('Go live');
  await shop.frame.getByText('10 orders are booked').waitFor({ timeout: 60_000 });
  await press('Continue with all orders');
  await shop.frame.getByRole('heading', { level: 1, name: 'Home' }).waitFor();
  await shop.shop.client.waitUntilSettled(() => undefined);
  expect((await shop.shop.client.status()).counts.booked).toBeGreaterThan(10);
}, 600_000);
