// Every page in a wide and a narrow window, with the demo shop's data, into docs/screenshots/.
import { rmSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import type { WireOrderRow } from '../../sidecar/src/contract/index.ts';
import { EndToEndShop } from '../support/end-to-end-shop.ts';
import { openBrowser } from '../support/open-browser.ts';
import { openNewShop } from './new-shop-pages.ts';
import { FOLDER, openRoute, takePictures, type Look } from './take-picture.ts';

const SHOP = ['--orders', '240', '--seed', '7', '--country', 'GB'];

const browser = await openBrowser();
try {
  rmSync(FOLDER, { recursive: true, force: true });
  await takePicturesOfSetup(browser);
  await takePicturesOfLiveShop(browser);
} finally {
  await browser.close();
}

async function takePicturesOfSetup(within: Browser): Promise<void> {
  const { shop, pages } = await openNewShop(...SHOP);
  try {
    await takePictures(within, pages);
  } finally {
    await shop.stop();
  }
}

async function takePicturesOfLiveShop(within: Browser): Promise<void> {
  const shop = await EndToEndShop.start(...SHOP, '--when', 'placed');
  try {
    await leaveSomethingToDo(shop);
    await takePictures(within, listPages(shop, await shop.client.listOrders()));
  } finally {
    await shop.stop();
  }
}

/** A mapping is missing: some of the next orders wait for a person. */
async function leaveSomethingToDo(shop: EndToEndShop): Promise<void> {
  await shop.changeRules((rules) => ({
    ...rules,
    accounts: { ...rules.accounts, shipping: null },
  }));
  await shop.place(12);
  await shop.settle();
}

function listPages(
  shop: EndToEndShop,
  rows: readonly WireOrderRow[],
): Readonly<Record<string, Look>> {
  const find = (isWanted: (row: WireOrderRow) => boolean): WireOrderRow => {
    const row = rows.find(isWanted);
    if (row === undefined) throw new Error('the shop has no such order');
    return row;
  };
  const open = (route: string): Look => openRoute(shop.backOfficeUrl, route);
  const refunded = find((row) => row.documents.some(({ type }) => type === 'creditNote'));
  const held = find(({ state }) => state === 'held');
  return {
    home: open('/'),
    orders: open('/orders'),
    order: open(`/orders/${refunded.linkId}/${refunded.orderId}`),
    'order-needs-you': open(`/orders/${held.linkId}/${held.orderId}`),
    review: open('/review'),
    payouts: open('/payouts'),
    mappings: open('/mappings'),
    activity: open('/activity'),
    settings: open('/settings'),
    'order-in-nopcommerce': async (page) => {
      await page.goto(new URL(`/Admin/Order/Edit/${held.orderId}`, shop.backOfficeUrl).href);
      const block = page.frameLocator('#daybook-block');
      await block.getByRole('button', { name: 'Resync order' }).waitFor();
      await page.locator('#daybook-block').scrollIntoViewIfNeeded();
    },
  };
}
