import type {
  WireOrder,
  WirePayoutList,
  WirePayoutPreview,
} from '../../sidecar/src/contract/index.ts';
import { EndToEndShop } from '../support/end-to-end-shop.ts';
import { readBank, settleBank } from '../support/read-bank.ts';
import { sumNet, toText, writeReport, type ReportRow } from '../support/stripe-report.ts';

const DAY_MS = 86_400_000;
const CARD = 'Payments.Manual';
const CLEARING = '100';
const BANK = '090';
const FEES = { percent: '1.4', fixed: '0.25', accountCode: '404', taxType: 'INPUT2' };

let shop: EndToEndShop;
let linkPath: string;
beforeAll(async () => {
  shop = await EndToEndShop.startInShiftedTime('--orders', '3', '--seed', '11');
  linkPath = `/links/${(await shop.client.status()).links[0]?.id}`;
  await shop.changeRules((rules) => ({
    ...rules,
    settings: { ...rules.settings, postingMode: 'daily' as const },
    paymentMethods: rules.paymentMethods.map((row) =>
      row.systemName === CARD ? { ...row, fees: FEES } : row,
    ),
  }));
  await endDay();
}, 60_000);
afterAll(() => shop.stop());

/** To noon of the organisation's next day, which is about midnight in UTC. */
async function endDay(): Promise<void> {
  const now = shop.clocks.nowMs();
  const next = Math.ceil((now + DAY_MS / 2) / DAY_MS) * DAY_MS;
  await shop.advance(next - now + 3_600_000);
  await shop.settle();
  await shop.settle();
}

/** Orders paid by card, until so many of them wait for the summary: others are booked by themselves. */
async function payByCard(count: number): Promise<WireOrder[]> {
  const paid: WireOrder[] = [];
  let waiting = 0;
  for (let tries = 0; tries < 80 && waiting < count; tries += 1) {
    const body = { count: 1, paymentMethod: CARD };
    const [order] = await shop.client.control<WireOrder[]>('/orders', body);
    if (order === undefined || order.giftCardsUsed.length > 0) continue;
    await shop.act(order.id, 'pay');
    await shop.settle();
    const { state, reason } = await shop.waitFor(order.id, 'booked', 'held', 'waiting');
    if (reason?.code === 'order.waits_for_summary') waiting += 1;
    if (state !== 'held' && Number(order.orderTotal) > 0) paid.push(order);
  }
  expect(waiting).toBe(count);
  return paid;
}

const cents = (text: string | number | undefined): number => Math.round(Number(text) * 100);

/** Half to even, by other means than the product's. */
function estimate({ orderTotal }: WireOrder): number {
  const scaled = cents(orderTotal) * 14 + 25 * 1000;
  const [floor, rest] = [Math.floor(scaled / 1000), scaled % 1000];
  return floor + Number(rest > 500 || (rest === 500 && floor % 2 === 1));
}

it('each payment in a summary has its own fee, and its own row in a payout', async () => {
  const before = cents((await readBank(shop)).bankBalances[CLEARING] ?? 0);
  const orders = await payByCard(3);
  await endDay();
  for (const { id } of orders) await shop.waitFor(id, 'booked');
  await settleBank(shop, 1);
  // What the summary has is posted a moment after what is booked by itself.
  await shop.advance(60_000);
  const { bankTransactions } = await settleBank(shop);
  const expected = orders.reduce((sum, order) => sum + estimate(order), 0);
  const booked = bankTransactions.reduce((sum, { Total }) => sum + cents(Total), 0);
  expect(booked).toBe(expected);
  const rows: ReportRow[] = orders.map((order) => ({
    id: `txn_${order.id}`,
    category: 'charge',
    charge: `ch_${order.id}`,
    grossCents: cents(order.orderTotal),
    feeCents: 31,
  }));
  const currency = orders[0]?.primaryCurrencyCode ?? '';
  const file = {
    method: CARD,
    csv: writeReport({ id: 'po_day', on: '2026-11-05', currency }, rows),
  };
  const read = await shop.client.admin<WirePayoutPreview>(
    'POST',
    `${linkPath}/payouts/preview`,
    file,
  );
  if (read.kind !== 'read') throw new Error(JSON.stringify(read));
  expect(new Set(read.payouts[0]?.rows.map(({ state }) => state))).toEqual(new Set(['order']));
  const { accounts } = await shop.client.admin<{ accounts: { accountId: string; code: string }[] }>(
    'GET',
    `${linkPath}/choices`,
  );
  await shop.client.admin('POST', `${linkPath}/payouts`, {
    file,
    payoutId: 'po_day',
    deposit: toText(sumNet(rows)),
    bankAccountId: accounts.find(({ code }) => code === BANK)?.accountId,
    others: [],
  });
  let state: string | undefined;
  for (let tries = 0; tries < 60 && state !== 'booked'; tries += 1) {
    await shop.advance(1_000);
    await shop.settle();
    const { payouts } = await shop.client.admin<WirePayoutList>('GET', `${linkPath}/payouts`);
    state = payouts[0]?.state;
  }
  expect(state).toBe('booked');
  const { bankBalances } = await readBank(shop);
  expect(cents(bankBalances[CLEARING])).toBe(before);
  expect(cents(bankBalances[BANK])).toBe(sumNet(rows));
}, 180_000);

it('where the payout is taken back, each payment has the fee again that was estimated', async () => {
  const listFees = async () => {
    const { bankTransactions } = (await readBank(shop)) as unknown as {
      bankTransactions: { Reference: string; Status: string; Total: number; Type: string }[];
    };
    return bankTransactions
      .filter(({ Status }) => Status === 'AUTHORISED')
      .map(({ Reference, Type, Total }) => `${Reference.split(' ')[1]} ${Type} ${Total}`);
  };
  const before = await listFees();
  const estimated = before.filter((text) => text.startsWith('fees '));
  expect(before.length - estimated.length).toBe(1);
  const body = { method: CARD, payoutId: 'po_day' };
  await shop.client.admin('POST', `${linkPath}/payouts/take-back`, body);
  await endDay();
  await settleBank(shop);
  await endDay();
  await settleBank(shop);
  expect(await listFees()).toEqual(estimated);
}, 120_000);

it('money of an order that is taken out of a summary is in no payout from then on, and its fee comes back', async () => {
  const [taken, stays] = await payByCard(2);
  if (taken === undefined || stays === undefined) throw new Error('no orders');
  const singles = new Set<number>();
  for (const { id } of [taken, stays]) {
    const { reason } = await shop.waitFor(id, 'booked', 'waiting');
    if (reason?.code !== 'order.waits_for_summary') singles.add(id);
  }
  expect(singles).toEqual(new Set());
  await endDay();
  for (const { id } of [taken, stays]) await shop.waitFor(id, 'booked');
  await shop.advance(60_000);
  const before = (await settleBank(shop)).bankTransactions.length;
  const { linkId } = await shop.waitFor(taken.id, 'booked');
  await shop.client.admin('POST', `/orders/${linkId}/${taken.id}/undo`, { reason: 'a test' });
  await shop.settle();
  await shop.waitFor(taken.id, 'waiting');
  const rows: ReportRow[] = [taken, stays].map((order) => ({
    id: `txn_${order.id}`,
    category: 'charge',
    charge: `ch_${order.id}`,
    grossCents: cents(order.orderTotal),
    feeCents: 31,
  }));
  const currency = taken.primaryCurrencyCode;
  const csv = writeReport({ id: 'po_out', on: '2027-02-05', currency }, rows);
  const readStates = async (): Promise<readonly string[]> => {
    const file = { method: CARD, csv };
    const read = await shop.client.admin<WirePayoutPreview>(
      'POST',
      `${linkPath}/payouts/preview`,
      file,
    );
    if (read.kind !== 'read') throw new Error(JSON.stringify(read));
    return read.payouts[0]?.rows.map(({ state }) => state) ?? [];
  };
  const states = await readStates();
  expect(states[0]).not.toBe('order');
  expect(states[1]).toBe('order');
  await endDay();
  await shop.waitFor(taken.id, 'skipped');
  expect(await readStates()).toEqual(states);
  // Seen on this day, so it comes with this day’s document.
  await shop.advance(60_000);
  expect((await settleBank(shop)).bankTransactions).toHaveLength(before);
  await endDay();
  await shop.advance(60_000);
  const { bankTransactions } = await settleBank(shop, before + 1);
  expect(bankTransactions.slice(before).map(({ Type, Total }) => [Type, cents(Total)])).toEqual([
    ['RECEIVE', estimate(taken)],
  ]);
}, 240_000);
