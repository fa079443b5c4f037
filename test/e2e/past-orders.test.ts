import type { Browser, FrameLocator, Page } from 'playwright-core';
import type { WireBackfill, WireNumberedRuleSet } from '../../sidecar/src/contract/index.ts';
import { EndToEndShop } from '../support/end-to-end-shop.ts';
import { lookAt, openBrowser } from '../support/open-browser.ts';

const DAY_MS = 86_400_000;
/** A large page, looked at by axe, on a machine that others use too. */
const LONG_MS = 240_000;

let shop: EndToEndShop;
let browser: Browser | undefined;
let page: Page;
let frame: FrameLocator;
let linkId: string;

beforeAll(async () => {
  shop = await EndToEndShop.startInShiftedTime('--orders', '12', '--seed', '5', '--when', 'placed');
  linkId = (await shop.client.status()).links[0]?.id ?? '';
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
    await frame.getByRole('cell', { name: /^Done\./ }).waitFor();
    expect((await shop.xeroCounts()).doubledNumbers).toBe(0);
  },
  LONG_MS,
);

it(
  'warns of orders that stand in closed months, with what the settings do with them',
  async () => {
    // The store tells nobody of these: they are what is missing.
    await shop.client.control('/pushes', { isPaused: true });
    await shop.place(3);
    await shop.changeXero({ periodLockDate: dayOf(2) });
    await shop.client.admin('POST', `/links/${linkId}/review/check-again`, {});
    await chooseDays(dayOf(-1), dayOf(1));
    await frame.getByText('are from months that are closed in Xero').waitFor();
    await frame.getByText('By your settings they are dated on the next open day.').waitFor();
    await frame
      .getByText(/That takes about 1 call to Xero. Left today: [\d,]+; a day has/)
      .waitFor();
    await lookAt(page, 'past-orders-closed');
    await shop.changeXero({ periodLockDate: null });
    await shop.client.control('/pushes', { isPaused: false });
  },
  LONG_MS,
);

it('a run can be paused, resumed and stopped while it waits for the store', async () => {
  await shop.client.control('/outage', { isDown: true });
  const span = { from: '2020-01-01T00:00:00.000Z', to: '2020-02-01T00:00:00.000Z' };
  const { id } = await shop.client.admin<WireBackfill>('POST', '/backfill', { linkId, ...span });
  const row = frame.getByRole('row', { name: /2020/ });
  for (const [button, state] of [
    ['Pause', 'paused'],
    ['Go on', 'running|failing'],
    ['Stop', 'stopped'],
  ] as const) {
    await row.getByRole('button', { name: button }).click();
    const deadline = Date.now() + 20_000;
    let now = '';
    while (!new RegExp(state).test(now) && Date.now() < deadline) {
      const { backfills } = await shop.client.admin<{ backfills: WireBackfill[] }>(
        'GET',
        `/links/${linkId}/backfills`,
      );
      now = backfills.find((run) => run.id === id)?.state ?? '';
      await page.waitForTimeout(300);
    }
    expect(now).toMatch(new RegExp(state));
  }
  await shop.client.control('/outage', { isDown: false });
}, 120_000);

it(
  'settings are applied from an order date on, as mappings are',
  async () => {
    const due = frame.getByRole('region', { name: 'When is an invoice due?', exact: true });
    await due.getByLabel('Days until an invoice is due').fill('21');
    await frame.getByRole('button', { name: 'Apply from an order date on …' }).click();
    const dialog = frame.getByRole('dialog');
    await dialog.getByLabel('First day').fill(dayOf(5));
    await lookAt(page, 'settings-from-a-day');
    await dialog.getByRole('button', { name: 'Apply 1 change' }).click();
    await frame.getByText('Applied to orders').waitFor();
    const rules = await shop.client.admin<WireNumberedRuleSet>('GET', `/links/${linkId}/rules`);
    expect([rules.validFrom, rules.ruleSet.settings.dueDays]).toEqual([dayOf(5), 21]);
  },
  LONG_MS,
);
