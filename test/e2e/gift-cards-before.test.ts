import { randomUUID } from 'node:crypto';
import type { Browser, FrameLocator, Page } from 'playwright-core';
import type { WireGiftCards, WireOrder } from '../../sidecar/src/contract/index.ts';
import { computeOwed } from '../support/account-balance.ts';
import { EndToEndShop } from '../support/end-to-end-shop.ts';
import { lookAt, openBrowser } from '../support/open-browser.ts';

const LIABILITY = '835';
const CARD = 77;
const OTHER_CARD = 78;

let shop: EndToEndShop;
let browser: Browser | undefined;
let page: Page;
let frame: FrameLocator;
let lastId = 50_000;

beforeAll(async () => {
  shop = await EndToEndShop.start('--orders', '10', '--seed', '5', '--when', 'placed');
  browser = await openBrowser();
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  page = await context.newPage();
  frame = page.frameLocator('#daybook');
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await shop.stop();
});

/** A paid order that a card paid a part of whose sale Daybook never saw. */
async function placeWithCard(giftCardId: number, used: string): Promise<number> {
  for (let tries = 0; tries < 40; tries += 1) {
    const base = await shop.placePaid();
    const isPlain = base.giftCardsUsed.length === 0 && base.rewardPointsUsed === null;
    if (!isPlain || Number(base.orderTotal) < Number(used) + 5) continue;
    lastId += 1;
    const order: WireOrder = {
      ...base,
      id: lastId,
      orderGuid: randomUUID(),
      customOrderNumber: String(lastId),
      items: base.items.map((item, i) => ({ ...item, id: lastId * 10 + i, giftCards: [] })),
      giftCardsUsed: [{ giftCardId, usedValue: used, purchasedWithOrderItemId: 1 }],
      orderTotal: (Number(base.orderTotal) - Number(used)).toFixed(4),
    };
    if (order.items.some(({ isGiftCard }) => isGiftCard)) continue;
    await shop.client.control('/orders/take-over', { orders: [order] });
    await shop.settle();
    return order.id;
  }
  throw new Error('every order is small');
}

async function readCards(): Promise<WireGiftCards> {
  const [link] = (await shop.client.status()).links;
  return shop.client.admin('GET', `/links/${link?.id}/gift-cards`);
}

async function confirm(giftCardId: number, amount: string): Promise<unknown> {
  const [link] = (await shop.client.status()).links;
  const body = { cards: [{ giftCardId, amount }] };
  return shop.client.admin('POST', `/links/${link?.id}/gift-cards`, body);
}

async function open(route: string): Promise<void> {
  await page.goto('about:blank');
  await page.goto(`${shop.backOfficeUrl}#${route}`);
  await frame.getByRole('heading', { level: 1 }).waitFor();
}

it('a card from before Daybook is confirmed in Review, and its orders are booked from what is owed', async () => {
  const first = await placeWithCard(CARD, '6.0000');
  const second = await placeWithCard(CARD, '4.5000');
  for (const id of [first, second]) {
    const { reason } = await shop.waitFor(id, 'held');
    expect(reason?.code).toBe('order.gift_card_sale_not_booked');
  }
  expect((await readCards()).waiting).toEqual([{ giftCardId: CARD, needed: '10.50', orders: 2 }]);
  const owed = computeOwed(await shop.readBooks(), LIABILITY);
  await open('/review');
  await frame.getByText(`Gift card no. ${CARD} paid part of an order`).first().waitFor();
  await frame.getByText('The orders that wait paid').waitFor();
  await lookAt(page, 'gift-card-review');
  await frame.getByLabel(`What card no. ${CARD} was worth when Daybook began`).fill('10.5');
  await frame.getByRole('button', { name: 'Confirm and book 2 orders' }).click();
  for (const id of [first, second]) await shop.waitFor(id, 'booked');
  expect(computeOwed(await shop.readBooks(), LIABILITY)).toBe(owed - 1050);
  expect(await shop.findDifferences()).toEqual([]);
}, 120_000);

it('never more is used than was confirmed', async () => {
  const third = await placeWithCard(CARD, '0.0100');
  const { reason } = await shop.waitFor(third, 'held');
  expect(reason?.code).toBe('order.gift_card_beyond_opening');
  expect(reason?.message).toMatch(/paid 0\.01 \w+; of what you confirmed, 0\.00/);
  await expect(confirm(CARD, '10.49')).rejects.toThrow(/10\.50/);
  await confirm(CARD, '10.51');
  await shop.waitFor(third, 'booked');
});

it('a list of cards is confirmed in Settings, and shows what is left of each', async () => {
  await open('/settings');
  const card = frame.getByRole('region', { name: 'Which gift cards were sold before Daybook?' });
  const list = card.getByLabel('Cards to confirm');
  await list.fill('78; 20,00\nseventy-nine 5');
  await card.getByText('Line 2 is not a number and an amount.').waitFor();
  await list.fill(`${OTHER_CARD}; 20,00\n79\t5\n`);
  await card.getByRole('button', { name: 'Confirm' }).click();
  await card.getByText('Orders that waited for these cards go on.').waitFor();
  await card.scrollIntoViewIfNeeded();
  await lookAt(page, 'gift-card-settings');
  const used = await placeWithCard(OTHER_CARD, '7.0000');
  await shop.waitFor(used, 'booked');
  const { confirmed, sum } = await readCards();
  expect(confirmed.map(({ giftCardId, amount, left }) => [giftCardId, amount, left])).toEqual([
    [CARD, '10.51', '0.00'],
    [OTHER_CARD, '20.00', '13.00'],
    [79, '5.00', '5.00'],
  ]);
  expect(sum).toEqual({ amount: '35.51', used: '17.51', left: '18.00' });
}, 60_000);

it('a card whose sale was taken back pays nothing', async () => {
  let sold: WireOrder | undefined;
  for (let tries = 0; sold === undefined && tries < 40; tries += 1) {
    sold = (await shop.place(10)).find(
      ({ items, paymentStatus, giftCardsUsed }) =>
        items.some(({ giftCards }) => giftCards.length > 0) &&
        paymentStatus === 'Pending' &&
        giftCardsUsed.length === 0,
    );
  }
  const item = sold?.items.find(({ giftCards }) => giftCards.length > 0);
  if (sold === undefined || item === undefined) throw new Error('no card was sold');
  await shop.settle();
  await shop.waitFor(sold.id, 'booked');
  await shop.act(sold.id, 'cancel');
  await shop.waitFor(sold.id, 'skipped');
  const id = await placeWithCard(item.giftCards[0]?.id ?? 0, '2.0000');
  const order = (await shop.client.storeOrders()).find((one) => one.id === id);
  if (order === undefined) throw new Error('no order');
  const [use] = order.giftCardsUsed;
  const giftCardsUsed = [{ ...use, purchasedWithOrderItemId: item.id }];
  await shop.client.control('/orders/take-over', { orders: [{ ...order, giftCardsUsed }] });
  await shop.settle();
  expect((await shop.waitFor(id, 'held')).reason?.code).toBe('order.gift_card_sale_not_booked');
}, 60_000);
