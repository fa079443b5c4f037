import { readFileSync } from 'node:fs';
import { MappingPages } from '../support/mapping-pages.ts';
import { lookAt } from '../support/open-browser.ts';

/** A test drives pages, a service and an Xero that share a machine with others. */
const SLOW_MS = 120_000;

let pages: MappingPages;
let shop: MappingPages['shop'];
let page: MappingPages['page'];
let frame: MappingPages['frame'];

beforeAll(async () => {
  pages = await MappingPages.start(40);
  ({ shop, page, frame } = pages);
}, 180_000);

afterAll(() => pages.stop());

async function listAccounts(orderId: number): Promise<string[]> {
  const number = (await shop.findRow(orderId))?.documents[0]?.number;
  const { invoices } = await shop.readBooks();
  const lines = invoices.find(({ InvoiceNumber }) => InvoiceNumber === number)?.LineItems ?? [];
  return lines.map(({ AccountCode }) => String(AccountCode));
}

it(
  'typing filters the accounts, and says when nothing is found',
  async () => {
    await pages.openTab('Sales accounts');
    const picker = frame.getByLabel('everything else', { exact: true }).first();
    await picker.click();
    await page.keyboard.type('no such account');
    await frame.getByText('Nothing found.').waitFor();
    await page.keyboard.press('Escape');
    await picker.click();
    await page.keyboard.type('other rev');
    await frame.getByRole('option', { name: '260 Other Revenue' }).waitFor();
    await expect(frame.locator('[role=option]:visible').count()).resolves.toBe(1);
    await page.keyboard.press('Escape');
  },
  SLOW_MS,
);

it(
  'a changed mapping waits in the bar, leaves booked orders alone and books the next',
  async () => {
    const booked = await shop.placePaid();
    await shop.waitFor(booked.id, 'booked');
    const before = await listAccounts(booked.id);
    await pages.openTab('Sales accounts');
    await pages.pick('everything else', 'other rev');
    await frame.getByText('1 change not applied').waitFor();
    await page.reload();
    await frame.getByText('1 change not applied').waitFor();
    await frame.getByRole('button', { name: 'Apply 1 change …' }).click();
    await frame.getByText('everything else: 200 Sales → 260 Other Revenue').waitFor();
    await expect(frame.getByLabel('Only orders not booked yet').isChecked()).resolves.toBe(true);
    await frame.getByText('No waiting order is released').waitFor();
    await lookAt(page, 'mappings-apply');
    await frame.getByRole('button', { name: 'Apply 1 change', exact: true }).click();
    await frame.getByText('Rules no. 2').waitFor();
    await frame.getByText(/^Applied\./).waitFor();
    const { calls } = await shop.xeroCounts();
    await shop.resync(booked.id);
    await shop.settle();
    expect((await shop.xeroCounts()).calls).toBe(calls);
    expect(await listAccounts(booked.id)).toEqual(before);
    const next = await shop.placePaid();
    await shop.waitFor(next.id, 'booked');
    expect(await listAccounts(next.id)).toContain('260');
  },
  SLOW_MS,
);

it(
  'a method without an account is accepted from the suggestion, and its orders are released',
  async () => {
    const rules = await pages.readRules();
    const used = (await shop.client.storeOrders()).at(-1)?.paymentMethodSystemName;
    await shop.client.admin('PUT', pages.rulesPath, { ...rules, paymentMethods: [] });
    let held = await shop.placePaid();
    while (held.paymentStatus !== 'Paid') held = await shop.placePaid();
    await shop.waitFor(held.id, 'held');
    expect(used).toBeDefined();
    await pages.openTab('Payment methods');
    await frame.getByText(/^\d missing$/).waitFor();
    await frame.getByRole('button', { name: /sure suggestion/ }).waitFor();
    await lookAt(page, 'mappings-missing');
    await frame.getByRole('button', { name: /sure suggestion/ }).click();
    await frame.getByRole('button', { name: /^Apply \d+ changes? …/ }).click();
    await frame.getByText(/waiting orders? will be booked/).waitFor();
    await frame.getByRole('button', { name: /^Apply \d+ changes?$/ }).click();
    await shop.waitFor(held.id, 'booked');
  },
  SLOW_MS,
);

it(
  'rules that somebody else applied in the meantime are not overwritten',
  async () => {
    const rules = await pages.readRules();
    const late = shop.client.admin('PUT', `${pages.rulesPath}?basedOn=1`, rules);
    await expect(late).rejects.toThrow('setup.rules_changed');
  },
  SLOW_MS,
);

it(
  'a clearing account is made in Xero from the list, its code and type shown first',
  async () => {
    const rules = await pages.readRules();
    const [first, ...others] = rules.paymentMethods;
    await shop.client.admin('PUT', pages.rulesPath, { ...rules, paymentMethods: others });
    await page.reload();
    await pages.openTab('Payment methods');
    const label = await frame
      .getByRole('row')
      .nth(1)
      .getByRole('combobox')
      .getAttribute('aria-label');
    await frame
      .getByLabel(label ?? '', { exact: true })
      .first()
      .click();
    const name = `${label} clearing`;
    const option = frame.getByRole('option', { name: /^Create ‘/ });
    const isThere = (await option.count()) > 0;
    expect([first?.systemName, isThere]).toEqual([first?.systemName, true]);
    await option.click();
    await frame.getByText('Current asset, payments allowed').waitFor();
    await lookAt(page, 'mappings-create-account');
    await frame.getByRole('button', { name: 'Create in Xero' }).click();
    await frame.getByText('1 change not applied').waitFor();
    await expect(
      frame
        .getByLabel(label ?? '', { exact: true })
        .first()
        .inputValue(),
    ).resolves.toContain(name);
    await frame.getByRole('button', { name: 'Undo all' }).click();
  },
  SLOW_MS,
);

it(
  'a checked row says who checked it, until it goes elsewhere',
  async () => {
    await pages.openTab('Sales accounts');
    await frame.getByLabel('everything else: checked').click();
    await frame.getByText(/^Checked by .+ on /).waitFor();
    await pages.pick('everything else', '200');
    const row = frame.getByRole('row', { name: /^everything else/ });
    await row.getByText('This is right').waitFor();
    await frame.getByRole('button', { name: 'Undo all' }).click();
    await frame.getByText(/^Checked by .+ on /).waitFor();
  },
  SLOW_MS,
);

it(
  'a row by category is added and taken out again',
  async () => {
    await pages.openTab('Sales accounts');
    await frame.getByRole('combobox', { name: 'Which one the new row is for' }).click();
    const category = (await frame.locator('[role=option]:visible').first().textContent()) ?? '';
    await frame.locator('[role=option]:visible').first().click();
    await pages.pick('Account in Xero for the new row', 'other rev');
    await frame.getByRole('button', { name: 'Add row' }).click();
    await frame.getByLabel(`Category ${category}`, { exact: true }).first().waitFor();
    await frame.getByText('1 change not applied').waitFor();
    await lookAt(page, 'mappings-sales');
    await frame.getByRole('button', { name: `Clear Category ${category}` }).click();
    await frame.getByText('1 change not applied').waitFor({ state: 'hidden' });
  },
  SLOW_MS,
);

it(
  'the mappings go out as a file and come back: what changed is shown, errors by line',
  async () => {
    await pages.openTab('Sales accounts');
    const download = page.waitForEvent('download');
    await frame.getByRole('button', { name: 'Download CSV' }).click();
    const text = readFileSync(await (await download).path(), 'utf8');
    const file = (content: string) => ({
      name: 'mappings.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(content),
    });
    const input = frame.locator('input[type=file]');
    await input.setInputFiles(file(text));
    await frame.getByText('0 changes', { exact: true }).waitFor();
    await frame.getByRole('button', { name: 'Cancel' }).click();
    const changed = text
      .split('\r\n')
      .map((line) => (line.startsWith('revenue|') ? line.replace(/,260,/, ',200,') : line))
      .join('\r\n');
    await input.setInputFiles(file(`${changed}no such row,,200,Sales,,\r\n`));
    await frame.getByText('There is no row “no such row”.').waitFor();
    await lookAt(page, 'mappings-csv');
    await frame.getByRole('button', { name: 'Take 1 change' }).click();
    await frame.getByText('1 change not applied').waitFor();
    await frame.getByRole('button', { name: 'Undo all' }).click();
  },
  SLOW_MS,
);

it(
  'a bank account asks again where the money comes later',
  async () => {
    await pages.openTab('Payment methods');
    await pages.pick('Credit Card', 'Business Bank Account');
    await frame.getByText('Straight into a bank account?').waitFor();
    await lookAt(page, 'mappings-bank');
    await frame.getByRole('button', { name: 'Choose another' }).click();
    await expect(frame.getByText(/not applied$/).count()).resolves.toBe(0);
  },
  SLOW_MS,
);
