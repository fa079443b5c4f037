import type { Browser, FrameLocator, Page } from 'playwright-core';
import type { WireMonths, WireOrder } from '../../sidecar/src/contract/index.ts';
import { EndToEndShop } from '../support/end-to-end-shop.ts';
import { lookAt, openBrowser } from '../support/open-browser.ts';

let shop: EndToEndShop;
let browser: Browser | undefined;
let page: Page;
let frame: FrameLocator;
let linkPath: string;

beforeAll(async () => {
  shop = await EndToEndShop.start('--orders', '40', '--seed', '5');
  const [link] = (await shop.client.status()).links;
  linkPath = `/links/${link?.id}`;
  browser = await openBrowser();
  const context = await browser.newContext({ viewport: { width: 1280, height: 1500 } });
  page = await context.newPage();
  frame = page.frameLocator('#daybook');
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await shop.stop();
});

async function open(): Promise<void> {
  await page.goto('about:blank');
  await page.goto(shop.backOfficeUrl);
  await frame.getByRole('heading', { level: 2, name: 'Months' }).waitFor();
  await frame.getByRole('heading', { level: 2, name: 'The last days' }).waitFor();
}

const toCents = (amount: string | number): number => Math.round(Number(amount) * 100);

const add = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

/** What was paid with money or bought gift cards, less refunds: by the test's own arithmetic. */
function computeWorth(order: WireOrder): number {
  const cards = order.giftCardsUsed.filter((card) => card.purchasedWithOrderItemId !== null);
  return (
    toCents(order.orderTotal) +
    add(cards.map((card) => toCents(card.usedValue))) -
    toCents(order.refundedAmount)
  );
}

it('the months are the sum of the orders in the store and of the documents in Xero', async () => {
  await shop.settle();
  const { months } = await shop.client.admin<WireMonths>('GET', `${linkPath}/months`);
  const orders = await shop.client.storeOrders();
  expect(months.length).toBeGreaterThan(1);
  expect(add(months.map((month) => month.orders))).toBe(orders.length);
  const store = months.map(({ total }) => toCents(total));
  expect(add(store)).toBe(add(orders.map(computeWorth)));
  const books = await shop.readBooks();
  const standing = (documents: readonly { Total?: unknown; Status?: unknown }[]): number =>
    add(
      documents
        .filter(({ Status }) => Status !== 'VOIDED' && Status !== 'DELETED')
        .map(({ Total }) => toCents(Number(Total))),
    );
  const xero = months.map(({ xeroTotal }) => toCents(xeroTotal));
  expect(add(xero)).toBe(standing(books.invoices) - standing(books.creditNotes));
  for (const month of months) {
    const { booked, waiting, needYou, notBooked } = month;
    const named = [booked, waiting, needYou, notBooked];
    expect(add(named.map(({ orders: count }) => count))).toBe(month.orders);
    expect(add(named.map(({ difference }) => toCents(difference)))).toBe(toCents(month.difference));
  }
});

it('a month opens to its payment methods and tax rates, which come to the month', async () => {
  const { months } = await shop.client.admin<WireMonths>('GET', `${linkPath}/months`);
  const [, full] = months;
  const { parts } = await shop.client.admin<{
    parts: { by: string; orders: number; total: string; xeroTotal: string }[];
  }>('GET', `${linkPath}/months/${full?.month}`);
  const methods = parts.filter(({ by }) => by === 'paymentMethod');
  expect(add(methods.map(({ orders }) => orders))).toBe(full?.orders);
  expect(add(methods.map(({ total }) => toCents(total)))).toBe(toCents(full?.total ?? ''));
  expect(add(methods.map(({ xeroTotal }) => toCents(xeroTotal)))).toBe(
    toCents(full?.xeroTotal ?? ''),
  );
  await open();
  await frame.locator('button[aria-expanded]').nth(1).click();
  await frame.getByRole('columnheader', { name: 'Tax rate' }).waitFor();
  await frame.getByText('Credit Card').first().waitFor();
  await lookAt(page, 'home');
  const wrong = shop.client.admin('GET', `${linkPath}/months/2026-13`);
  await expect(wrong).rejects.toThrow('request.invalid');
}, 60_000);

it('says how yesterday went in both systems, and the chart is a table too', async () => {
  await open();
  await frame.getByText(/^✓? ?Yesterday, /).waitFor();
  await frame.getByRole('img', { name: /Amounts of the last days/ }).waitFor();
  await frame.getByText('Table', { exact: true }).click();
  await frame.getByRole('group', { name: 'The last days' }).waitFor();
  await frame.getByText('Last order heard').waitFor();
});

it('a payment method without an account is shown before the first order waits for it', async () => {
  await shop.changeRules((rules) => ({
    ...rules,
    paymentMethods: rules.paymentMethods.filter(
      ({ systemName }) => systemName !== 'Payments.CheckMoneyOrder',
    ),
  }));
  await open();
  await frame.getByText(/^Check \/ Money Order has no account/).waitFor();
  await frame.getByRole('link', { name: 'Choose' }).waitFor();
});

it('while the others wait for the first orders it asks for the OK, and goes on with it', async () => {
  const [link] = (await shop.client.status()).links;
  await shop.client.admin('POST', `${linkPath}/go-live`, { from: link?.liveFrom, bookFirst: 1 });
  await open();
  await frame.getByText('The first order is booked. All others wait for your OK.').waitFor();
  expect(await frame.getByText('booked as they come').count()).toBe(0);
  await lookAt(page, 'home-first');
  const main = frame.getByRole('main');
  await main.getByRole('button', { name: 'Continue with all orders' }).click();
  await frame.getByText('All others wait for your OK.').waitFor({ state: 'hidden' });
  expect((await shop.client.status()).links[0]?.bookFirst).toBeNull();
}, 60_000);

it.each([
  ['ltr', 'en', 360],
  ['rtl', 'ar', 1280],
  ['rtl', 'ar', 360],
] as const)(
  'Home reads %s in %s at %i px',
  async (direction, language, width) => {
    await shop.client.control('/admin', { direction, language });
    await page.setViewportSize({ width, height: width === 360 ? 1800 : 1500 });
    await open();
    await frame.locator('button[aria-expanded]').first().click();
    await frame.getByRole('columnheader', { name: 'Tax rate' }).waitFor();
    await lookAt(page, `home-${direction}-${width}`);
    const isTooWide = await page
      .frames()
      .at(-1)
      ?.evaluate('document.documentElement.scrollWidth > document.documentElement.clientWidth');
    expect(isTooWide).toBe(false);
  },
  60_000,
);
