import type { Browser, FrameLocator, Page } from 'playwright-core';
import type {
  WireDayTotals,
  WireOrder,
  WireOrderRow,
  WireSuggestion,
  WireStatus,
  WireStoresOverview,
} from '../../sidecar/src/contract/index.ts';
import { EndToEndShop } from '../support/end-to-end-shop.ts';
import { lookAt, openBrowser } from '../support/open-browser.ts';

const OTHER = 'Kea Traders Ltd';
const FIRST = 'Daybook demo store';
const SECOND = 'Second Street';
const THIRD = 'Third Lane';

let shop: EndToEndShop;
let browser: Browser | undefined;
let page: Page;
let frame: FrameLocator;
let organisation: string;

beforeAll(async () => {
  shop = await EndToEndShop.startWithXero(
    { limits: { minute: 100_000 }, otherOrganisation: OTHER },
    '--orders',
    '6',
    '--seed',
    '5',
    '--when',
    'placed',
  );
  organisation = (await shop.readBooks(0)).organisation.name;
  browser = await openBrowser();
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  page = await context.newPage();
}, 240_000);

afterAll(async () => {
  await browser?.close();
  await shop.stop();
});

const heading = (level: number, name: string) => frame.getByRole('heading', { level, name });
const goOn = () => frame.getByRole('button', { name: 'Continue', exact: true }).click();
const choose = (store: string) =>
  frame.getByLabel('Store', { exact: true }).selectOption({ label: store });
const route = () => page.url();

async function addStore(id: number, name: string): Promise<void> {
  await shop.client.control('/stores', { id, name });
  // What the shop says of itself is read when somebody asks for a suggestion, and now and then.
  const [link] = (await shop.client.status()).links;
  await shop.client.admin('GET', `/links/${link?.id}/suggestion`);
}

async function place(storeId: number, count: number): Promise<WireOrder[]> {
  return shop.client.control<WireOrder[]>('/orders', { count, storeId });
}

async function waitForAll(orders: readonly WireOrder[]): Promise<WireOrderRow[]> {
  await shop.settle();
  const ids = new Set(orders.map(({ id }) => id));
  const rows = (await shop.client.listOrders()).filter(({ orderId }) => ids.has(orderId));
  const found = rows.map(({ state, reason }) => [state, reason?.message]);
  expect(found).toEqual(orders.map(() => ['booked', undefined]));
  return rows;
}

function readStatus(storeId: number): Promise<WireStatus> {
  return shop.client.admin('GET', `/status?storeId=${storeId}`);
}

const sum = (values: readonly number[]): number => values.reduce((all, one) => all + one, 0);
const toCents = (amount: string): number => Math.round(Number(amount) * 100);

async function listNumbers(index: number): Promise<readonly string[]> {
  const { invoices } = await shop.readBooks(index);
  return invoices.map(({ InvoiceNumber }) => InvoiceNumber ?? '');
}

it('a shop with one store has nothing to choose', async () => {
  await page.goto(shop.backOfficeUrl);
  frame = page.frameLocator('#daybook');
  await heading(1, 'Home').waitFor();
  expect(await frame.getByLabel('Store', { exact: true }).count()).toBe(0);
  expect(route()).not.toContain('store=');
});

it('a store that is not booked is named, and set up by a person’s clicks from the first one', async () => {
  await addStore(2, SECOND);
  const before = await place(2, 3);
  await shop.settle();
  expect(await shop.findRow(before[0]?.id ?? 0)).toBeUndefined();
  await frame.getByRole('row', { name: SECOND }).getByText('Not booked yet.').waitFor();
  await lookAt(page, 'stores-home');
  await frame.getByRole('link', { name: `Set up ${SECOND}` }).click();
  await heading(2, 'Organisation').waitFor();
  await frame.getByRole('radio', { name: organisation }).check();
  expect(await frame.getByLabel(`Settings and mappings of ${FIRST}`).isChecked()).toBe(true);
  await lookAt(page, 'stores-organisation');
  await goOn();
  await heading(2, 'Already booked?').waitFor();
  await frame.getByText('No invoice in Xero is one of your orders.').waitFor();
  await frame.getByLabel('The old app is off').check();
  await frame.getByLabel('Bank rules that code shop deposits to sales are off').check();
  await goOn();
  await heading(2, 'How it looks in Xero').waitFor();
  const prefix = frame.getByLabel(/^In front of the order number/);
  expect(await prefix.inputValue()).toBe('S2-');
  await prefix.fill('');
  await goOn();
  await frame
    .getByText(`Invoices of this store could get the same numbers as those of ${FIRST}.`)
    .first()
    .waitFor();
  await lookAt(page, 'stores-numbers-collide');
  await prefix.fill('B-');
  await goOn();
  await heading(2, 'Payment methods').waitFor();
  await frame.getByText(`Taken over from ${FIRST}.`).waitFor();
  await lookAt(page, 'stores-payment-methods');
  for (const name of ['Payment methods', 'Taxes', 'Sales accounts', 'Everything else']) {
    await heading(2, name).waitFor();
    await goOn();
  }
  await heading(2, 'Locked months').waitFor();
  await frame.getByLabel('Book it on the next open day').check();
  await goOn();
  await heading(2, 'Dry run').waitFor();
  await goOn();
  await heading(2, 'Go live').waitFor();
  await frame.getByLabel(/^Book everything at once/).check();
  await frame.getByRole('button', { name: 'Go live' }).click();
  await heading(1, 'Home').waitFor();
  await frame.getByText(`Books into ${organisation}`).waitFor();
  await frame.getByText('Not booked yet').waitFor({ state: 'detached' });
}, 240_000);

it('two stores in one organisation: own rules, own numbers, own contacts, one budget', async () => {
  const ofFirst = await waitForAll(await place(1, 5));
  const ofSecond = await waitForAll(await place(2, 5));
  const [one, two] = [await readStatus(1), await readStatus(2)];
  expect(ofFirst.map(({ linkId }) => linkId)).toEqual(ofFirst.map(() => one.links[0]?.id));
  expect(ofSecond.map(({ linkId }) => linkId)).toEqual(ofSecond.map(() => two.links[0]?.id));
  expect(one.links[0]?.id).not.toBe(two.links[0]?.id);
  expect(one.calls).toEqual(two.calls);
  const invoices = (rows: readonly WireOrderRow[]) =>
    rows.flatMap(({ documents }) =>
      documents.filter(({ type }) => type === 'invoice').map(({ number }) => number),
    );
  expect(invoices(ofSecond).length).toBeGreaterThan(0);
  for (const number of invoices(ofSecond)) expect(number).toMatch(/^B-/);
  for (const number of invoices(ofFirst)) expect(number).not.toMatch(/^B-/);
  expect(await shop.findDifferences()).toEqual([]);
  const { contacts } = await shop.readBooks(0);
  const owners = contacts.flatMap(({ ContactNumber }) => ContactNumber?.split('-')[0] ?? []);
  expect(new Set(owners).size).toBe(2);
  const total = await shop.client.status();
  expect(one.counts.booked + two.counts.booked).toBe(total.counts.booked);
  expect(two.counts.booked).toBe(ofSecond.filter(({ state }) => state === 'booked').length + 3);
});

it('numbers that could meet are refused wherever rules are applied', async () => {
  const { links } = await readStatus(2);
  const path = `/links/${links[0]?.id}/rules`;
  const { ruleSet } = await shop.client.admin<{ ruleSet: { settings: object } }>('GET', path);
  const alike = { ...ruleSet, settings: { ...ruleSet.settings, invoiceNumberPrefix: '' } };
  await expect(shop.client.admin('PUT', path, alike)).rejects.toThrow('setup.numbers_collide');
  await shop.client.admin('PUT', path, ruleSet);
});

it('the switcher keeps page and address, and lists of all stores say which', async () => {
  await choose(SECOND);
  await frame.getByRole('link', { name: 'Orders', exact: true }).click();
  await heading(1, 'Orders').waitFor();
  await frame.getByRole('link', { name: /^\d+$/ }).first().waitFor();
  expect(route()).toContain('store=2');
  expect(await frame.getByRole('columnheader', { name: 'Store' }).count()).toBe(0);
  const own = await frame.getByRole('row').count();
  await choose('All stores');
  await frame.getByRole('columnheader', { name: 'Store' }).waitFor();
  expect(route()).toContain('store=all');
  await frame.getByRole('cell', { name: SECOND }).first().waitFor();
  await frame.getByRole('cell', { name: FIRST }).first().waitFor();
  expect(await frame.getByRole('row').count()).toBeGreaterThan(own);
  await lookAt(page, 'stores-orders-all-1280');
  await page.setViewportSize({ width: 700, height: 900 });
  await lookAt(page, 'stores-orders-all-700');
  await page.setViewportSize({ width: 1280, height: 900 });
  // The address is whole: opened anew it shows the same.
  await page.reload();
  await frame.getByRole('columnheader', { name: 'Store' }).waitFor();
  await frame.getByRole('link', { name: 'Activity' }).click();
  await heading(1, 'Activity').waitFor();
  await choose('All stores');
  await frame.getByRole('cell', { name: SECOND }).first().waitFor();
  await lookAt(page, 'stores-activity-all');
  await frame.getByRole('link', { name: 'Settings' }).click();
  await heading(1, 'Settings').waitFor();
  expect(route()).toContain('store=2');
  expect(await frame.getByLabel('What {prefix} stands for').inputValue()).toBe('B-');
  await choose(FIRST);
  await heading(1, 'Settings').waitFor();
  expect(route()).toContain('store=1');
  await frame.locator('input[value="B-"]').waitFor({ state: 'detached' });
});

it('a third store books into another organisation, and nothing is mixed up', async () => {
  await addStore(3, THIRD);
  const [link] = (await readStatus(1)).links;
  const { authorizeUrl } = await shop.client.admin<{ authorizeUrl: string }>(
    'POST',
    `/links/${link?.id}/change-organisation/connect`,
    {},
  );
  await shop.client.signIn(authorizeUrl);
  const { tenantId } = (await shop.readBooks(1)).organisation;
  const choice = { storeId: 3, tenantId, copyFrom: link?.id };
  const { linkId } = await shop.client.admin<{ linkId: string }>('POST', '/links', choice);
  const { ruleSet } = await shop.client.admin<WireSuggestion>('GET', `/links/${linkId}/suggestion`);
  // Of its own organisation's accounts; the settings are the first store's.
  expect(ruleSet.settings.bookWhen).toBe('placed');
  expect(ruleSet.settings.invoiceNumberPrefix).toBe('');
  await shop.client.admin('PUT', '/setup?storeId=3', {
    step: 'live',
    oldAppOff: true,
    bankRulesOff: true,
    bookedElsewhere: [],
    rules: ruleSet,
    lockedPeriod: 'nextOpenDay',
    dryRunDone: true,
  });
  const from = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
  await shop.client.admin('POST', '/setup/go-live', { linkId, from });
  const before = await listNumbers(0);
  const rows = await waitForAll(await place(3, 5));
  expect(rows.every((row) => row.linkId === linkId)).toBe(true);
  expect(await listNumbers(0)).toEqual(before);
  const numbers = rows.flatMap(({ documents }) =>
    documents.filter(({ type }) => type === 'invoice').map(({ number }) => number),
  );
  expect([...(await listNumbers(1))].toSorted()).toEqual(numbers.toSorted());
  const status = await readStatus(3);
  expect([status.organisation?.name, status.stores.length]).toEqual([OTHER, 3]);
  await page.goto(shop.backOfficeUrl);
  await heading(1, 'Home').waitFor();
  await choose(THIRD);
  await frame.getByText(`Books into ${OTHER}`).waitFor();
  await lookAt(page, 'stores-third');
  await page.setViewportSize({ width: 700, height: 900 });
  await lookAt(page, 'stores-third-700');
});

it('Home has every store on a line, and all of them together', async () => {
  const path = `/links/${(await readStatus(1)).links[0]?.id}/rules`;
  const { ruleSet } = await shop.client.admin<WireSuggestion>('GET', path);
  const accounts = { ...ruleSet.accounts, shipping: null };
  await shop.client.admin('PUT', path, { ...ruleSet, accounts });
  await place(1, 8);
  await shop.settle();
  const { stores, together } = await shop.client.admin<WireStoresOverview>('GET', '/stores');
  expect(stores.map(({ name, organisation }) => [name, organisation])).toEqual([
    [FIRST, organisation],
    [SECOND, organisation],
    [THIRD, OTHER],
  ]);
  expect(stores.map(({ health }) => health)).toEqual(['fine', 'fine', 'fine']);
  for (const { storeId, causes, heldOrders, today, lastBooked } of stores) {
    const status = await readStatus(storeId);
    expect([causes, heldOrders]).toEqual([status.reviewEntries, status.counts.held]);
    const { days } = await shop.client.admin<WireDayTotals>(
      'GET',
      `/links/${status.links[0]?.id}/days`,
    );
    const [day] = days;
    expect(today.map(({ bookedOrders, orders }) => [bookedOrders, orders])).toEqual([
      [day?.booked.orders, day?.orders],
    ]);
    expect(today[0]?.xeroTotal).toBe(day?.xeroTotal);
    expect((await shop.findRow(lastBooked?.orderId ?? 0))?.state).toBe('booked');
  }
  expect(stores[0]?.heldOrders).toBeGreaterThan(0);
  expect(together.heldOrders).toBe(sum(stores.map(({ heldOrders }) => heldOrders)));
  const days = stores.flatMap(({ today }) => today);
  expect(sum(together.today.map(({ bookedOrders }) => bookedOrders))).toBe(
    sum(days.map(({ bookedOrders }) => bookedOrders)),
  );
  expect(sum(together.today.map(({ xeroTotal }) => toCents(xeroTotal)))).toBe(
    sum(days.map(({ xeroTotal }) => toCents(xeroTotal))),
  );
});

it('the lines of Home lead to what needs a person, and say what stands still', async () => {
  const [link] = (await readStatus(3)).links;
  await shop.client.admin('POST', `/links/${link?.id}/pause`, {});
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.goto('about:blank');
  await page.goto(shop.backOfficeUrl);
  const table = frame.getByRole('group', { name: 'All stores' });
  await table.getByRole('row', { name: THIRD }).getByText('Booking is paused.').waitFor();
  await table.getByRole('row', { name: 'Together' }).waitFor();
  await lookAt(page, 'stores-overview');
  await page.setViewportSize({ width: 390, height: 900 });
  await lookAt(page, 'stores-overview-390');
  await page.setViewportSize({ width: 1280, height: 900 });
  await table.getByRole('link', { name: THIRD }).click();
  await frame.getByText(`Books into ${OTHER}`).waitFor();
  await table.getByRole('row', { name: THIRD }).getByText('shown below').waitFor();
  await table.getByRole('link', { name: new RegExp(`^What needs you at ${FIRST}`) }).click();
  await heading(1, 'Review').waitFor();
  await frame.getByText('No account is chosen for shipping.').first().waitFor();
  expect(route()).toContain('store=1');
});
