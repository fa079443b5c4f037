import { Decimal } from 'decimal.js';
import type { Browser, FrameLocator, Page } from 'playwright-core';
import type {
  WireChoices,
  WireOrder,
  WireOrderDetails,
  WirePayoutPreview,
} from '../../sidecar/src/contract/index.ts';
import { EndToEndShop } from '../support/end-to-end-shop.ts';
import { lookAt, openBrowser } from '../support/open-browser.ts';
import { readBank, settleBank } from '../support/read-bank.ts';
import { listReportRows, sumNet, toText, writeReport } from '../support/stripe-report.ts';

const CARD = 'Payments.Manual';
const EUR_ACCOUNT = '195';
const EUR_BANK = '196';
const FEES = { percent: '1.4', fixed: '0.25', accountCode: '404', taxType: 'INPUT2' };

let shop: EndToEndShop;
let browser: Browser;
let page: Page;
let frame: FrameLocator;
beforeAll(async () => {
  shop = await EndToEndShop.startInShiftedTime('--orders', '2', '--seed', '6', '--when', 'placed');
  await shop.changeXero({ addCurrency: 'EUR' });
  await shop.changeXero({
    addAccount: { Code: EUR_ACCOUNT, Name: 'Card in euros', Type: 'BANK', CurrencyCode: 'EUR' },
  });
  await shop.changeXero({
    addAccount: { Code: EUR_BANK, Name: 'Bank in euros', Type: 'BANK', CurrencyCode: 'EUR' },
  });
  // What Xero has is read again at most so often.
  await shop.advance(86_400_000);
  await shop.client.admin('POST', `/links/${await findLinkId()}/review/check-again`, {});
  browser = await openBrowser();
  const context = await browser.newContext({ viewport: { width: 1280, height: 860 } });
  page = await context.newPage();
  await page.goto(shop.backOfficeUrl);
  frame = page.frameLocator('#daybook');
}, 90_000);
afterAll(async () => {
  await browser.close();
  await shop.stop();
});

async function findLinkId(): Promise<string> {
  return (await shop.client.listOrders())[0]?.linkId ?? '';
}

async function readPage(orderId: number): Promise<WireOrderDetails> {
  return shop.client.admin('GET', `/orders/${await findLinkId()}/${orderId}/details`);
}

async function pick(label: string, typed: string): Promise<void> {
  await frame.getByLabel(label, { exact: true }).first().click();
  await page.keyboard.type(typed);
  await frame.locator('[role=option]:visible').first().click();
}

/** Of goods only, so that nothing is owed in the store's currency. */
function isPlain({ items, giftCardsUsed, rewardPointsUsed }: WireOrder): boolean {
  return (
    giftCardsUsed.length === 0 &&
    rewardPointsUsed === null &&
    !items.some(({ isGiftCard }) => isGiftCard)
  );
}

async function payIn(currency: string): Promise<WireOrder> {
  for (let tries = 0; tries < 120; tries += 1) {
    const [order] = await shop.client.control<WireOrder[]>('/orders', {
      count: 1,
      paymentMethod: CARD,
    });
    if (order?.customerCurrencyCode !== currency || !isPlain(order)) continue;
    if (Number(order.orderTotal) < 20) continue;
    const paid = order.paymentStatus === 'Pending' ? await shop.act(order.id, 'pay') : order;
    await shop.settle();
    await shop.waitFor(paid.id, 'booked');
    return paid;
  }
  throw new Error(`no order in ${currency}`);
}

function inEuros({ currencyRate }: WireOrder, amount: string): number {
  return new Decimal(amount)
    .mul(currencyRate)
    .toDecimalPlaces(2, Decimal.ROUND_HALF_EVEN)
    .toNumber();
}

interface Foreign {
  readonly InvoiceNumber: string;
  readonly CurrencyCode: string;
  readonly CurrencyRate: number;
  readonly Total: number;
  readonly TotalTax: number;
  readonly AmountDue: number;
}

async function readForeign(orderId: number) {
  const row = await shop.findRow(orderId);
  const books = (await shop.readBooks()) as unknown as {
    readonly invoices: readonly (Foreign & { readonly InvoiceID: string })[];
    readonly creditNotes: readonly (Foreign & { readonly CreditNoteID: string })[];
    readonly payments: readonly {
      readonly PaymentID: string;
      readonly Amount: number;
      readonly BankAmount: number;
      readonly CurrencyRate: number;
      readonly Account: { readonly Code: string };
    }[];
  };
  const ids = new Set(row?.documents.map(({ id }) => id));
  return {
    row,
    invoice: books.invoices.find(({ InvoiceID }) => ids.has(InvoiceID)),
    notes: books.creditNotes.filter(({ CreditNoteID }) => ids.has(CreditNoteID)),
    payments: books.payments.filter(({ PaymentID }) => ids.has(PaymentID)),
  };
}

const toBase = (amount: number, rate: number): string => new Decimal(amount).div(rate).toFixed(2);

it('a method is said to charge euros, and where they go, under Mappings', async () => {
  await frame.getByRole('link', { name: 'Mappings' }).click();
  await frame.getByRole('tab', { name: 'Payment methods' }).click();
  await pick('Method that charges the customer’s currency', 'Credit');
  await frame.getByLabel('Currency that the customer is charged in').selectOption('EUR');
  await pick('Account in Xero for money in this currency', 'Card in euros');
  await frame.getByRole('button', { name: 'Add row' }).click();
  await frame.getByText('charged in EUR').first().waitFor();
  await frame.getByRole('button', { name: 'Apply 1 change …' }).click();
  await lookAt(page, 'currency-mapping');
  await frame.getByRole('button', { name: 'Apply 1 change', exact: true }).click();
  await frame.getByText(/^Applied\./).waitFor();
}, 60_000);

describe('an order that was charged in euros', () => {
  let order: WireOrder;

  it('is an invoice in euros, worth the order’s total in the shop’s own currency', async () => {
    order = await payIn('EUR');
    const { row, invoice, payments } = await readForeign(order.id);
    const asked = inEuros(order, order.orderTotal);
    expect(invoice).toMatchObject({ CurrencyCode: 'EUR', Total: asked, AmountDue: 0 });
    const { CurrencyRate: rate = 1, TotalTax: tax = 0 } = invoice ?? {};
    expect(toBase(asked, rate)).toBe(new Decimal(order.orderTotal).toFixed(2));
    const taxOff = new Decimal(tax).div(rate).sub(order.orderTax).abs().toNumber();
    expect(taxOff).toBeLessThan(0.02);
    expect(payments).toMatchObject([
      { Amount: asked, BankAmount: asked, CurrencyRate: rate, Account: { Code: EUR_ACCOUNT } },
    ]);
    expect(row).toMatchObject({ currency: 'EUR', total: asked.toFixed(2) });
  }, 120_000);

  it('stands beside its invoice on its page, without a difference', async () => {
    const details = await readPage(order.id);
    const { rows } = details.comparison;
    expect(rows.filter(({ differs }) => differs)).toEqual([]);
    const total = rows.find(({ kind }) => kind === 'total');
    expect(total?.store).toBe(inEuros(order, order.orderTotal).toFixed(2));
    expect(total?.xero).toBe(total?.store);
    await frame.getByRole('link', { name: 'Orders' }).click();
    await frame.getByRole('link', { name: order.customOrderNumber, exact: true }).click();
    await frame.getByText(/^Charged in EUR; in the store /).waitFor();
    await lookAt(page, 'currency-order');
  }, 60_000);

  it('is credited in euros at the invoice’s rate when a part is refunded, and then the rest', async () => {
    const part = new Decimal(order.orderTotal).mul(0.37).toFixed(2);
    await shop.act(order.id, 'refund', part);
    await shop.settle();
    const first = await readForeign(order.id);
    const rate = first.invoice?.CurrencyRate;
    expect(first.notes).toMatchObject([
      { CurrencyCode: 'EUR', CurrencyRate: rate, Total: inEuros(order, part) },
    ]);
    await shop.act(order.id, 'refund', new Decimal(order.orderTotal).sub(part).toFixed(2));
    await shop.settle();
    const { notes, payments } = await readForeign(order.id);
    const credited = notes.reduce((sum, note) => sum.add(note.Total), new Decimal(0));
    expect(credited.toNumber()).toBe(inEuros(order, order.orderTotal));
    expect(payments.every(({ Account }) => Account.Code === EUR_ACCOUNT)).toBe(true);
    expect((await readBank(shop)).bankBalances[EUR_ACCOUNT] ?? 0).toBe(0);
    const page = await readPage(order.id);
    expect(page.comparison.rows.filter(({ differs }) => differs)).toEqual([]);
  }, 60_000);

  it('is asked for once: reading it again sends nothing', async () => {
    const before = await shop.countCalls();
    await shop.resync(order.id);
    await shop.settle();
    expect(await shop.countCalls()).toBe(before);
  }, 60_000);
});

it('books what was shown in euros and charged in the shop’s currency in that', async () => {
  const other = await payIn('AUD');
  const { invoice } = await readForeign(other.id);
  expect(invoice).toMatchObject({
    CurrencyCode: other.primaryCurrencyCode,
    Total: Number(other.orderTotal),
  });
}, 120_000);

it('its gateway’s payout in euros leaves nothing of it in the account in euros', async () => {
  await shop.changeRules((rules) => ({
    ...rules,
    paymentMethods: rules.paymentMethods.map((row) =>
      row.currency === 'EUR' ? { ...row, fees: FEES } : row,
    ),
  }));
  const order = await payIn('EUR');
  const rows = (await listReportRows(shop, EUR_ACCOUNT)).filter(({ charge }) =>
    charge.endsWith(`_${order.id}`),
  );
  const payout = { id: 'po_euros', on: '2027-01-05', currency: 'EUR' };
  const file = { method: CARD, currency: 'EUR', csv: writeReport(payout, rows) };
  const payouts = `/links/${await findLinkId()}/payouts`;
  const read = await shop.client.admin<WirePayoutPreview>('POST', `${payouts}/preview`, file);
  expect(read).toMatchObject({
    kind: 'read',
    payouts: [{ currency: 'EUR', problem: null, rows: [{ state: 'order' }] }],
  });
  const { accounts } = await shop.client.admin<WireChoices>(
    'GET',
    `/links/${await findLinkId()}/choices`,
  );
  await shop.client.admin('POST', payouts, {
    file,
    payoutId: payout.id,
    deposit: toText(sumNet(rows)),
    bankAccountId: accounts.find(({ code }) => code === EUR_BANK)?.accountId,
    others: [],
  });
  const books = await settleBank(shop);
  expect(books.bankBalances[EUR_ACCOUNT] ?? 0).toBe(0);
  expect(books.bankBalances[EUR_BANK]).toBe(Number(toText(sumNet(rows))));
}, 120_000);

it('keeps what is booked in euros when the method no longer charges them', async () => {
  const order = await payIn('EUR');
  await shop.changeRules((rules) => ({
    ...rules,
    paymentMethods: rules.paymentMethods.filter(({ currency }) => currency !== 'EUR'),
  }));
  await shop.act(order.id, 'refund', '1.00');
  await shop.settle();
  const { invoice, notes } = await readForeign(order.id);
  expect(invoice?.CurrencyCode).toBe('EUR');
  expect(notes).toMatchObject([{ CurrencyCode: 'EUR', Total: inEuros(order, '1.00') }]);
}, 120_000);
