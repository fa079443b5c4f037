import { setTimeout as wait } from 'node:timers/promises';
import type { WireOrder, WireRuleSet } from '../../sidecar/src/contract/index.ts';
import { closeMonth } from '../support/close-month.ts';
import { EndToEndShop } from '../support/end-to-end-shop.ts';
import {
  readBank,
  settleBank,
  type BankBooks,
  type BankTransaction,
} from '../support/read-bank.ts';

const DAY_MS = 86_400_000;
const CARD = 'Payments.Manual';
const FEES = { percent: '1.4', fixed: '0.25', accountCode: '404', taxType: 'INPUT2' };

let shop: EndToEndShop;
beforeAll(async () => {
  shop = await EndToEndShop.startInShiftedTime('--orders', '3', '--seed', '4', '--when', 'placed');
  await changeFees(FEES);
}, 60_000);
afterAll(() => shop.stop());

function changeFees(
  fees: WireRuleSet['paymentMethods'][number]['fees'],
  accountId?: string,
): Promise<void> {
  return shop.changeRules((rules) => ({
    ...rules,
    paymentMethods: rules.paymentMethods.map((row) =>
      row.systemName === CARD ? { ...row, accountId: accountId ?? row.accountId, fees } : row,
    ),
  }));
}

async function payByCard(): Promise<WireOrder> {
  for (let tries = 0; tries < 40; tries += 1) {
    const [order] = await shop.client.control<WireOrder[]>('/orders', {
      count: 1,
      paymentMethod: CARD,
    });
    if (order === undefined || Number(order.orderTotal) < 5) continue;
    const paid = order.paymentStatus === 'Pending' ? await shop.act(order.id, 'pay') : order;
    await shop.settle();
    await shop.waitFor(paid.id, 'booked', 'held', 'skipped', 'waiting');
    if ((await shop.findRow(paid.id))?.documents.some(({ type }) => type === 'payment'))
      return paid;
  }
  throw new Error('no card order');
}

/** Cents, half to even, by other means than the product's. */
function estimate(order: WireOrder): number {
  const [whole = '0', fraction = ''] = order.orderTotal.split('.');
  const cents = BigInt(whole) * 100n + BigInt(fraction.padEnd(2, '0').slice(0, 2));
  const scaled = cents * 14n + 25n * 1000n;
  const [floor, rest] = [scaled / 1000n, scaled % 1000n];
  const isUp = rest > 500n || (rest === 500n && floor % 2n === 1n);
  return Number(floor + (isUp ? 1n : 0n));
}

async function endDay(): Promise<BankBooks> {
  await shop.advance(DAY_MS + 7_200_000);
  return settleBank(shop);
}

/** What is taken back within an hour of midnight counts as of the day whose fees are booked next. */
async function leaveFirstHour(): Promise<void> {
  const zone = { timeZone: 'Pacific/Auckland', hour: 'numeric', hourCycle: 'h23' } as const;
  const hour = new Intl.DateTimeFormat('en', zone).format(shop.clocks.nowMs());
  if (hour === '00') await shop.advance(3_600_000);
}

const toCents = (amount: number): number => Math.round(amount * 100);

describe('fees of a day', () => {
  let first: WireOrder;
  let booked: BankBooks;

  it('are one amount out of the clearing account after the day has ended, each payment once', async () => {
    first = await payByCard();
    const orders = [first, await payByCard(), await payByCard()];
    expect((await readBank(shop)).bankTransactions).toEqual([]);
    booked = await endDay();
    const total = orders.reduce((sum, order) => sum + estimate(order), 0);
    const [document, ...others] = booked.bankTransactions;
    expect(others).toEqual([]);
    expect(document).toMatchObject({ Type: 'SPEND', LineAmountTypes: 'Inclusive' });
    expect(toCents(document?.Total ?? 0)).toBe(total);
    expect(document?.Reference).toMatch(/^DB fees Manual \w{3} \d{4}-\d\d-\d\d \w+$/);
    expect(document?.Contact.Name).toBe('Credit Card');
    expect(document?.LineItems).toMatchObject([{ AccountCode: '404', TaxType: 'INPUT2' }]);
    expect(document?.LineItems[0]?.Description).toContain('3 payments, estimated');
    await shop.advance(DAY_MS);
    expect((await settleBank(shop)).bankTransactions).toHaveLength(1);
  }, 120_000);

  it('of a payment that was taken back come back with the next document', async () => {
    await leaveFirstHour();
    const row = await shop.findRow(first.id);
    await shop.client.admin('POST', `/orders/${row?.linkId}/${first.id}/undo`, { reason: 'test' });
    await shop.settle();
    await shop.waitFor(first.id, 'skipped');
    // Seen on this day, so it comes with this day’s document.
    await shop.advance(30_000);
    await wait(3000);
    const later = await payByCard();
    const after = await endDay();
    const document = after.bankTransactions[1];
    const net = estimate(later) - estimate(first);
    expect(document?.Type).toBe(net > 0 ? 'SPEND' : 'RECEIVE');
    expect(toCents(document?.Total ?? 0)).toBe(Math.abs(net));
    expect(after.bankTransactions).toHaveLength(2);
  }, 120_000);

  it('are booked once when the answer to the first attempt is lost', async () => {
    await shop.setFaults({ kind: 'answerLost', path: '^/BankTransactions', times: 1 });
    const order = await payByCard();
    await endDay();
    await shop.advance(7 * 60_000);
    const { bankTransactions } = await settleBank(shop);
    expect(await shop.countArmedFaults()).toBe(0);
    expect(bankTransactions).toHaveLength(3);
    expect(toCents(bankTransactions[2]?.Total ?? 0)).toBe(estimate(order));
    await shop.setFaults(null);
  }, 120_000);

  it('that Xero had taken before an error are found by their reference', async () => {
    await shop.setFaults({ kind: 'errorAfterCommit', path: '^/BankTransactions', times: 1 });
    await payByCard();
    await endDay();
    await shop.advance(7 * 60_000);
    expect((await settleBank(shop)).bankTransactions).toHaveLength(4);
    expect(await shop.countArmedFaults()).toBe(0);
    await shop.setFaults(null);
  }, 120_000);

  it('wait for the permission, are told of, and go by themselves once it is there', async () => {
    await shop.forgetScope('accounting.banktransactions');
    await payByCard();
    await shop.advance(DAY_MS + 7_200_000);
    await expectCode('xero.bank_permission_missing');
    expect((await readBank(shop)).bankTransactions).toHaveLength(4);
    await shop.signIn();
    await shop.advance(10 * 60_000);
    expect((await settleBank(shop)).bankTransactions).toHaveLength(5);
    expect(await readCodes()).not.toContain('xero.bank_permission_missing');
  }, 120_000);

  it('that Xero refuses are told of, count nothing, and are booked when it is mended', async () => {
    await shop.changeXero({ archiveAccountCode: '404' });
    const order = await payByCard();
    const day = await readLastPaidOn();
    await shop.advance(DAY_MS + 7_200_000);
    await expectCode('fees.not_booked');
    expect(await listOfDay(day)).toEqual([]);
    await shop.changeXero({ restoreAccountCode: '404' });
    await checkAgain();
    expect(toCents((await waitForDay(day)).Total)).toBe(estimate(order));
    expect(await listOfDay(day)).toHaveLength(1);
    expect(await readCodes()).not.toContain('fees.not_booked');
  }, 120_000);

  it('of a locked day are held, as no fee can be a draft', async () => {
    await shop.changeRules((rules) => ({
      ...rules,
      settings: { ...rules.settings, lockedPeriod: 'hold' },
    }));
    const order = await payByCard();
    const day = await readLastPaidOn();
    await shop.changeXero({ periodLockDate: day });
    await checkAgain();
    await shop.advance(DAY_MS + 7_200_000);
    await expectCode('fees.not_booked');
    await shop.changeXero({ periodLockDate: null });
    await checkAgain();
    expect(toCents((await waitForDay(day)).Total)).toBe(estimate(order));
  }, 120_000);

  it('come back where the order is taken out of a closed month: credited, with its money paid back', async () => {
    await leaveFirstHour();
    const order = await payByCard();
    const paidOn = await readLastPaidOn();
    const before = (await endDay()).bankTransactions.length;
    const { linkId } = (await shop.findRow(order.id)) ?? { linkId: '' };
    await closeMonth(shop, { linkId, orderId: order.id }, Date.parse(paidOn));
    await shop.client.admin('POST', `/orders/${linkId}/${order.id}/undo`, { reason: 'test' });
    await shop.settle();
    await shop.waitFor(order.id, 'skipped');
    await shop.advance(30_000);
    await wait(3000);
    const { bankTransactions } = await endDay();
    await shop.changeXero({ periodLockDate: null });
    expect(bankTransactions).toHaveLength(before + 1);
    expect(bankTransactions.at(-1)?.Type).toBe('RECEIVE');
    expect(toCents(bankTransactions.at(-1)?.Total ?? 0)).toBe(estimate(order));
  }, 120_000);
});

describe('rules of fees that could never be booked', () => {
  it('are refused with the reason: an account that is no bank account, an account that is gone', async () => {
    const { accounts } = await shop.client.admin<{
      accounts: { accountId: string; code: string }[];
    }>('GET', `/links/${await getLinkId()}/choices`);
    const liability = accounts.find(({ code }) => code === '835');
    await expect(changeFees(FEES, liability?.accountId)).rejects.toThrow('fees.account_is_no_bank');
    await expect(changeFees({ ...FEES, accountCode: '999' })).rejects.toThrow(
      'mapping.account_gone',
    );
    await expect(changeFees({ ...FEES, percent: '-1' })).rejects.toThrow('request.invalid');
  });
});

/** Orders that were held before may be booked at any time: theirs are of other days. */
async function listOfDay(day: string): Promise<readonly BankTransaction[]> {
  const { bankTransactions } = await readBank(shop);
  return bankTransactions.filter(({ Reference }) => Reference.includes(day));
}

async function waitForDay(day: string): Promise<BankTransaction> {
  for (let waited = 0; waited < 40_000; waited += 250) {
    const [found] = await listOfDay(day);
    if (found !== undefined) return found;
    await wait(250);
  }
  throw new Error(`no fees of ${day}`);
}

async function readLastPaidOn(): Promise<string> {
  const { payments } = (await readBank(shop)) as unknown as { payments: { Date: string }[] };
  const days = payments.map(({ Date: text }) => Number(/\d+/.exec(text)?.[0]));
  return new Date(Math.max(...days)).toISOString().slice(0, 10);
}

async function getLinkId(): Promise<string> {
  return (await shop.client.status()).links[0]?.id ?? '';
}

/** Two minutes later, as what was read within one is not read again. */
async function checkAgain(): Promise<void> {
  await shop.advance(120_000);
  await shop.client.admin('POST', `/links/${await getLinkId()}/review/check-again`, {});
}

async function readCodes(): Promise<string[]> {
  const { entries } = await shop.client.admin<{ entries: { code: string }[] }>('GET', '/review');
  return entries.map(({ code }) => code);
}

async function expectCode(code: string): Promise<void> {
  for (let waited = 0; waited < 20_000; waited += 200) {
    if ((await readCodes()).includes(code)) return;
    await wait(200);
  }
  throw new Error(`${code} is not told: ${(await readCodes()).join()}`);
}
