import type { Browser, Page } from 'playwright-core';
import type { WireOrderDetails } from '../../sidecar/src/contract/index.ts';
import { EndToEndShop } from '../support/end-to-end-shop.ts';
import { lookAt, openBrowser } from '../support/open-browser.ts';

const HOUR_MS = 3_600_000;
const NEXT_READ_MS = 660_000;

let shop: EndToEndShop;
let browser: Browser | undefined;
let page: Page;
beforeAll(async () => {
  shop = await EndToEndShop.startInShiftedTime('--orders', '4', '--seed', '3');
  browser = await openBrowser();
  const context = await browser.newContext({ viewport: { width: 1280, height: 860 } });
  page = await context.newPage();
}, 60_000);
afterAll(async () => {
  await browser?.close();
  await shop.stop();
});

async function readDetails(orderId: number): Promise<WireOrderDetails> {
  const linkId = (await shop.findRow(orderId))?.linkId;
  return shop.client.admin('GET', `/orders/${linkId}/${orderId}/details`);
}

async function listTimes(orderId: number, what: string): Promise<string[]> {
  const { timeline } = await readDetails(orderId);
  return timeline.filter((entry) => entry.what === what).map(({ at }) => at);
}

it('an order waits for its payment since it was placed, whatever is read of it later', async () => {
  const { id } = await shop.placeUnpaid();
  const { waitsSince, placedAt } = await shop.waitFor(id, 'waiting');
  expect(waitsSince).toBe(placedAt);
  await shop.advance(3 * HOUR_MS);
  await shop.act(id, 'touch');
  await shop.settle();
  expect((await shop.waitFor(id, 'waiting')).waitsSince).toBe(placedAt);
  expect(await listTimes(id, 'waits')).toEqual([placedAt]);
  await page.goto(`${shop.appUrl}#/orders?state=waiting`);
  await page
    .getByText(/^since /)
    .first()
    .waitFor();
  await lookAt(page, 'waiting-list');
  const { linkId, number } = await shop.waitFor(id, 'waiting');
  await page.goto(`${shop.appUrl}#/orders/${linkId}/${id}`);
  await page.getByRole('heading', { level: 1, name: `Order ${number}` }).waitFor();
  await page.getByText(/^Waiting since /).waitFor();
  // In people's words, not in the store's identifiers.
  await page.getByText('Order: pending · Payment: pending').waitFor();
  await lookAt(page, 'waiting-order');
  await shop.act(id, 'pay');
  await shop.settle();
  expect((await shop.waitFor(id, 'booked')).waitsSince).toBeNull();
});

it('an invoice that was voided in Xero is known to have been so since it was seen', async () => {
  await shop.changeRules(({ settings, ...rules }) => ({
    ...rules,
    settings: { ...settings, bookWhen: 'placed' },
  }));
  const { id } = await shop.placeUnpaid();
  const { documents } = await shop.waitFor(id, 'booked');
  const number = documents[0]?.number ?? '';
  await shop.advance(2 * HOUR_MS);
  const voidedAt = new Date(shop.clocks.nowMs()).toISOString();
  await shop.actInXero({ action: 'void', number });
  await shop.waitFor(id, 'held');
  const [seenAt = ''] = await listTimes(id, 'voided.invoice');
  const [postedAt = ''] = await listTimes(id, 'posted.invoice');
  expect(Date.parse(seenAt) - Date.parse(voidedAt)).toBeLessThan(NEXT_READ_MS);
  expect(Date.parse(seenAt)).toBeGreaterThanOrEqual(Date.parse(voidedAt));
  expect(Date.parse(seenAt) - Date.parse(postedAt)).toBeGreaterThanOrEqual(2 * HOUR_MS);
  // Seen once more, and decided on later: it was voided when it was.
  await shop.advance(HOUR_MS + NEXT_READ_MS);
  await shop.settle();
  expect(await listTimes(id, 'voided.invoice')).toEqual([seenAt]);
  const { linkId } = await shop.waitFor(id, 'held');
  await shop.client.admin('POST', `/orders/${linkId}/${id}/decide`, { choice: 'keep' });
  await shop.waitFor(id, 'skipped');
  expect(await listTimes(id, 'voided.invoice')).toEqual([seenAt]);
  await page.goto(`${shop.appUrl}#/orders/${linkId}/${id}`);
  await page.getByText(`Voided in Xero: invoice ${number}`).waitFor();
  await lookAt(page, 'voided-since');
  // Booked once more under the next number, the earlier one is not forgotten.
  await shop.client.admin('POST', `/orders/${linkId}/${id}/include`, {});
  await shop.waitFor(id, 'booked');
  expect(await listTimes(id, 'voided.invoice')).toEqual([seenAt]);
});

it('what Daybook voids itself is said with its own time only', async () => {
  const { id } = await shop.placeUnpaid();
  await shop.waitFor(id, 'booked');
  await shop.advance(HOUR_MS);
  await shop.act(id, 'cancel');
  await shop.waitFor(id, 'skipped');
  expect(await listTimes(id, 'voided.invoice')).toEqual([]);
  const [postedAt = ''] = await listTimes(id, 'posted.invoice');
  const [voidedAt = ''] = await listTimes(id, 'posted.voidInvoice');
  expect(Date.parse(voidedAt) - Date.parse(postedAt)).toBeGreaterThanOrEqual(HOUR_MS);
});
