import type { Browser, Page } from 'playwright-core';
import type { WireOrder } from '../../sidecar/src/contract/index.ts';
import { EndToEndShop } from '../support/end-to-end-shop.ts';
import { findWrong } from '../support/find-wrong.ts';
import { lookAt, openBrowser } from '../support/open-browser.ts';
import { isOfOrder } from '../support/sum-books.ts';

interface Note {
  readonly CreditNoteNumber: string;
  readonly Reference: string;
  readonly Status: string;
  readonly Total: number;
  readonly LineItems: readonly { Description: string; TaxType: string; LineAmount: number }[];
}

let shop: EndToEndShop;
let browser: Browser | undefined;
let page: Page;
beforeAll(async () => {
  const shopOf = ['--orders', '40', '--seed', '5', '--country', 'GB', '--when', 'placed'];
  shop = await EndToEndShop.startInShiftedTime(...shopOf);
  browser = await openBrowser();
  const context = await browser.newContext({ viewport: { width: 1280, height: 1800 } });
  page = await context.newPage();
}, 60_000);
afterAll(async () => {
  await browser?.close();
  await shop.stop();
});

/** A paid order of goods at more than one rate, and the price of one of its first item. */
async function payMixed(): Promise<{ order: WireOrder; price: string }> {
  for (let tries = 0; tries < 80; tries += 1) {
    const [order] = await shop.place();
    const rates = order?.taxRates.filter(({ amount }) => Number(amount) > 0) ?? [];
    const [item] = order?.items ?? [];
    if (order === undefined || item === undefined || rates.length < 2) continue;
    if (order.items.some(({ isGiftCard }) => isGiftCard) || order.giftCardsUsed.length > 0)
      continue;
    const price = Number(item.priceInclTax) / item.quantity;
    if (price < 1 || price > Number(order.orderTotal) / 2) continue;
    if (order.paymentStatus === 'Pending') await shop.act(order.id, 'pay');
    await shop.waitFor(order.id, 'booked');
    return { order, price: price.toFixed(2) };
  }
  throw new Error('every order has one rate');
}

async function listNotes({ id }: WireOrder): Promise<Note[]> {
  await shop.settle();
  await shop.waitFor(id, 'booked');
  const { creditNotes } = await shop.readBooks();
  return (creditNotes as unknown as Note[]).filter((note) => isOfOrder(note, String(id)));
}

it('a refund of what a return request asks for is credited with the tax of the item', async () => {
  const { order, price } = await payMixed();
  await shop.act(order.id, 'askReturn', '0');
  await shop.act(order.id, 'refund', price);
  const [note, ...others] = await listNotes(order);
  expect(others).toEqual([]);
  expect(note?.LineItems.map(({ Description }) => Description)).toEqual([
    `Returned: 1 × ${order.items[0]?.productName}`,
  ]);
  expect(note?.Total).toBe(Number(price));
  // What an admin says of it afterwards changes nothing.
  await shop.act(order.id, 'refundReturns');
  expect(await listNotes(order)).toHaveLength(1);
  expect(await findWrong(shop)).toEqual([]);
});

it('one that is heard of afterwards moves the refund to the tax of its item', async () => {
  const { order, price } = await payMixed();
  await shop.act(order.id, 'refund', price);
  expect(await listNotes(order)).toHaveLength(1);
  await shop.act(order.id, 'askReturn', '0');
  const notes = await listNotes(order);
  expect(notes.map(({ Total }) => Total).toSorted((a, b) => a - b)).toEqual([0, Number(price)]);
  const byTax = new Map<string, number>();
  for (const { TaxType, LineAmount } of notes.flatMap(({ LineItems }) => LineItems)) {
    byTax.set(TaxType, (byTax.get(TaxType) ?? 0) + Math.round(LineAmount * 100));
  }
  const sums = [...byTax.values()].filter((minor) => minor !== 0);
  expect(sums).toEqual([Math.round(Number(price) * 100)]);
  expect(await findWrong(shop)).toEqual([]);
  const row = await shop.findRow(order.id);
  await page.goto(`${shop.appUrl}#/orders/${row?.linkId}/${order.id}`);
  await page.getByRole('heading', { level: 1, name: `Order ${row?.number}` }).waitFor();
  await lookAt(page, 'moved-refund');
  // It is taken back with everything else.
  const path = `/orders/${row?.linkId}/${order.id}/undo`;
  await shop.client.admin('POST', path, { reason: 'a mistake' });
  await shop.waitFor(order.id, 'skipped');
  await shop.settle();
  const { creditNotes } = await shop.readBooks();
  const left = (creditNotes as unknown as Note[]).filter((note) =>
    isOfOrder(note, String(order.id)),
  );
  expect(left.map(({ Status }) => Status)).toEqual(['VOIDED', 'VOIDED']);
});
