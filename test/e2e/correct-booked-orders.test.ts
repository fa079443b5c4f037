import { setTimeout as wait } from 'node:timers/promises';
import type { Browser, FrameLocator, Page } from 'playwright-core';
import type {
  WireCorrectionMonths,
  WireCorrections,
  WireOrder,
  WireRuleSet,
} from '../../sidecar/src/contract/index.ts';
import { EndToEndShop } from '../support/end-to-end-shop.ts';
import { lookAt, openBrowser } from '../support/open-browser.ts';
import { readJournals as readJournalsOf, readNetBalance } from '../support/read-net-balance.ts';

let shop: EndToEndShop;
let browser: Browser | undefined;
let page: Page;
let frame: FrameLocator;
let linkPath: string;
let unpaid: WireOrder;
let paid: WireOrder;
/** What account 203 holds without any sale. */
let extras = 0;

beforeAll(async () => {
  shop = await EndToEndShop.start('--orders', '6', '--seed', '5', '--when', 'placed');
  linkPath = `/links/${(await shop.client.status()).links[0]?.id}`;
  [paid, unpaid] = [await shop.placePaid(), await shop.placeUnpaid()];
  await shop.waitFor(paid.id, 'booked');
  await shop.waitFor(unpaid.id, 'booked');
  const { ruleSet } = await shop.client.admin<{ ruleSet: WireRuleSet }>('GET', `${linkPath}/rules`);
  const revenue = ruleSet.revenue.map((row) => ({ ...row, accountCode: '260' }));
  const accounts = { ...ruleSet.accounts, returns: '207' };
  await shop.client.admin('PUT', `${linkPath}/rules`, { ...ruleSet, revenue, accounts });
  browser = await openBrowser();
  const context = await browser.newContext({ viewport: { width: 1280, height: 860 } });
  page = await context.newPage();
  await page.goto(shop.backOfficeUrl);
  frame = page.frameLocator('#daybook');
}, 240_000);

afterAll(async () => {
  await browser?.close();
  await shop.stop();
});

async function readInvoice(order: WireOrder) {
  const number = (await shop.findRow(order.id))?.documents[0]?.number;
  const { invoices } = await shop.readBooks();
  const found = invoices.filter(({ InvoiceNumber }) => InvoiceNumber === number);
  expect(found).toHaveLength(1);
  return found[0];
}

async function listCodes(order: WireOrder): Promise<string[]> {
  return ((await readInvoice(order))?.LineItems ?? []).map(({ AccountCode }) =>
    String(AccountCode),
  );
}

const readJournals = () => readJournalsOf(shop);
const readBalance = (code: string) => readNetBalance(shop, code);

const listMonths = async () =>
  (await shop.client.admin<WireCorrectionMonths>('GET', `${linkPath}/corrections`)).months;

const readPreview = (month: string) =>
  shop.client.admin<WireCorrections>('GET', `${linkPath}/corrections/${month}`);

async function readAllPreviews(): Promise<readonly WireCorrections[]> {
  const previews: WireCorrections[] = [];
  for (const { month } of await listMonths()) previews.push(await readPreview(month));
  return previews;
}

async function mapRevenueTo(accountCode: string): Promise<void> {
  await shop.changeRules((rules) => ({
    ...rules,
    revenue: rules.revenue.map((row) => ({ ...row, accountCode })),
  }));
}

/** Journals belong to no order, so a settled shop may still have one on its way. */
async function settleJournals(): Promise<void> {
  await shop.settle();
  for (;;) {
    const previews = await readAllPreviews();
    if (previews.every(({ stays }) => stays.underWay === 0)) return;
    await wait(200);
  }
}

async function correctAll(): Promise<void> {
  for (const { month } of await listMonths()) {
    const { mark } = await readPreview(month);
    await shop.client.admin('POST', `${linkPath}/corrections/${month}`, { mark });
  }
}

it('applying rules and comparing again leave booked orders as they are', async () => {
  await shop.resync(unpaid.id);
  await shop.settle();
  expect(await listCodes(unpaid)).not.toContain('260');
});

it('somebody who may not account sees no preview and corrects nothing', async () => {
  await shop.client.control('/admin', { permissions: ['view', 'operate'] });
  await expect(listMonths()).rejects.toThrow('request.forbidden');
  await expect(readPreview('2026-11')).rejects.toThrow('request.forbidden');
  const asked = shop.client.admin('POST', `${linkPath}/corrections/2026-11`, { mark: 'x' });
  await expect(asked).rejects.toThrow('request.forbidden');
  await shop.client.control('/admin', {
    permissions: ['view', 'operate', 'account', 'administer'],
  });
});

it('what was not seen is not sent', async () => {
  const [month] = await listMonths();
  const path = `${linkPath}/corrections/${month?.month}`;
  const asked = shop.client.admin('POST', path, { mark: 'of something else' });
  await expect(asked).rejects.toThrow('ledger.correction_changed');
  expect(await readJournals()).toEqual([]);
});

it('correcting updates unpaid invoices and moves what paid ones were booked to by a journal', async () => {
  const before = {
    unpaid: await readInvoice(unpaid),
    paid: await readInvoice(paid),
    sales: await readBalance('200'),
    other: await readBalance('260'),
  };
  const previews = await readAllPreviews();
  const updates = previews.flatMap((preview) => preview.updates);
  const journals = previews.flatMap((preview) => preview.journals);
  expect(updates.map(({ orderId }) => orderId)).toContain(unpaid.id);
  expect(updates.map(({ orderId }) => orderId)).not.toContain(paid.id);
  expect(journals.length).toBeGreaterThan(0);
  await page.reload();
  await frame.getByRole('link', { name: 'Mappings' }).click();
  await frame.getByRole('button', { name: 'Correct booked orders …' }).click();
  const send = frame.getByRole('button', { name: /Update \d+ invoices? · Post \d+ journals?/ });
  await send.waitFor();
  await frame.getByRole('columnheader', { name: 'Debit' }).first().waitFor();
  await lookAt(page, 'mappings-correct');
  expect(await readInvoice(unpaid)).toEqual(before.unpaid);
  // Its answer gets lost: Xero is asked before anything goes again.
  await shop.setFaults({ kind: 'answerLost', path: '^/ManualJournals', times: 1 });
  await send.click();
  await frame.getByText(/being updated/).waitFor();
  await frame.getByText(/being posted/).waitFor();
  await settleJournals();
  expect(await shop.countArmedFaults()).toBe(0);
  const after = await readInvoice(unpaid);
  expect(await listCodes(unpaid)).toContain('260');
  expect([after?.Total, after?.InvoiceID]).toEqual([
    before.unpaid?.Total,
    before.unpaid?.InvoiceID,
  ]);
  expect(await readInvoice(paid)).toEqual(before.paid);
  expect(await readJournals()).toHaveLength(journals.length);
  expect(await readBalance('200')).toBe(0);
  expect(await readBalance('260')).toBe(before.sales + before.other);
  expect(await readAllPreviews()).toEqual([]);
  const { calls } = await shop.xeroCounts();
  await shop.resync(unpaid.id);
  await shop.resync(paid.id);
  await shop.settle();
  expect((await shop.xeroCounts()).calls).toBe(calls);
  expect(await shop.findDifferences()).toEqual([]);
}, 180_000);

it('an order that is paid after it was corrected keeps its new accounts', async () => {
  await shop.act(unpaid.id, 'pay');
  await shop.settle();
  expect((await shop.waitFor(unpaid.id, 'booked')).documents.length).toBeGreaterThan(1);
  expect(await listCodes(unpaid)).toContain('260');
  expect(await shop.findDifferences()).toEqual([]);
});

it('the refund of an order that a journal moved goes by the rules that it was moved to', async () => {
  await shop.changeRules((rules) => ({
    ...rules,
    accounts: { ...rules.accounts, returns: '202' },
  }));
  // What was corrected keeps the rules that it was corrected by, not those that came later.
  expect(new Set(await postRefund())).toEqual(new Set(['207']));
  expect(await shop.findDifferences()).toEqual([]);
});

/** The accounts of its credit note. */
async function postRefund(): Promise<string[]> {
  await shop.act(paid.id, 'refund', '1.00');
  await shop.settle();
  await shop.waitFor(paid.id, 'booked');
  const { creditNotes } = await shop.readBooks();
  const number = (await shop.findRow(paid.id))?.documents.find(
    ({ type }) => type === 'creditNote',
  )?.number;
  const note = creditNotes.find(
    (entry) => (entry as unknown as { CreditNoteNumber: string }).CreditNoteNumber === number,
  );
  return note?.LineItems.map(({ AccountCode }) => String(AccountCode)) ?? [];
}

it('a second correction starts from where the first one moved it', async () => {
  const sales = await readBalance('260');
  await mapRevenueTo('203');
  extras = await readBalance('203');
  await correctAll();
  await settleJournals();
  expect(await readBalance('260')).toBe(0);
  expect(await readBalance('203')).toBe(sales + extras);
  expect(await readAllPreviews()).toEqual([]);
});

it('a journal that Xero refuses moves nothing, is told in Review, and may be asked for again', async () => {
  await mapRevenueTo('200');
  const before = await readJournals();
  await shop.changeXero({ archiveAccountCode: '203' });
  await correctAll();
  await settleJournals();
  expect(await readJournals()).toEqual(before);
  const readCodes = async () =>
    (await shop.client.admin<{ entries: { code: string }[] }>('GET', '/review')).entries.map(
      ({ code }) => code,
    );
  expect(await readCodes()).toContain('ledger.journal_refused');
  expect(await readAllPreviews()).not.toEqual([]);
  await shop.changeXero({ restoreAccountCode: '203' });
  await correctAll();
  await settleJournals();
  expect(await readCodes()).not.toContain('ledger.journal_refused');
  expect(await readBalance('203')).toBe(extras);
  expect(await shop.findDifferences()).toEqual([]);
});
