import { setTimeout as wait } from 'node:timers/promises';
import type {
  WirePayoutList,
  WirePayoutPreview,
  WireRuleSet,
} from '../../sidecar/src/contract/index.ts';
import { EndToEndShop } from '../support/end-to-end-shop.ts';
import { readBank, settleBank } from '../support/read-bank.ts';
import {
  listReportRows,
  sumNet,
  toText,
  writeReport,
  type ReportRow,
} from '../support/stripe-report.ts';
import { waitForStruckFaults } from '../support/wait-for-shop.ts';

const DAY_MS = 86_400_000;
const CARD = 'Payments.Manual';
const CLEARING = '100';
const BANK = '090';
const FEES = { percent: '1.4', fixed: '0.25', accountCode: '404', taxType: 'INPUT2' };

let shop: EndToEndShop;
let linkPath: string;
let bankAccountId: string;
let currency: string;
let payoutNumber = 0;

beforeAll(async () => {
  shop = await EndToEndShop.startInShiftedTime('--orders', '4', '--seed', '4', '--when', 'placed');
  linkPath = `/links/${(await shop.client.status()).links[0]?.id}`;
  const { accounts } = await shop.client.admin<{ accounts: { accountId: string; code: string }[] }>(
    'GET',
    `${linkPath}/choices`,
  );
  bankAccountId = accounts.find(({ code }) => code === BANK)?.accountId ?? '';
  currency = (await shop.client.storeOrders())[0]?.primaryCurrencyCode ?? '';
}, 60_000);
afterAll(() => shop.stop());

function changeFees(fees: WireRuleSet['paymentMethods'][number]['fees']): Promise<void> {
  return shop.changeRules((rules) => ({
    ...rules,
    paymentMethods: rules.paymentMethods.map((row) =>
      row.systemName === CARD ? { ...row, fees } : row,
    ),
  }));
}

interface Report {
  readonly id: string;
  readonly csv: string;
  readonly rows: readonly ReportRow[];
}

function report(rows: readonly ReportRow[], id = `po_${(payoutNumber += 1)}`): Report {
  return { id, rows, csv: writeReport({ id, on: '2027-01-05', currency }, rows) };
}

const preview = (csv: string, method = CARD) =>
  shop.client.admin<WirePayoutPreview>('POST', `${linkPath}/payouts/preview`, { method, csv });

async function readOnly({ csv }: Pick<Report, 'csv'>) {
  const read = await preview(csv);
  if (read.kind !== 'read') throw new Error(JSON.stringify(read));
  const [payout] = read.payouts;
  if (payout === undefined) throw new Error('no payout');
  return payout;
}

function confirm(
  { id, csv, rows }: Report,
  fields: {
    readonly deposit?: string;
    readonly bankAccountId?: string;
    readonly others?: unknown;
  } = {},
): Promise<void> {
  return shop.client.admin('POST', `${linkPath}/payouts`, {
    file: { method: CARD, csv },
    payoutId: id,
    deposit: toText(sumNet(rows)),
    bankAccountId,
    others: [],
    ...fields,
  });
}

const listPayouts = async () =>
  (await shop.client.admin<WirePayoutList>('GET', `${linkPath}/payouts`)).payouts;

async function waitForState(id: string, state: string): Promise<void> {
  for (let waited = 0; waited < 40_000; waited += 200) {
    const found = (await listPayouts()).find(({ payoutId }) => payoutId === id);
    if (found?.state === state) return;
    await wait(200);
  }
  throw new Error(`${id} is not ${state}: ${JSON.stringify(await listPayouts())}`);
}

const cents = (amount: number | undefined): number => Math.round((amount ?? Number.NaN) * 100);

/** Payments that no payout has yet. */
async function listOpenRows(): Promise<ReportRow[]> {
  const rows = await listReportRows(shop, CLEARING);
  if (rows.length === 0) return [];
  const { rows: previewed } = await readOnly(report(rows, 'po_open'));
  payoutNumber += 0;
  return rows.filter(({ id }) => previewed.find((row) => row.rowId === id)?.state === 'order');
}

it('a method without an account for its fees is told apart, in words', async () => {
  await expect(preview('a,b')).rejects.toThrow('payout.no_fee_account');
  await changeFees(FEES);
});

it('a payout of a day’s orders leaves the clearing account at zero and the bank with the deposit', async () => {
  const [, refunded] = [await shop.payByCard(), await shop.payByCard(), await shop.payByCard()];
  await shop.act(refunded.id, 'refund', '5.00');
  await shop.settle();
  await shop.advance(DAY_MS + 7_200_000);
  await settleBank(shop, 1);
  expect(cents((await readBank(shop)).bankBalances[CLEARING])).not.toBe(0);
  const own: ReportRow = {
    id: 'txn_billing',
    category: 'fee',
    charge: '',
    grossCents: 0,
    feeCents: 200,
  };
  const payout = report([...(await listReportRows(shop, CLEARING)), own]);
  const seen = await readOnly(payout);
  expect(seen.rows.filter(({ state }) => state === 'blocked')).toEqual([]);
  expect(seen.rows.filter(({ state }) => state === 'other').map(({ rowId }) => rowId)).toEqual([
    'txn_billing',
  ]);
  expect([seen.problem, seen.sums.deposit]).toEqual([null, toText(sumNet(payout.rows))]);
  expect(seen.sums.bookedFees).not.toBe('0.00');
  await expect(confirm(payout)).rejects.toThrow('payout.account_missing');
  const others = [{ rowId: 'txn_billing', accountCode: '404' }];
  await confirm(payout, { others });
  await waitForState(payout.id, 'booked');
  const { bankBalances, bankTransfers } = await readBank(shop);
  expect(cents(bankBalances[CLEARING])).toBe(0);
  expect(cents(bankBalances[BANK])).toBe(sumNet(payout.rows));
  expect(bankTransfers).toMatchObject([
    {
      Reference: payout.id,
      FromBankAccount: { Code: CLEARING },
      ToBankAccount: { Code: BANK },
    },
  ]);
  expect(cents(bankTransfers[0]?.Amount)).toBe(sumNet(payout.rows));
  // The same file again says so, row by row, and books nothing.
  const again = await readOnly(payout);
  expect(again.problem).toBe('confirmed');
  expect(new Set(again.rows.map(({ reason, paidOutIn }) => `${reason} ${paidOutIn}`))).toEqual(
    new Set([`paidOutBefore ${payout.id}`]),
  );
  await expect(confirm(payout, { others })).rejects.toThrow('payout.already_confirmed');
  // Nor under another payout’s name: each row, and each payment, is in one payout.
  const renamed = await readOnly(report(payout.rows, 'po_renamed'));
  expect(renamed.problem).toBe('blockedRows');
  const newIds = payout.rows.map((row) => ({ ...row, id: `${row.id}_new` }));
  const moved = await readOnly(report(newIds.slice(0, -1), 'po_moved'));
  expect(new Set(moved.rows.map(({ reason }) => reason))).toEqual(new Set(['paidOutBefore']));
}, 180_000);

it('its order says what was really kept, and which payout it came with', async () => {
  const [row] = (await shop.client.listOrders()).filter(({ documents }) =>
    documents.some(({ type }) => type === 'payment'),
  );
  const details = await shop.client.admin<{ money: { fee: unknown }[] }>(
    'GET',
    `${linkPath.replace('/links/', '/orders/')}/${row?.orderId}/details`,
  );
  expect(details.money.map(({ fee }) => fee)).toContainEqual(
    expect.objectContaining({ payoutId: 'po_1' }),
  );
});

it('an order whose money was paid out is not taken out of the books', async () => {
  const [row] = (await shop.client.listOrders()).filter(({ documents }) =>
    documents.some(({ type }) => type === 'payment'),
  );
  const orderPath = `${linkPath.replace('/links/', '/orders/')}/${row?.orderId}`;
  await shop.client.admin('POST', `${orderPath}/undo`, { reason: 'test' });
  const held = await shop.waitFor(row?.orderId ?? 0, 'held');
  expect(held.reason?.code).toBe('order.undo_paid_out');
  await shop.client.admin('POST', `${orderPath}/include`, {});
  await shop.waitFor(row?.orderId ?? 0, 'booked');
});

it('what is not as it was seen, or cannot be, is refused and books nothing', async () => {
  const order = await shop.payByCard();
  const rows = await listOpenRows();
  const good = report(rows);
  const before = await readBank(shop);
  // A store that knows no transaction has the order's number.
  const numbered = rows.map((row) => ({ ...row, charge: row.charge.replace('ch_', '') }));
  const byNumber = await readOnly(report(numbered));
  expect(new Set(byNumber.rows.map(({ state }) => state))).toEqual(new Set(['order']));
  await expect(confirm(good, { deposit: '0.01' })).rejects.toThrow('payout.changed');
  const { accounts } = await shop.client.admin<{ accounts: { accountId: string; code: string }[] }>(
    'GET',
    `${linkPath}/choices`,
  );
  for (const code of [CLEARING, '404', 'none']) {
    const account = accounts.find((entry) => entry.code === code)?.accountId ?? code;
    await expect(confirm(good, { bankAccountId: account })).rejects.toThrow(
      'payout.bank_account_unfit',
    );
  }
  const short = report(rows.map((row) => ({ ...row, grossCents: row.grossCents - 1 })));
  const seen = await readOnly(short);
  expect(seen.rows.map(({ reason, order: of }) => [reason, of?.orderId])).toContainEqual([
    'amountDiffers',
    order.id,
  ]);
  await expect(confirm(short)).rejects.toThrow('payout.does_not_add_up');
  expect(await preview('just text')).toMatchObject({ kind: 'problem', problem: 'noColumns' });
  expect(await preview('a;b;c\n1;2;3')).toEqual({ kind: 'columns', columns: ['a', 'b', 'c'] });
  await expect(preview('x'.repeat(4_000_000))).rejects.toThrow('request.invalid');
  expect(await readBank(shop)).toEqual(before);
}, 120_000);

it.each(['answerLost', 'errorAfterCommit'] as const)(
  'the transfer is made once where Xero’s answer is lost: %s',
  async (kind) => {
    await shop.payByCard();
    const payout = report(await listOpenRows());
    const before = await readBank(shop);
    await shop.setFaults({ kind, path: '^/BankTransfers', times: 1 });
    await confirm(payout);
    await waitForStruckFaults(shop);
    await wait(1000);
    await shop.advance(7 * 60_000);
    await waitForState(payout.id, 'booked');
    expect(await shop.countArmedFaults()).toBe(0);
    await shop.setFaults(null);
    const after = await readBank(shop);
    expect(after.bankTransfers).toHaveLength(before.bankTransfers.length + 1);
    expect(cents(after.bankBalances[CLEARING])).toBe(0);
  },
  120_000,
);

it('nothing is lost or doubled where the service is killed while a payout is on its way', async () => {
  for (let round = 0; round < 3; round += 1) {
    await shop.payByCard();
    const payout = report(await listOpenRows());
    const before = await readBank(shop);
    await shop.setFaults({ kind: 'slow', path: '^/Bank', times: 1 });
    await confirm(payout);
    await wait(round * 400);
    await shop.service.kill();
    await wait(1500);
    await shop.advance(7 * 60_000);
    await shop.service.start();
    await wait(1500);
    await shop.advance(7 * 60_000);
    await waitForState(payout.id, 'booked');
    await shop.setFaults(null);
    const after = await readBank(shop);
    expect(after.bankTransfers).toHaveLength(before.bankTransfers.length + 1);
    expect(cents(after.bankBalances[CLEARING])).toBe(0);
    expect(cents(after.bankBalances[BANK]) - cents(before.bankBalances[BANK])).toBe(
      sumNet(payout.rows),
    );
  }
}, 240_000);

it('what Xero refuses of a payout is told, and goes when a person tries again', async () => {
  await shop.payByCard();
  const payout = report(await listOpenRows());
  await shop.changeXero({ archiveAccountCode: BANK });
  await confirm(payout);
  await waitForState(payout.id, 'refused');
  const readCodes = async () =>
    (await shop.client.admin<{ entries: { code: string }[] }>('GET', '/review')).entries.map(
      ({ code }) => code,
    );
  expect(await readCodes()).toContain('payout.not_booked');
  await shop.changeXero({ restoreAccountCode: BANK });
  const asked = { method: CARD, payoutId: payout.id };
  await shop.client.admin('POST', `${linkPath}/payouts/retry`, asked);
  await waitForState(payout.id, 'booked');
  expect(await readCodes()).not.toContain('payout.not_booked');
  expect(cents((await readBank(shop)).bankBalances[CLEARING])).toBe(0);
  const strange = { ...asked, payoutId: 'po_none' };
  await expect(shop.client.admin('POST', `${linkPath}/payouts/retry`, strange)).rejects.toThrow(
    'payout.unknown',
  );
}, 120_000);

it('who may not account sees no preview and confirms nothing', async () => {
  await shop.client.control('/admin', { permissions: ['view', 'operate'] });
  await expect(preview('a,b')).rejects.toThrow('request.forbidden');
  await expect(confirm(report([]))).rejects.toThrow('request.forbidden');
  expect(await listPayouts()).not.toEqual([]);
  await shop.client.control('/admin', {
    permissions: ['view', 'operate', 'account', 'administer'],
  });
});

it('fees that were paid out are not estimated later: the books stay as they are', async () => {
  await shop.advance(2 * DAY_MS);
  const { bankBalances } = await settleBank(shop);
  expect(cents(bankBalances[CLEARING])).toBe(0);
  expect(await shop.findDifferences()).toEqual([]);
}, 120_000);
