import type { Browser, FrameLocator, Page } from 'playwright-core';
import { EndToEndShop } from '../support/end-to-end-shop.ts';
import { lookAt, openBrowser } from '../support/open-browser.ts';
import { readBank, settleBank } from '../support/read-bank.ts';
import { listReportRows, sumNet, writeReport } from '../support/stripe-report.ts';

let shop: EndToEndShop;
let browser: Browser | undefined;
let page: Page;
let frame: FrameLocator;

beforeAll(async () => {
  shop = await EndToEndShop.startInShiftedTime('--orders', '2', '--seed', '4', '--when', 'placed');
  browser = await openBrowser();
  const context = await browser.newContext({ viewport: { width: 1280, height: 1000 } });
  page = await context.newPage();
  await page.goto(shop.backOfficeUrl);
  frame = page.frameLocator('#daybook');
}, 60_000);
afterAll(async () => {
  await browser?.close();
  await shop.stop();
});

const open = (name: string) =>
  frame.getByRole('navigation').getByRole('link', { name, exact: true }).click();

async function pick(label: string, typed: string): Promise<void> {
  await frame.getByLabel(label, { exact: true }).first().click();
  await page.keyboard.type(typed);
  await frame.locator('[role=option]:visible').first().click();
}

it('before any method has fees the page says where they are entered', async () => {
  await open('Payouts');
  await frame.getByRole('heading', { name: 'No payment method has fees yet' }).waitFor();
  await frame.getByRole('heading', { name: 'No payout was confirmed yet' }).waitFor();
  await lookAt(page, 'payouts-empty');
});

it('fees are entered on the payment method’s row, and the change says them', async () => {
  await open('Mappings');
  await frame.getByRole('button', { name: 'Fees of Credit Card' }).click();
  await frame.getByLabel('Per cent').fill('1,4');
  await frame.getByLabel('And for each payment').fill('0.25');
  await pick('Account of the fees', '404');
  await pick('Tax rate of the fees', '15% GST on Expenses');
  await lookAt(page, 'mappings-fees');
  await frame.getByRole('button', { name: 'Take over' }).click();
  await frame.getByText('Fees: 1.4 % + 0.25 to 404 Bank Fees').waitFor();
  await frame.getByRole('button', { name: 'Apply 1 change …' }).click();
  await frame.getByText(/No fees are booked. → Fees: 1.4 % \+ 0.25/).waitFor();
  await lookAt(page, 'mappings-fees-apply');
  await frame.getByRole('button', { name: 'Apply 1 change', exact: true }).click();
  await frame.getByText(/^Applied\./).waitFor();
});

it('a file is read, looked at, and confirmed: the list and the order say what became of it', async () => {
  const order = await shop.payByCard();
  await shop.payByCard();
  await shop.advance(2 * 86_400_000);
  await settleBank(shop, 1);
  const own = { id: 'txn_x', category: 'fee', charge: '', grossCents: 0, feeCents: 150 };
  const rows = [...(await listReportRows(shop, '100')), own];
  const csv = writeReport(
    { id: 'po_page', on: '2027-01-05', currency: order.primaryCurrencyCode },
    rows,
  );
  await open('Payouts');
  const chooser = page.waitForEvent('filechooser');
  await frame.getByRole('button', { name: 'Choose a CSV file …' }).click();
  await (
    await chooser
  ).setFiles({ name: 'payouts.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) });
  const card = frame.getByRole('region', { name: 'Payout po_page' });
  await card.waitFor();
  await card.getByText('No order has this number or transaction. Where does it go?').waitFor();
  const confirm = card.getByRole('button', { name: /^Confirm:/ });
  expect(await confirm.isDisabled()).toBe(true);
  await pick('Account of row txn_x', '404');
  await pick('Comes to the bank account', '090');
  await lookAt(page, 'payouts-preview');
  await confirm.click();
  await card.getByText('This payout was confirmed before.').waitFor();
  await frame.getByText('Booked', { exact: true }).waitFor();
  await lookAt(page, 'payouts-confirmed');
  expect(Math.round(((await readBank(shop)).bankBalances['090'] ?? 0) * 100)).toBe(sumNet(rows));
  const row = await shop.findRow(order.id);
  await page.goto(`${shop.backOfficeUrl}#/orders/${row?.linkId}/${order.id}`);
  await page.reload();
  await frame.getByText('with payout po_page').waitFor();
  await lookAt(page, 'order-fee');
}, 180_000);

it('a file that nobody knows is asked about, and what is wrong with one is said', async () => {
  await open('Payouts');
  const paste = frame.getByLabel('Or paste its text');
  await paste.fill('Auszahlung;Tag;Bestellung;Betrag\nA1;05.11.2026;4711;10,00');
  await frame.getByRole('button', { name: 'Look at it' }).first().click();
  const columns = frame.getByRole('group', { name: 'Which column is which?' });
  await columns.getByLabel('Payout').selectOption('Auszahlung');
  await columns.getByLabel('Day').selectOption('Tag');
  await columns.getByLabel('Order number or transaction').selectOption('Bestellung');
  await columns.getByLabel('Paid by the customer').selectOption('Betrag');
  await lookAt(page, 'payouts-columns');
  await columns.getByRole('button', { name: 'Look at it' }).click();
  await frame.getByText(/may be in May or in November/).waitFor();
  await lookAt(page, 'payouts-problem');
  await frame.getByRole('button', { name: 'Day first: 31/12/2026' }).click();
  const card = frame.getByRole('region', { name: 'Payout A1' });
  await card.getByText('No order has this number or transaction. Where does it go?').waitFor();
  await paste.fill('no table');
  await frame.getByRole('button', { name: 'Look at it' }).first().click();
  await frame.getByText(/It is no CSV file with columns/).waitFor();
});
