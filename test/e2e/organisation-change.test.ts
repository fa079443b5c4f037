import type { Browser, FrameLocator, Page } from 'playwright-core';
import type { WireOrder, WireOrderRow, WireStatus } from '../../sidecar/src/contract/index.ts';
import { EndToEndShop } from '../support/end-to-end-shop.ts';
import { lookAt, openBrowser } from '../support/open-browser.ts';

const OTHER = 'Kea Traders Ltd';
const DAY_MS = 86_400_000;

let shop: EndToEndShop;
let browser: Browser | undefined;
let page: Page;
let frame: FrameLocator;
let old: WireStatus['links'][number];
let booked: WireOrder;

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
  booked = await shop.placePaid();
  await shop.waitFor(booked.id, 'booked');
  old = await readFirstLink();
  browser = await openBrowser();
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  page = await context.newPage();
  await page.goto(shop.backOfficeUrl);
  frame = page.frameLocator('#daybook');
}, 240_000);

afterAll(async () => {
  await browser?.close();
  await shop.stop();
});

async function readFirstLink(): Promise<WireStatus['links'][number]> {
  const [link] = (await shop.client.status()).links;
  if (link === undefined) throw new Error('no link');
  return link;
}

/** In which organisations an order has an invoice that stands. */
async function findInvoices(row: WireOrderRow): Promise<readonly string[]> {
  const numbers = row.documents.map(({ number }) => number);
  const found: string[] = [];
  for (const index of [0, 1]) {
    const { organisation, invoices } = await shop.readBooks(index);
    const own = invoices.filter(
      ({ InvoiceNumber, Status }) =>
        numbers.includes(InvoiceNumber ?? '') && !['VOIDED', 'DELETED'].includes(Status),
    );
    found.push(...own.map(() => organisation.name));
  }
  return found;
}

async function readOldName(): Promise<string> {
  return (await shop.readBooks(0)).organisation.name;
}

const heading = (name: string) => frame.getByRole('heading', { level: 2, name });
const goOn = () => frame.getByRole('button', { name: 'Continue' }).click();

it('only an administrator begins a change', async () => {
  await shop.client.control('/admin', { permissions: ['view', 'operate', 'account'] });
  const { tenantId } = (await shop.readBooks(1)).organisation;
  const path = `/links/${old.id}/change-organisation`;
  for (const [end, body] of [
    ['', { tenantId }],
    ['/connect', {}],
    ['/cancel', {}],
    ['/finish', { organisation: OTHER }],
  ] as const) {
    const asked = shop.client.admin('POST', `${path}${end}`, body);
    await expect(asked).rejects.toThrow('request.forbidden');
  }
  await shop.client.control('/admin', {
    permissions: ['view', 'operate', 'account', 'administer'],
  });
  const same = shop.client.admin('POST', path, { tenantId: old.tenantId });
  await expect(same).rejects.toThrow('setup.same_organisation');
  const unbegun = shop.client.admin('POST', `${path}/finish`, { organisation: OTHER });
  await expect(unbegun).rejects.toThrow('setup.no_change_begun');
});

it('a sign-in for another organisation is accepted where that is what it is for', async () => {
  const { authorizeUrl } = await shop.client.admin<{ authorizeUrl: string }>(
    'POST',
    `/links/${old.id}/change-organisation/connect`,
    {},
  );
  await shop.client.signIn(authorizeUrl);
  expect((await shop.client.status()).stage).toBe('live');
});

it('a change that was begun is left without a trace', async () => {
  await frame.getByRole('link', { name: 'Settings' }).click();
  await frame.getByRole('link', { name: 'Book into another organisation …' }).click();
  await frame.getByLabel(OTHER).check();
  await goOn();
  await heading('Last day').waitFor();
  expect((await shop.client.status()).links).toHaveLength(2);
  await frame.getByRole('button', { name: 'Stay as it is' }).click();
  await frame.getByRole('heading', { level: 1, name: 'Settings' }).waitFor();
  expect((await shop.client.status()).links).toHaveLength(1);
  const [order] = await shop.place();
  expect(await findInvoices(await shop.waitFor(order?.id ?? 0, 'booked'))).toEqual([
    await readOldName(),
  ]);
});

it('is asked question by question, and the old organisation books until the last one', async () => {
  await frame.getByRole('link', { name: 'Book into another organisation …' }).click();
  await frame.getByLabel(OTHER).check();
  await lookAt(page, 'change-organisation');
  await goOn();
  await heading('Last day').waitFor();
  await goOn();
  await frame.getByText('Please choose one: nobody can say this for you.').waitFor();
  await frame.getByLabel(/^Book it into/).check();
  await lookAt(page, 'change-last-day');
  await goOn();
  await heading('How it looks in Xero').waitFor();
  // The tab is closed and opened again: the answers are there.
  await page.reload();
  await frame.getByRole('link', { name: 'Settings' }).click();
  await frame.getByRole('link', { name: 'Book into another organisation …' }).click();
  await heading('How it looks in Xero').waitFor();
  await goOn();
  for (const name of ['Payment methods', 'Taxes', 'Sales accounts', 'Everything else']) {
    await heading(name).waitFor();
    await goOn();
  }
  await heading('Locked months').waitFor();
  await frame.getByLabel('Book it on the next open day').check();
  await goOn();
  await heading('Dry run').waitFor();
  const [meanwhile] = await shop.place();
  expect(await findInvoices(await shop.waitFor(meanwhile?.id ?? 0, 'booked'))).toEqual([
    await readOldName(),
  ]);
  await goOn();
  await heading('Change over').waitFor();
  const go = frame.getByRole('button', { name: `Book into ${OTHER} from now on` });
  expect(await go.isDisabled()).toBe(true);
  await frame.getByLabel(`Type “${OTHER}” to say that you mean it`).fill(OTHER);
  await frame.getByLabel(/^Book the first 10/).uncheck();
  await lookAt(page, 'change-over');
  await go.click();
  await frame.getByText(`Books into ${OTHER}`).waitFor();
  await frame.getByRole('heading', { level: 1, name: 'Home' }).waitFor();
  const { entries } = await shop.client.admin<{ entries: readonly { what: string }[] }>(
    'GET',
    '/activity?kind=people&limit=20',
  );
  expect(entries.map(({ what }) => what)).toEqual(
    expect.arrayContaining(['rules published', 'gone live', 'organisation changed']),
  );
  const { links } = await shop.client.status();
  expect(links.map(({ organisation, state }) => [organisation, state])).toEqual([
    [OTHER, 'live'],
    [await readOldName(), 'live'],
  ]);
}, 180_000);

it('an order of the last day goes to the old organisation, one of the next day to the new one', async () => {
  const [today] = await shop.place();
  const last = await shop.waitFor(today?.id ?? 0, 'booked');
  expect(await findInvoices(last)).toEqual([await readOldName()]);
  await shop.advance(DAY_MS);
  const [tomorrow] = await shop.place();
  const first = await shop.waitFor(tomorrow?.id ?? 0, 'booked');
  expect(await findInvoices(first)).toEqual([OTHER]);
  expect(last.linkId).not.toBe(first.linkId);
});

it('a refund of an old order is booked where its invoice is', async () => {
  await shop.act(booked.id, 'refund', '1.00');
  await shop.settle();
  const row = await shop.waitFor(booked.id, 'booked');
  expect(row.documents.map(({ type }) => type)).toContain('creditNote');
  const [oldNotes, newNotes] = [
    (await shop.readBooks(0)).creditNotes,
    (await shop.readBooks(1)).creditNotes,
  ];
  expect([oldNotes.length > 0, newNotes.length]).toEqual([true, 0]);
});

it('every order of the store has one invoice, in one organisation', async () => {
  // All of them are read once more, from the first one on.
  await shop.backfill();
  await shop.settle();
  const rows = (await shop.client.listOrders()).filter(({ state }) => state === 'booked');
  expect(new Set(rows.map(({ orderId }) => orderId)).size).toBe(rows.length);
  for (const row of rows) expect([row.number, await findInvoices(row)]).toHaveLength(2);
  for (const row of rows) expect(await findInvoices(row)).toHaveLength(1);
});

it('where a person books old orders by hand, nothing is sent and each change is told once', async () => {
  const present = await readFirstLink();
  const rows = (await shop.client.listOrders()).filter(
    ({ linkId, state }) => linkId === present.id && state === 'booked',
  );
  const order = rows[0];
  if (order === undefined) throw new Error('the new organisation has no order');
  await shop.act(order.orderId, 'pay').catch(() => undefined);
  await shop.settle();
  const path = `/links/${present.id}/change-organisation`;
  await shop.client.admin('POST', path, { tenantId: old.tenantId });
  const { draft } = await shop.client.admin<{ draft: object }>('GET', '/setup');
  const { ruleSet } = await shop.client.admin<{ ruleSet: object }>('GET', `/links/${old.id}/rules`);
  const lastDay = new Date(Date.now() + DAY_MS).toISOString().slice(0, 10);
  const early = { ...draft, rules: ruleSet, lockedPeriod: 'hold', afterwards: 'person' };
  await shop.client.admin('PUT', '/setup', { ...early, lastDay: '2026-01-01' });
  const organisation = await readOldName();
  const tooEarly = shop.client.admin('POST', `${path}/finish`, { organisation });
  await expect(tooEarly).rejects.toThrow('setup.booked_after_last_day');
  await shop.client.admin('PUT', '/setup', { ...early, lastDay: addDay(lastDay) });
  const misspelt = shop.client.admin('POST', `${path}/finish`, { organisation: 'Kea' });
  await expect(misspelt).rejects.toThrow('setup.name_differs');
  await shop.client.admin('POST', `${path}/finish`, { organisation });
  const before = (await shop.readBooks(1)).creditNotes.length;
  await shop.act(order.orderId, 'refund', '1.00');
  await shop.settle();
  const held = await shop.waitFor(order.orderId, 'held');
  expect(held.reason?.code).toBe('order.organisation_changed');
  expect((await shop.readBooks(1)).creditNotes).toHaveLength(before);
  const orderPath = `/orders/${held.linkId}/${held.orderId}`;
  await shop.client.admin('POST', `${orderPath}/exclude`, { reason: 'booked by hand' });
  await shop.waitFor(order.orderId, 'booked');
  await shop.act(order.orderId, 'refund', '1.00');
  await shop.settle();
  await shop.waitFor(order.orderId, 'held');
});

function addDay(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + DAY_MS).toISOString().slice(0, 10);
}
