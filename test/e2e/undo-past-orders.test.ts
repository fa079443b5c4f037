import type { Browser } from 'playwright-core';
import type { WireOrderRow } from '../../sidecar/src/contract/index.ts';
import { EndToEndShop } from '../support/end-to-end-shop.ts';
import { lookAt, openBrowser } from '../support/open-browser.ts';
import { countStandingInvoices, sumBooks } from '../support/sum-books.ts';
import { listRuns, takeInQuietly, waitForRun } from '../support/take-in-quietly.ts';

const LONG_MS = 180_000;

let shop: EndToEndShop;
let browser: Browser | undefined;
beforeAll(async () => {
  shop = await EndToEndShop.startInShiftedTime('--orders', '4', '--seed', '3', '--when', 'placed');
  browser = await openBrowser();
}, LONG_MS);
afterAll(async () => {
  await browser?.close();
  await shop.stop();
});

/** Orders that nobody heard of before they are taken in: those that the run booked. */
async function takeIn(orders: number): Promise<WireOrderRow[]> {
  const before = new Set((await shop.client.listOrders()).map(({ orderGuid }) => orderGuid));
  const { standing } = await takeInQuietly(shop, orders);
  const rows = await shop.client.listOrders();
  const own = rows.filter((row) => !before.has(row.orderGuid) && row.documents.length > 0);
  expect(standing).toBe(own.length);
  return own;
}

async function expectGone(rows: readonly WireOrderRow[]): Promise<void> {
  const books = await shop.readBooks();
  for (const { orderId } of rows) {
    expect((await shop.waitFor(orderId, 'skipped')).reason?.code).toBe('order.excluded');
    expect(sumBooks(books, String(orderId))).toEqual({});
    expect(countStandingInvoices(books, String(orderId))).toBe(0);
  }
}

it(
  'is done on the page of past orders: the plan, a reason, then only what others booked is left',
  async () => {
    if (browser === undefined) throw new Error('no browser');
    const others = (await shop.client.listOrders()).filter(({ state }) => state === 'booked');
    const own = await takeIn(8);
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
    const page = await context.newPage();
    await page.goto(`${shop.appUrl}#/settings`);
    await page.getByRole('button', { name: 'Take out of Xero …' }).first().click();
    await page.getByText(`${own.length} orders can be taken out of Xero.`).waitFor();
    await page.getByText(`${own.length} invoices are voided.`).waitFor();
    await page.getByLabel('Why are these orders taken out of the books?').fill('wrong accounts');
    await lookAt(page, 'undo-past-orders');
    // Nothing was done so far.
    expect(await waitForRun(shop, () => true)).toMatchObject({ undo: null, standing: own.length });
    await page.getByRole('button', { name: `Take ${own.length} orders out of Xero` }).click();
    await waitForRun(shop, ({ undo, standing }) => undo?.endedAt !== null && standing === 0);
    await page
      .getByText(
        new RegExp(`Taken out of Xero for .*\\(wrong accounts\\)\\. Orders: ${own.length}\\.`),
      )
      .waitFor();
    await lookAt(page, 'undone-past-orders');
    await expectGone(own);
    const rows = await shop.client.listOrders();
    for (const { orderId } of others) {
      expect(rows.find((row) => row.orderId === orderId)?.state).toBe('booked');
    }
    expect(await shop.findDifferences()).toEqual([]);
  },
  LONG_MS,
);

it(
  'killed in the middle, with answers of Xero lost, it ends all the same, and nothing is left',
  async () => {
    const own = await takeIn(60);
    const [run] = await listRuns(shop);
    const path = `/links/${run?.linkId}/backfills/${run?.id}/undo`;
    await shop.setFaults({ kind: 'answerLost', times: 3 });
    await shop.client.admin('POST', path, { reason: 'a test run' });
    const killed = await waitForRun(shop, ({ undo }) => (undo?.taken ?? 0) >= 10);
    await shop.service.kill();
    expect(killed.undo?.taken).toBeLessThan(own.length);
    await shop.service.start();
    for (let round = 0; round < 6; round += 1) await shop.advance(7 * 60_000);
    await shop.setFaults(null);
    const ended = await waitForRun(
      shop,
      ({ undo, standing }) => undo?.endedAt !== null && standing === 0,
    );
    expect(ended.undo).toMatchObject({ taken: own.length, kept: 0 });
    await shop.settle();
    await expectGone(own);
    expect(await shop.findDifferences()).toEqual([]);
    expect((await shop.xeroCounts()).doubledNumbers).toBe(0);
  },
  LONG_MS,
);
