import type { LedgerEntry } from '../domain/ledger/ledger-entry.ts';
import type { OrderKey } from './order-store.ts';

export interface LedgerRow extends LedgerEntry {
  readonly linkId: string;
  /** Null for contacts, items and summaries, which many orders share. */
  readonly orderGuid: string | null;
  readonly callId: string;
  readonly postedAt: string;
  /** When it was seen that others ended it, or one before it under its key, in Xero; null: nobody did. */
  readonly endedAt?: string | null;
}

export interface LedgerStore {
  /**
   * Inserts; a row with the same (linkId, key) is replaced: an updated or re-issued document. A new one
   * counts for the backfill that brought its order, if any.
   */
  add(rows: readonly LedgerRow[]): Promise<void>;
  setState(linkId: string, key: string, state: LedgerEntry['state']): Promise<void>;
  /** Others voided or deleted it in Xero, as it was seen at `seenAt`. */
  endInXero(linkId: string, key: string, seenAt: string): Promise<void>;
  /** A contact that was merged in Xero: the rows that name it name the other one. */
  moveContact(linkId: string, fromXeroId: string, toXeroId: string): Promise<void>;
  listForOrder(key: OrderKey): Promise<readonly LedgerRow[]>;
  listForOrders(keys: readonly OrderKey[]): Promise<readonly LedgerRow[]>;
  /** Posted rows by natural key. */
  findByKeys(linkId: string, keys: readonly string[]): Promise<readonly LedgerRow[]>;
  /** What stands of orders' parts in a summary. */
  listOfSummary(linkId: string, summaryKey: string): Promise<readonly LedgerRow[]>;
  /** When the documents with these Xero ids were posted. */
  findPostedAt(xeroIds: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /**
   * When something was last posted for the order of each of these documents: later changes are not
   * Daybook's own.
   */
  findLastPostedAt(xeroIds: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** Documents by Xero id, whether they stand or not: of one order each, or summaries of many. */
  findByXeroIds(
    linkIds: readonly string[],
    xeroIds: readonly string[],
  ): Promise<readonly LedgerRow[]>;
  /** Fee documents that stand by the ledger. */
  findBankTransactions(
    linkIds: readonly string[],
    xeroIds: readonly string[],
  ): Promise<readonly LedgerRow[]>;
  /** When the first document of these links was posted; null where there is none. */
  findFirstPostedAt(linkIds: readonly string[]): Promise<string | null>;
  /** What was found in Xero of a posted document: its totals, or that it was approved. */
  correct(
    linkId: string,
    key: string,
    found: Partial<Pick<LedgerEntry, 'totalMinor' | 'taxMinor' | 'fingerprint' | 'body'>>,
  ): Promise<void>;
  countByKind(linkId?: string): Promise<Readonly<Record<string, number>>>;
}
