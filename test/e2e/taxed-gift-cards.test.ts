import { randomUUID } from 'node:crypto';
import type { Browser } from 'playwright-core';
import type {
  WireOrder,
  WireOrderDetails,
  WireOrderRow,
} from '../../sidecar/src/contract/index.ts';
import { EndToEndShop } from '../support/end-to-end-shop.ts';
import { lookAt, openBrowser } from '../support/open-browser.ts';

const FIRST_CARD = 9000;

let shop: EndToEndShop;
let browser: Browser | undefined;
let template: WireOrder;
let lastId = 60_000;

beforeAll(async () => {
  shop = await EndToEndShop.startInShiftedTime(
    '--orders',
    '4',
    '--seed',
    '5',
    '--when',
    'placed',
    '--country',
    'GB',
  );
  await shop.changeRules((rules) => ({
    ...rules,
    settings: { ...rules.settings, chargedGiftCards: 'singlePurpose' },
  }));
  template = await findTemplate();
  browser = await openBrowser();
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await shop.stop();
});

afterEach(async () => {
  expect(await shop.findDifferences()).toEqual([]);
});

/** Paid, at home, of one item at 20 %: whose figures are then replaced. */
async function findTemplate(): Promise<WireOrder> {
  for (let tries = 0; tries < 80; tries += 1) {
    const order = await shop.placePaid();
    const [item, ...others] = order.items;
    const isPlain = others.length === 0 && item?.isGiftCard === false && !item.isTaxExempt;
    const isTaxed = item?.taxCategory?.id === 1 && !order.customer.isTaxExempt;
    if (isPlain && isTaxed && order.taxRates.some(({ rate }) => Number(rate) === 20)) return order;
  }
  throw new Error('no plain order');
}

const toWire = (cents: number): string => (cents / 100).toFixed(4);

/** A paid order of one thing at 20 %, in part by cards. */
function makeOrder(inclCents: number, changes: Partial<WireOrder> = {}): WireOrder {
  const taxCents = Math.round(inclCents / 6);
  const [excl, incl, tax] = [inclCents - taxCents, inclCents, taxCents].map(toWire) as [
    string,
    string,
    string,
  ];
  const [first] = template.items;
  if (first === undefined) throw new Error('no item');
  lastId += 1;
  const item = {
    ...first,
    id: lastId * 10,
    orderItemGuid: randomUUID(),
    quantity: 1,
    unitPriceExclTax: excl,
    unitPriceInclTax: incl,
    priceExclTax: excl,
    priceInclTax: incl,
    discountAmountExclTax: '0.0000',
    discountAmountInclTax: '0.0000',
  };
  const used = (changes.giftCardsUsed ?? []).reduce((sum, it) => sum + Number(it.usedValue), 0);
  return {
    ...template,
    id: lastId,
    orderGuid: randomUUID(),
    customOrderNumber: String(lastId),
    orderSubtotalExclTax: excl,
    orderSubtotalInclTax: incl,
    orderSubTotalDiscountExclTax: '0.0000',
    orderSubTotalDiscountInclTax: '0.0000',
    orderShippingExclTax: '0.0000',
    orderShippingInclTax: '0.0000',
    paymentMethodAdditionalFeeExclTax: '0.0000',
    paymentMethodAdditionalFeeInclTax: '0.0000',
    taxRates: [{ rate: '20.0000', amount: tax }],
    orderTax: tax,
    orderDiscount: '0.0000',
    orderTotal: (Number(incl) - used).toFixed(4),
    refundedAmount: '0.0000',
    checkoutAttributeDescription: null,
    rewardPointsUsed: null,
    discounts: [],
    items: [item],
    giftCardsUsed: [],
    ...changes,
  };
}

interface Sold {
  readonly order: WireOrder;
  readonly giftCardId: number;
  readonly itemId: number;
}

/** An order that sells a card at its value, tax included. */
async function sellCard(cents: number): Promise<Sold> {
  const order = makeOrder(cents);
  const giftCardId = FIRST_CARD + lastId;
  const items = order.items.map((item) => ({
    ...item,
    isGiftCard: true,
    isShipEnabled: false,
    giftCards: [{ id: giftCardId, amount: toWire(cents) }],
  }));
  const sold = { ...order, items };
  await tell(sold);
  return { order: sold, giftCardId, itemId: items[0]?.id ?? 0 };
}

async function tell(order: WireOrder): Promise<void> {
  await shop.client.control('/orders/take-over', { orders: [order] });
  await shop.settle();
}

async function useCard(
  { giftCardId, itemId }: Sold,
  cents: number,
  of: number,
): Promise<WireOrder> {
  const usedValue = toWire(cents);
  const use = { giftCardId, usedValue, purchasedWithOrderItemId: itemId };
  const order = makeOrder(of, { giftCardsUsed: [use] });
  await tell(order);
  return order;
}

async function settle(orderId: number): Promise<WireOrderRow> {
  await shop.settle();
  return shop.waitFor(orderId, 'booked', 'skipped', 'held');
}

const pathOf = ({ linkId, orderId }: WireOrderRow): string => `/orders/${linkId}/${orderId}`;

async function readDetails(row: WireOrderRow): Promise<WireOrderDetails> {
  return shop.client.admin('GET', `${pathOf(row)}/details`);
}

interface Line {
  readonly Description: string;
  readonly TaxAmount: number;
  readonly LineAmount: number;
  readonly AccountCode: string;
}

/** What stands in Xero of taking a sale back, credits of it too: amount and tax, in cents. */
async function sumTakenBack(number: string): Promise<{ amount: number; tax: number }> {
  const books = await shop.readBooks();
  const sums = { amount: 0, tax: 0 };
  const add = (documents: readonly unknown[], sign: 1 | -1): void => {
    for (const { Status, LineItems } of documents as { Status: string; LineItems: Line[] }[]) {
      if (Status === 'VOIDED') continue;
      for (const line of LineItems) {
        if (!line.Description.endsWith(`Gift card used, sold with tax on ${number}`)) continue;
        sums.amount -= sign * Math.round(line.LineAmount * 100);
        sums.tax -= sign * Math.round(line.TaxAmount * 100);
      }
    }
  };
  add(books.invoices, 1);
  add(books.creditNotes, -1);
  return sums;
}

it('its uses take back the tax of its sale to the cent, and what a cancelled order gave back is used again', async () => {
  const sold = await sellCard(2501);
  const sale = await settle(sold.order.id);
  expect(sale.state).toBe('booked');
  const number = sale.documents[0]?.number ?? '';
  const first = await useCard(sold, 833, 4000);
  const second = await useCard(sold, 834, 1500);
  for (const { id } of [first, second]) expect((await settle(id)).state).toBe('booked');
  await tell({ ...second, orderStatus: 'Cancelled', giftCardsUsed: [] });
  const back = await settle(second.id);
  expect(back.documents.map((document) => [document.type, document.total])).toContainEqual([
    'creditNote',
    '0.00',
  ]);
  const { comparison } = await readDetails(back);
  expect(comparison.rows.filter(({ differs }) => differs)).toEqual([]);
  expect(await sumTakenBack(number)).toEqual({ amount: 833, tax: 139 });
  const third = await useCard(sold, 1000, 1000);
  const fourth = await useCard(sold, 668, 5000);
  for (const { id } of [third, fourth]) expect((await settle(id)).state).toBe('booked');
  // 25.01 was sold with 4.17 tax.
  expect(await sumTakenBack(number)).toEqual({ amount: 2501, tax: 417 });
  const beyond = await useCard(sold, 1, 1000);
  const held = await settle(beyond.id);
  expect([held.state, held.reason?.code]).toEqual(['held', 'order.gift_card_beyond_sale']);
}, 120_000);

it('follows edits of an unpaid order, and nothing of it stands once that is cancelled', async () => {
  const sold = await sellCard(3000);
  const number = (await settle(sold.order.id)).documents[0]?.number ?? '';
  const use = { giftCardId: sold.giftCardId, purchasedWithOrderItemId: sold.itemId };
  const unpaid = { paymentStatus: 'Pending', orderStatus: 'Pending', paidDateUtc: null } as const;
  const order = makeOrder(4000, { ...unpaid, giftCardsUsed: [{ ...use, usedValue: '10.0000' }] });
  await tell(order);
  expect((await settle(order.id)).state).toBe('booked');
  expect(await sumTakenBack(number)).toEqual({ amount: 1000, tax: 167 });
  const { id, orderGuid, customOrderNumber, items } = order;
  const edited = makeOrder(5000, { ...unpaid, giftCardsUsed: [{ ...use, usedValue: '30.0000' }] });
  const same = { id, orderGuid, customOrderNumber };
  const [item] = edited.items;
  if (item === undefined) throw new Error('no item');
  await tell({ ...edited, ...same, items: [{ ...item, id: items[0]?.id ?? 0 }] });
  expect((await settle(order.id)).state).toBe('booked');
  expect(await sumTakenBack(number)).toEqual({ amount: 3000, tax: 500 });
  await tell({ ...edited, ...same, orderStatus: 'Cancelled', giftCardsUsed: [] });
  expect((await settle(order.id)).state).toBe('skipped');
  expect(await sumTakenBack(number)).toEqual({ amount: 0, tax: 0 });
}, 120_000);

it('is held where its sale is not certain: refunded before, or refunded although it was used', async () => {
  const refunded = await sellCard(2400);
  await shop.act(refunded.order.id, 'refund', '1.00');
  await settle(refunded.order.id);
  const row = await settle((await useCard(refunded, 500, 1000)).id);
  expect([row.state, row.reason?.code]).toEqual(['held', 'order.gift_card_single_purpose']);
  expect(row.reason?.message).toMatch(/paid 5\.00 GBP .*: that was refunded or credited since\.$/);
  const used = await sellCard(2400);
  await settle(used.order.id);
  expect((await settle((await useCard(used, 500, 1000)).id)).state).toBe('booked');
  await shop.act(used.order.id, 'refund', '24.00');
  const sale = await settle(used.order.id);
  expect([sale.state, sale.reason?.code]).toEqual(['held', 'order.refund_of_used_card']);
}, 120_000);

it('stands on the order’s page beside the store’s figures', async () => {
  if (browser === undefined) throw new Error('no browser');
  const sold = await sellCard(2400);
  await settle(sold.order.id);
  const row = await settle((await useCard(sold, 2400, 4000)).id);
  const context = await browser.newContext({ viewport: { width: 1280, height: 1100 } });
  const page = await context.newPage();
  await page.goto(`${shop.appUrl}#${pathOf(row)}`);
  await page.getByText('Gift card used, sold with tax', { exact: true }).first().waitFor();
  await lookAt(page, 'taxed-gift-card');
}, 60_000);
