import { setTimeout as wait } from 'node:timers/promises';
import type { WirePayoutList, WirePayoutPreview } from '../../sidecar/src/contract/index.ts';
import type { EndToEndShop } from './end-to-end-shop.ts';
import { readBank } from './read-bank.ts';
import { sumNet, toText, writeReport, type ReportRow } from './stripe-report.ts';

export const CARD = 'Payments.Manual';
export const CLEARING = '100';
export const BANK = '090';
const FEES = { percent: '1.4', fixed: '0.25', accountCode: '404', taxType: 'INPUT2' };
const PAID_ON = '2027-01-05';
const WAIT_MS = 40_000;

export interface Report {
  readonly id: string;
  readonly csv: string;
  readonly rows: readonly ReportRow[];
}

type Standing = Readonly<Record<'Reference' | 'Status', string>>;

export const cents = (amount: number | string | undefined): number =>
  Math.round(Number(amount ?? Number.NaN) * 100);

/** Where a person reads a card gateway's files, whose fees are booked. */
export class PayoutDesk {
  readonly #shop: EndToEndShop;
  readonly #bankAccountId: string;
  readonly #currency: string;
  readonly linkPath: string;
  #reports = 0;

  private constructor(
    shop: EndToEndShop,
    of: { readonly linkPath: string; readonly bankAccountId: string; readonly currency: string },
  ) {
    this.#shop = shop;
    this.linkPath = of.linkPath;
    this.#bankAccountId = of.bankAccountId;
    this.#currency = of.currency;
  }

  static async open(shop: EndToEndShop): Promise<PayoutDesk> {
    const linkPath = `/links/${(await shop.client.status()).links[0]?.id}`;
    const { accounts } = await shop.client.admin<{
      accounts: { accountId: string; code: string }[];
    }>('GET', `${linkPath}/choices`);
    const bankAccountId = accounts.find(({ code }) => code === BANK)?.accountId ?? '';
    const currency = (await shop.client.storeOrders())[0]?.primaryCurrencyCode ?? '';
    await shop.changeRules((rules) => ({
      ...rules,
      paymentMethods: rules.paymentMethods.map((row) =>
        row.systemName === CARD ? { ...row, fees: FEES } : row,
      ),
    }));
    return new PayoutDesk(shop, { linkPath, bankAccountId, currency });
  }

  report(rows: readonly ReportRow[]): Report {
    this.#reports += 1;
    const id = `po_${this.#reports}`;
    const csv = writeReport({ id, on: PAID_ON, currency: this.#currency }, rows);
    return { id, rows, csv };
  }

  async preview({ csv }: Report) {
    const read = await this.#shop.client.admin<WirePayoutPreview>(
      'POST',
      `${this.linkPath}/payouts/preview`,
      { method: CARD, csv },
    );
    if (read.kind !== 'read' || read.payouts[0] === undefined) {
      throw new Error(JSON.stringify(read));
    }
    return read.payouts[0];
  }

  confirm({ id, csv, rows }: Report, others: readonly object[] = []): Promise<void> {
    return this.#shop.client.admin('POST', `${this.linkPath}/payouts`, {
      file: { method: CARD, csv },
      payoutId: id,
      deposit: toText(sumNet(rows)),
      bankAccountId: this.#bankAccountId,
      others,
    });
  }

  takeBack({ id }: Report): Promise<void> {
    const body = { method: CARD, payoutId: id };
    return this.#shop.client.admin('POST', `${this.linkPath}/payouts/take-back`, body);
  }

  sayRemoved({ id }: Report): Promise<void> {
    const body = { method: CARD, payoutId: id };
    return this.#shop.client.admin('POST', `${this.linkPath}/payouts/removed`, body);
  }

  /** The state of the payout, as its page says it; undefined where there is none. */
  async findState({ id }: Report): Promise<string | undefined> {
    const path = `${this.linkPath}/payouts`;
    const { payouts } = await this.#shop.client.admin<WirePayoutList>('GET', path);
    return payouts.find(({ payoutId }) => payoutId === id)?.state;
  }

  async waitForState(report: Report, state: string | undefined): Promise<void> {
    let found: string | undefined;
    for (let waited = 0; waited < WAIT_MS; waited += 200) {
      found = await this.findState(report);
      if (found === state) return;
      await wait(200);
    }
    throw new Error(`${report.id} is ${found} and not ${state}`);
  }

  async readBalance(code: string): Promise<number> {
    return cents((await readBank(this.#shop)).bankBalances[code]);
  }

  /** Fee documents and transfers that stand, by their reference. */
  async listStanding(): Promise<string[]> {
    const { bankTransactions, bankTransfers } = (await readBank(this.#shop)) as unknown as Record<
      'bankTransactions' | 'bankTransfers',
      Standing[]
    >;
    return [...bankTransactions, ...bankTransfers]
      .filter(({ Status }) => Status === 'AUTHORISED')
      .map(({ Reference }) => Reference)
      .toSorted();
  }
}
