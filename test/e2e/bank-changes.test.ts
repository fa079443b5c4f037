import { setTimeout as wait } from 'node:timers/promises';
import type { Browser, Page } from 'playwright-core';
import type {
  WirePayoutList,
  WirePayoutPreview,
  WireReviewEntry,
  WireTakingBack,
} from '../../sidecar/src/contract/index.ts';
import { EndToEndShop } from '../support/end-to-end-shop.ts';
import { lookAt, openBrowser } from '../support/open-browser.ts';
import { readBank, settleBank } from '../support/read-bank.ts';
import {
  listReportRows,
  sumNet,
  toText,
  writeReport,
  type ReportRow,
} from '../support/stripe-report.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const REFERENCE_MS = 6 * 3_600_000 + MINUTE_MS;
const NEXT_POLL_MS = 61 * MINUTE_MS;
const CARD = 'Payments.Manual';
const CLEARING = '100';
const BANK = '090';
const FEES = { percent: '1.4', fixed: '0.25', accountCode: '404', taxType: 'INPUT2' };

let shop: EndToEndShop;
let browser: Browser | undefined;
let linkPath: string;
let bankAccountId: string;
let currency: string;
let payoutNumber = 0;

beforeAll(async () => {
  browser = await openBrowser();
  shop = await EndToEndShop.startInShiftedTime('--orders', '4', '--seed', '4', '--when', 'placed');
  linkPath = `/links/${(await shop.client.status()).links[0]?.id}`;
  const { accounts } = await shop.client.admin<{ accounts: { accountId: string; code: string }[] }>(
    'GET',
    `${linkPath}/choices`,
  );
  bankAccountId = accounts.find(({ code }) => code === BANK)?.accountId ?? '';
  currency = (await shop.client.storeOrders())[0]?.primaryCurrencyCode ?? '';
}, 60_000);
afterAll(async () => {
  await browser?.close();
  await shop.stop();
});

async function countReads(route: string): Promise<number> {
  return (await shop.xeroCounts()).callsByRoute[`GET /${route}`] ?? 0;
}

const listEntries = async (): Promise<readonly WireReviewEntry[]> =>
  (await shop.client.admin<{ entries: WireReviewEntry[] }>('GET', '/review')).entries.filter(
    ({ code }) => /^(fees|payout)\./.test(code),
  );

async function waitFor<T>(read: () => Promise<T | undefined>, what: string): Promise<T> {
  for (let waited = 0; waited < 40_000; waited += 200) {
    const found = await read();
    if (found !== undefined) return found;
    await wait(200);
  }
  throw new Error(`not there: ${what} ${JSON.stringify(await listEntries())}`);
}

const waitForEntry = (code: string): Promise<WireReviewEntry> =>
  waitFor(async () => (await listEntries()).find((entry) => entry.code === code), code);

const waitForNoEntry = (): Promise<true> =>
  waitFor(async () => ((await listEntries()).length === 0 ? true : undefined), 'no entry');

async function decide({ fix }: WireReviewEntry, choice: string): Promise<void> {
  if (fix.kind !== 'bankDocument') throw new Error(fix.kind);
  await shop.client.admin('POST', `${linkPath}/bank-changes`, { key: fix.key, choice });
}

const cents = (amount: number | undefined): number => Math.round((amount ?? Number.NaN) * 100);
const readBalance = async (code: string): Promise<number> =>
  cents((await readBank(shop)).bankBalances[code]);

type Standing = Readonly<Record<'Reference' | 'Status', string>>;

/** Fee documents and transfers that stand, by their reference. */
async function listStanding(): Promise<string[]> {
  const { bankTransactions, bankTransfers } = (await readBank(shop)) as unknown as Record<
    'bankTransactions' | 'bankTransfers',
    Standing[]
  >;
  return [...bankTransactions, ...bankTransfers]
    .filter(({ Status }) => Status === 'AUTHORISED')
    .map(({ Reference }) => Reference)
    .toSorted();
}

async function openPage(hash: string): Promise<Page> {
  if (browser === undefined) throw new Error('no browser');
  const context = await browser.newContext({ viewport: { width: 1280, height: 860 } });
  const page = await context.newPage();
  await page.goto(`${shop.appUrl}#${hash}`);
  return page;
}

it('where no fees are booked, nothing is read of bank accounts', async () => {
  await shop.advance(NEXT_POLL_MS);
  await waitFor(async () => ((await countReads('Invoices')) > 0 ? true : undefined), 'a poll');
  await wait(1000);
  expect([await countReads('BankTransactions'), await countReads('BankTransfers')]).toEqual([0, 0]);
});

describe('fees', () => {
  let fees = '';

  it('that were deleted in Xero are asked about, and booked again', async () => {
    await shop.changeRules((rules) => ({
      ...rules,
      paymentMethods: rules.paymentMethods.map((row) =>
        row.systemName === CARD ? { ...row, fees: FEES } : row,
      ),
    }));
    await shop.payByCard();
    await shop.payByCard();
    await shop.advance(DAY_MS + 2 * 3_600_000);
    await settleBank(shop, 1);
    const [reference = ''] = await listStanding();
    fees = reference;
    const before = await readBalance(CLEARING);
    await shop.advance(NEXT_POLL_MS);
    await shop.actInXero({ action: 'deleteInBank', number: fees });
    expect(await readBalance(CLEARING)).not.toBe(before);
    await shop.advance(NEXT_POLL_MS);
    const entry = await waitForEntry('fees.deleted_in_xero');
    expect(entry.message).toContain(`Bank transaction “${fees}”`);
    await decide(entry, 'bookAgain');
    await waitFor(
      async () => ((await listStanding()).includes(fees) ? true : undefined),
      'fees again',
    );
    await waitForNoEntry();
    expect(await readBalance(CLEARING)).toBe(before);
    expect(await listStanding()).toEqual([fees]);
    await shop.advance(NEXT_POLL_MS);
    await settleBank(shop);
    expect([await listEntries(), await listStanding()]).toEqual([[], [fees]]);
  }, 120_000);

  it('that were edited are told with what, and close by themselves when they are put back', async () => {
    await shop.actInXero({ action: 'editInBank', number: fees, amount: 1 });
    await shop.advance(NEXT_POLL_MS);
    const entry = await waitForEntry('fees.changed_in_xero');
    expect(entry.message).toMatch(/was changed in Xero: amount [\d.]+ → [\d.]+\.$/);
    await expect(decide(entry, 'bookAgain')).rejects.toThrow('order.nothing_to_decide');
    await shop.actInXero({ action: 'editInBank', number: fees, amount: -1 });
    await shop.advance(NEXT_POLL_MS);
    await waitForNoEntry();
  }, 120_000);

  it('may stay as they were edited, until they are edited again', async () => {
    await shop.actInXero({ action: 'editInBank', number: fees, amount: 1 });
    await shop.advance(NEXT_POLL_MS);
    await decide(await waitForEntry('fees.changed_in_xero'), 'keep');
    await waitForNoEntry();
    await shop.actInXero({ action: 'editInBank', number: fees, amount: 1 });
    await shop.advance(NEXT_POLL_MS);
    const page = await openPage('/review');
    await page
      .getByText(/was changed in Xero: amount/)
      .first()
      .click();
    await page.getByRole('button', { name: 'Keep what Xero has' }).waitFor();
    await lookAt(page, 'fees-changed');
    await page.getByRole('button', { name: 'Keep what Xero has' }).click();
    await waitForNoEntry();
    await shop.actInXero({ action: 'editInBank', number: fees, amount: -2 });
    await shop.advance(NEXT_POLL_MS);
    await settleBank(shop);
  }, 120_000);

  it('may stay deleted; they count as booked and are not sent again', async () => {
    await shop.actInXero({ action: 'deleteInBank', number: fees });
    await shop.advance(NEXT_POLL_MS);
    await decide(await waitForEntry('fees.deleted_in_xero'), 'keep');
    await waitForNoEntry();
    await shop.advance(DAY_MS);
    await settleBank(shop);
    expect([await listEntries(), await listStanding()]).toEqual([[], []]);
  }, 120_000);
});

interface Report {
  readonly id: string;
  readonly csv: string;
  readonly rows: readonly ReportRow[];
}

async function confirm({ id, csv, rows }: Report): Promise<void> {
  await shop.client.admin('POST', `${linkPath}/payouts`, {
    file: { method: CARD, csv },
    payoutId: id,
    deposit: toText(sumNet(rows)),
    bankAccountId,
    others: [],
  });
}

/** All card payments that no payout has yet, and what they come to. */
async function makeReport(): Promise<Report> {
  payoutNumber += 1;
  const id = `po_${payoutNumber}`;
  const all = await listReportRows(shop, CLEARING);
  const file = (rows: readonly ReportRow[]) =>
    writeReport({ id, on: '2027-01-05', currency }, rows);
  const body = { method: CARD, csv: file(all) };
  const read = await shop.client.admin<WirePayoutPreview>(
    'POST',
    `${linkPath}/payouts/preview`,
    body,
  );
  if (read.kind !== 'read') throw new Error(JSON.stringify(read));
  const states = new Map(read.payouts[0]?.rows.map((row) => [row.rowId, row.state]));
  const rows = all.filter((row) => states.get(row.id) === 'order');
  return { id, rows, csv: file(rows) };
}

const listPayouts = async () =>
  (await shop.client.admin<WirePayoutList>('GET', `${linkPath}/payouts`)).payouts;

const waitForState = (id: string, state: string) =>
  waitFor(
    async () =>
      (await listPayouts()).find((payout) => payout.payoutId === id && payout.state === state),
    `${id} ${state}`,
  );

const waitForNoPayout = (id: string): Promise<true> =>
  waitFor(
    async () => ((await listPayouts()).some(({ payoutId }) => payoutId === id) ? undefined : true),
    `no ${id}`,
  );

const takeBack = (payoutId: string): Promise<void> =>
  shop.client.admin('POST', `${linkPath}/payouts/take-back`, { method: CARD, payoutId });

const sayRemoved = (payoutId: string): Promise<void> =>
  shop.client.admin('POST', `${linkPath}/payouts/removed`, { method: CARD, payoutId });

const readPlan = (payoutId: string) =>
  shop.client.admin<WireTakingBack>(
    'GET',
    `${linkPath}/payouts/take-back?method=${CARD}&payoutId=${payoutId}`,
  );

describe('a payout', () => {
  let report: Report;

  it('whose transfer was deleted in Xero is asked about on Review, and sent again', async () => {
    await shop.payByCard();
    report = await makeReport();
    await confirm(report);
    await waitForState(report.id, 'booked');
    const deposit = await readBalance(BANK);
    expect(deposit).toBe(sumNet(report.rows));
    await shop.advance(DAY_MS);
    await settleBank(shop);
    await shop.actInXero({ action: 'deleteInBank', number: report.id });
    expect(await readBalance(BANK)).toBe(0);
    await shop.advance(DAY_MS);
    const entry = await waitForEntry('fees.deleted_in_xero');
    expect(entry.message).toContain(`The transfer of payout ${report.id}`);
    const page = await openPage('/review');
    await page.getByText(entry.message).first().click();
    await page.getByRole('button', { name: 'Book it again' }).waitFor();
    await lookAt(page, 'transfer-deleted');
    await page.getByRole('button', { name: 'Book it again' }).click();
    await waitFor(
      async () => ((await readBalance(BANK)) === deposit ? true : undefined),
      'the transfer again',
    );
    await waitForNoEntry();
  }, 120_000);

  it('is taken back: shown before, deleted in Xero, and its file imported anew', async () => {
    const before = await listStanding();
    const plan = await readPlan(report.id);
    expect(plan.reason).toBeNull();
    expect(plan.documents.map(({ type }) => type).toSorted()).toEqual(['fees', 'transfer']);
    const calls = await shop.countCalls();
    const page = await openPage('/payouts');
    await page.getByRole('button', { name: `Take back payout ${report.id}` }).click();
    await page.getByText('This will be deleted in Xero:').waitFor();
    await lookAt(page, 'payout-take-back');
    expect(await shop.countCalls()).toBe(calls);
    await page.getByRole('button', { name: 'Take it back' }).click();
    await waitForNoPayout(report.id);
    expect(await readBalance(BANK)).toBe(0);
    const after = await settleBank(shop);
    expect(before.length).toBeGreaterThan(0);
    // Without its payout the payments have estimated fees, or none yet; nothing of it stands.
    expect((await listStanding()).filter((reference) => reference.includes(report.id))).toEqual([]);
    expect(after.bankTransfers).not.toEqual([]);
    await confirm(report);
    await waitForState(report.id, 'booked');
    expect(await readBalance(BANK)).toBe(sumNet(report.rows));
    expect((await listStanding()).filter((reference) => reference === report.id)).toEqual([
      report.id,
    ]);
  }, 120_000);

  it('of a closed period is not taken back', async () => {
    await shop.changeXero({ periodLockDate: '2027-12-31' });
    await shop.advance(REFERENCE_MS);
    await waitFor(
      async () => ((await readPlan(report.id)).reason === null ? undefined : true),
      'the period',
    );
    const { reason } = await readPlan(report.id);
    expect(reason?.code).toBe('payout.closed');
    await expect(takeBack(report.id)).rejects.toThrow('payout.closed');
    await shop.changeXero({ periodLockDate: null });
    await shop.advance(REFERENCE_MS);
    await waitFor(
      async () => ((await readPlan(report.id)).reason === null ? true : undefined),
      'the open period',
    );
  }, 120_000);

  it('that is reconciled is deleted by hand, and said so only when it is gone', async () => {
    await shop.actInXero({ action: 'reconcileInBank', number: report.id });
    await takeBack(report.id);
    await waitForState(report.id, 'notRemoved');
    const { documents } = await waitFor(
      async () =>
        (await listPayouts()).find((payout) => payout.documents.some((it) => !it.isStanding)),
      'fees that are gone',
    );
    const standing = documents.filter(({ isStanding }) => isStanding);
    expect([documents.length, standing.map(({ type }) => type)]).toEqual([2, ['transfer']]);
    expect(standing[0]?.problem).toContain('reconciled');
    await waitForEntry('payout.not_removed');
    await expect(sayRemoved(report.id)).rejects.toThrow('payout.still_in_xero');
    await expect(confirm(report)).rejects.toThrow('payout.already_confirmed');
    await shop.actInXero({ action: 'unreconcileInBank', number: report.id });
    await shop.actInXero({ action: 'deleteInBank', number: report.id });
    const page = await openPage('/payouts');
    await page.getByRole('button', { name: 'I deleted it in Xero' }).waitFor();
    await lookAt(page, 'payout-by-hand');
    await page.getByRole('button', { name: 'I deleted it in Xero' }).click();
    await waitForNoPayout(report.id);
    await waitForNoEntry();
    expect(await readBalance(BANK)).toBe(0);
  }, 120_000);

  it('that was deleted by hand is noticed by itself as well', async () => {
    await confirm(report);
    await waitForState(report.id, 'booked');
    await shop.actInXero({ action: 'reconcileInBank', number: report.id });
    await takeBack(report.id);
    await waitForState(report.id, 'notRemoved');
    await shop.actInXero({ action: 'unreconcileInBank', number: report.id });
    await shop.actInXero({ action: 'deleteInBank', number: report.id });
    await shop.advance(DAY_MS);
    await waitForNoPayout(report.id);
    await waitForNoEntry();
    await confirm(report);
    await waitForState(report.id, 'booked');
    expect(await readBalance(BANK)).toBe(sumNet(report.rows));
  }, 120_000);
});

it('looking costs one call an hour and one more a day', async () => {
  await shop.advance(DAY_MS);
  await settleBank(shop);
  const before = [await countReads('BankTransactions'), await countReads('BankTransfers')];
  for (let hour = 0; hour < 3; hour += 1) {
    await shop.advance(NEXT_POLL_MS);
    await settleBank(shop);
  }
  const after = [await countReads('BankTransactions'), await countReads('BankTransfers')];
  expect(after.map((count, index) => count - (before[index] ?? 0))).toEqual([3, 0]);
}, 120_000);
