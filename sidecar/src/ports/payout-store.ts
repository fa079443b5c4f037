import type { StepState } from '../domain/ledger/step.ts';
import type { OrderReason } from './order-store.ts';

/** One payout of a gateway, as a person confirmed it. */
export interface Payout {
  readonly method: string;
  /** The gateway's own id of it. */
  readonly payoutId: string;
  readonly currency: string;
  readonly depositMinor: number;
  readonly grossMinor: number;
  readonly feeMinor: number;
  /** What belongs to no order. */
  readonly otherMinor: number;
  readonly orders: number;
  readonly paidOn: string;
  readonly accountId: string;
  readonly bankAccountId: string;
  /** What it made in the outbox. */
  readonly stepKeys: readonly string[];
  readonly confirmedBy: string;
  readonly confirmedAt: string;
  /** When a person wanted it out of Xero again; null where nobody does. */
  readonly takenBackAt: string | null;
}

export interface PayoutRow {
  /** The gateway's own id of the row. */
  readonly rowId: string;
  readonly kind: 'charge' | 'refund' | 'other';
  readonly orderGuid: string | null;
  /** Xero's id of the payment or refund that it is. */
  readonly moneyId: string | null;
  readonly grossMinor: number;
  readonly feeMinor: number;
}

/** What became of one of its documents: the latest step of the key, and what Xero knows it by. */
export interface PayoutStep {
  readonly key: string;
  readonly stepId: string;
  readonly kind: string;
  readonly state: StepState;
  readonly error: OrderReason | null;
  readonly xeroId: string | null;
  /** Whether it is in Xero, by the ledger. */
  readonly isStanding: boolean;
}

/** An order that a row of a payout may be of. */
export interface PaidOrder {
  readonly orderGuid: string;
  readonly orderId: number;
  readonly number: string;
  readonly currency: string;
  readonly method: string | null;
  readonly captureId: string | null;
  readonly authorizationId: string | null;
}

export interface PayoutStore {
  add(linkId: string, payout: Payout, rows: readonly PayoutRow[]): Promise<void>;
  /** A person wants it out of Xero again. */
  takeBack(linkId: string, payout: Pick<Payout, 'method' | 'payoutId'>, at: string): Promise<void>;
  /** As if it had never been confirmed: its payments have the fees again that they had without it. */
  remove(linkId: string, payout: Payout, entriesKey: string): Promise<void>;
  find(linkId: string, method: string, payoutId: string): Promise<Payout | undefined>;
  /**
   * The same payout, by its id, day and amount, was confirmed in another store of the organisation: one
   * account at a gateway may serve several, and the bank got it once.
   */
  isOfAnotherStore(
    linkId: string,
    payout: Pick<Payout, 'method' | 'payoutId' | 'paidOn' | 'depositMinor'>,
  ): Promise<boolean>;
  /** Latest first. */
  list(linkId: string, limit: number): Promise<readonly Payout[]>;
  findByStep(linkId: string, stepKey: string): Promise<Payout | undefined>;
  listSteps(linkId: string, of: Pick<Payout, 'stepKeys'>): Promise<readonly PayoutStep[]>;
  /** Of these rows of the gateway those that a payout has, with its id. */
  findRows(
    linkId: string,
    method: string,
    rowIds: readonly string[],
  ): Promise<ReadonlyMap<string, string>>;
  /** Of these payments and refunds those that a payout has, with its id. */
  findMoney(linkId: string, moneyIds: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** Of these orders those with a payment that a payout has, with its id: whatever became of it in Xero. */
  findCharges(linkId: string, orderGuids: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** Of these orders those whose money is on its way out of Xero: deleted there, or paid back. */
  findLeaving(linkId: string, orderGuids: readonly string[]): Promise<ReadonlySet<string>>;
  /** Orders with one of these as transaction id, number or guid. */
  findOrders(linkId: string, references: readonly string[]): Promise<readonly PaidOrder[]>;
}
