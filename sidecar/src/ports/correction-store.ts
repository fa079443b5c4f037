import type { OrderKey } from './order-store.ts';

/** A person asked a booked order to be booked by other rules. */
export interface Correction {
  /** The rules that its invoice was booked by then; once it stands by others, this is over. */
  readonly from: number;
  readonly to: number;
}

/** An invoice that stands in Xero, and whether money, a credit or a refund stands on it. */
export interface StandingCount {
  readonly booked: number;
  readonly unpaid: number;
}

export interface CorrectionStore {
  find(key: OrderKey): Promise<Correction | undefined>;
  ask(key: OrderKey, correction: Correction): Promise<void>;
  drop(key: OrderKey): Promise<void>;
  /** Booked orders whose unpaid invoice was booked by other rules than the newest, oldest first. */
  listUnpaid(options: {
    readonly linkId: string;
    readonly newest: number;
    readonly limit: number;
  }): Promise<readonly OrderKey[]>;
  /** Invoices that were booked by other rules than the newest. */
  countOlder(linkId: string, newest: number): Promise<StandingCount>;
}
