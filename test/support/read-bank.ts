import { setTimeout as wait } from 'node:timers/promises';
import type { EndToEndShop } from './end-to-end-shop.ts';

export interface BankTransaction {
  readonly Type: 'SPEND' | 'RECEIVE';
  readonly Reference: string;
  readonly Total: number;
  readonly LineAmountTypes: string;
  readonly Contact: { readonly Name: string };
  readonly LineItems: readonly {
    readonly AccountCode: string;
    readonly TaxType: string;
    readonly LineAmount: number;
    readonly Description: string;
  }[];
}

export interface BankTransfer {
  readonly Amount: number;
  readonly Reference: string;
  readonly Date: string;
  readonly FromBankAccount: { readonly Code: string };
  readonly ToBankAccount: { readonly Code: string };
}

/** What the bank accounts of an organisation hold, and what was written on them beside payments. */
export interface BankBooks {
  readonly bankTransactions: readonly BankTransaction[];
  readonly bankTransfers: readonly BankTransfer[];
  /** By account code. */
  readonly bankBalances: Readonly<Record<string, number>>;
}

export async function readBank(shop: EndToEndShop): Promise<BankBooks> {
  return (await shop.readBooks()) as unknown as BankBooks;
}

const QUIET_MS = 4000;
const MOST_MS = 30_000;

/** Fees and payouts are of no order: settled is when nothing more comes, or as many as are expected are there. */
export async function settleBank(shop: EndToEndShop, expected?: number): Promise<BankBooks> {
  await shop.settle();
  let before = '';
  let quietMs = 0;
  for (let waited = 0; waited < MOST_MS; waited += 250) {
    const books = await readBank(shop);
    const now = JSON.stringify([books.bankTransactions, books.bankTransfers]);
    quietMs = now === before ? quietMs + 250 : 0;
    before = now;
    if (expected !== undefined && books.bankTransactions.length >= expected) return books;
    if (expected === undefined && quietMs >= QUIET_MS) return books;
    await wait(250);
  }
  return readBank(shop);
}
