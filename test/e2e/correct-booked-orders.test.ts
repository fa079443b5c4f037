import type { Browser, FrameLocator, Page } from 'playwright-core';
import type { WireCorrections, WireOrder, WireRuleSet } from '../../sidecar/src/contract/index.ts';
import { EndToEndShop } from '../support/end-to-end-shop.ts';
import { lookAt, openBrowser } from '../support/open-browser.ts';

let shop: EndToEndShop;
let browser: Browser | undefined;
let page: Page;
let frame: FrameLocator;
let linkPath: string;
let unpaid: WireOrder;
let paid: WireOrder;

beforeAll(async () => {
  shop = await EndToEndShop.start('--orders', '6', '--seed', '5', '--when', 'placed');
  linkPath = `/links/${(await shop.client.status()).links[0]?.id}`;
  [paid, unpaid] = [await shop.placePaid(), await shop.placeUnpaid()];
  await shop.waitFor(paid.id, 'booked');
  await shop.waitFor(unpaid.id, 'booked');
  const { ruleSet } = await shop.client.admin<{ ruleSet: WireRuleSet }>('GET', `${linkPath}/rules`);
  const revenue = ruleSet.revenue.map((row) => ({ ...row, accountCode: '260' }));
  await shop.client.admin('PUT', `${linkPath}/rules`, { ...ruleSet, revenue });
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

const readPreview = () => shop.client.admin<WireCorrections>('GET', `${linkPath}/corrections`);

it('applying rules and comparing again leave booked orders as they are', async () => {
  await shop.resync(unpaid.id);
  await shop.settle();
  expect(await listCodes(unpaid)).not.toContain('260');
});

it('somebody who may not account sees no preview and corrects nothing', async () => {
  await shop.client.control('/admin', { permissions: ['view', 'operate'] });
  const body = { orderIds: [unpaid.id] };
  await expect(readPreview()).rejects.toThrow('request.forbidden');
  const asked = shop.client.admin('POST', `${linkPath}/corrections`, body);
  await expect(asked).rejects.toThrow('request.forbidden');
  await shop.client.control('/admin', {
    permissions: ['view', 'operate', 'account', 'administer'],
  });
});

it('correcting booked orders lists what is sent, updates unpaid invoices once, and no others', async () => {
  const before = { unpaid: await readInvoice(unpaid), paid: await readInvoice(paid) };
  const preview = await readPreview();
  expect(preview.orders.map(({ orderId }) => orderId)).toContain(unpaid.id);
  expect(preview.orders.map(({ orderId }) => orderId)).not.toContain(paid.id);
  expect(preview.paid).toBeGreaterThan(0);
  await page.reload();
  await frame.getByRole('link', { name: 'Mappings' }).click();
  await frame.getByRole('button', { name: 'Correct booked orders …' }).click();
  const count = preview.orders.length;
  const send = frame.getByRole('button', { name: `Update ${count} invoice` });
  await send.waitFor();
  await frame.getByText(/with a payment or credit stays? as (it is|they are)/).waitFor();
  await lookAt(page, 'mappings-correct');
  expect(await readInvoice(unpaid)).toEqual(before.unpaid);
  await send.click();
  await frame.getByText(/being updated/).waitFor();
  await shop.settle();
  const after = await readInvoice(unpaid);
  expect(await listCodes(unpaid)).toContain('260');
  expect([after?.Total, after?.InvoiceID]).toEqual([
    before.unpaid?.Total,
    before.unpaid?.InvoiceID,
  ]);
  expect(await readInvoice(paid)).toEqual(before.paid);
  expect((await readPreview()).orders).toEqual([]);
  const { calls } = await shop.xeroCounts();
  await shop.resync(unpaid.id);
  await shop.settle();
  expect((await shop.xeroCounts()).calls).toBe(calls);
  expect(await shop.findDifferences()).toEqual([]);
}, 120_000);

it('an order that is paid after it was corrected keeps its new accounts', async () => {
  await shop.act(unpaid.id, 'pay');
  await shop.settle();
  expect((await shop.waitFor(unpaid.id, 'booked')).documents.length).toBeGreaterThan(1);
  expect(await listCodes(unpaid)).toContain('260');
  expect(await shop.findDifferences()).toEqual([]);
});
