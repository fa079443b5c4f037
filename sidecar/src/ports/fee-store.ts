import type { FeeGroup } from '../domain/fees/fee-document.ts';

/** A payment whose fee is to be weighed: it came, or it stands no more. */
export interface QueuedMoney {
  /** Xero's id of the payment. */
  readonly moneyId: string;
  readonly day: string;
  /** Null where it does not stand in Xero any more. */
  readonly payment: {
    readonly orderGuid: string;
    readonly method: string;
    readonly amountMinor: number;
    readonly accountId: string;
    readonly currency: string;
    readonly ruleSetNumber: number;
  } | null;
  readonly bookedMinor: number;
  /** Null where nothing of it was counted yet; else the document that counted it first. */
  readonly countedIn: FeeGroup | null;
  readonly trueMinor: number | null;
  readonly isPaidOutBefore: boolean;
}

export interface FeeEntry {
  readonly moneyId: string;
  readonly feeMinor: number;
}

/** What is booked of the fee of a payment. */
export interface FeeOfMoney {
  readonly moneyId: string;
  readonly feeMinor: number;
  /** The payout that it came with; null while the fee is an estimate or it was not paid out yet. */
  readonly payoutId: string | null;
}

export interface FeeStore {
  /** Cheap: whether there is anything to date or to weigh. */
  isDue(linkId: string, due: { readonly today: string; readonly now: string }): Promise<boolean>;
  /** Those that stand no more and were not looked at yet belong to this day from now on. */
  dateQueued(linkId: string, today: string): Promise<void>;
  /** Of days before today, oldest day first. */
  listQueued(
    linkId: string,
    due: { readonly today: string; readonly now: string; readonly limit: number },
  ): Promise<readonly QueuedMoney[]>;
  unqueue(linkId: string, moneyIds: readonly string[]): Promise<void>;
  retryLater(linkId: string, moneyIds: readonly string[], retryAt: string): Promise<void>;
  /** Somebody may have mended what they waited for. */
  retryNow(linkId: string): Promise<void>;
  /** Documents of the day, method and currency so far. */
  countDocuments(
    linkId: string,
    of: Pick<FeeGroup, 'day' | 'method' | 'currency'>,
  ): Promise<number>;
  /** Whose fees the document is of. */
  findMethod(linkId: string, documentKey: string): Promise<string | undefined>;
  /** A document with what it counts of each payment. */
  addDocument(
    linkId: string,
    document: { readonly key: string; readonly group: FeeGroup; readonly payoutId: string | null },
    entries: readonly FeeEntry[],
  ): Promise<void>;
  /** A document that Xero refused counts nothing: its payments are weighed again from then on. */
  release(linkId: string, documentKey: string, retryAt: string): Promise<void>;
  /** What is booked for each of these, in documents of whatever kind. */
  listForMoney(linkId: string, moneyIds: readonly string[]): Promise<readonly FeeOfMoney[]>;
}
