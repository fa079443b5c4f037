import type { SummaryDocuments, SummaryGroup } from '../domain/summary/summary-entry.ts';
import type { OrderKey, OrderReason } from './order-store.ts';

/**
 * Open until its summary is made, closed while that is on its way. Refused: the document is in Xero and
 * its money was not taken.
 */
export type SummaryEntryState = 'open' | 'closed' | 'refused';

/** What of an order goes into a summary; gone when that is posted and the ledger has the order's part. */
export interface SummaryEntryRow extends OrderKey, SummaryGroup, SummaryDocuments {
  /** The key of the document that it stands for. */
  readonly key: string;
  readonly orderNumber: string;
  /** What a person should look at although it is booked. */
  readonly remark: OrderReason | null;
  readonly ruleSetNumber: number;
  readonly state: SummaryEntryState;
  readonly dueAt: string;
  /** Keys of the summary that it is in, and of its money; null while it is open. */
  readonly summaryKey: string | null;
  readonly moneyKey: string | null;
}

export type NewSummaryEntry = Omit<SummaryEntryRow, 'state' | 'summaryKey' | 'moneyKey'>;

export interface LinkGroup extends SummaryGroup {
  readonly linkId: string;
}

/** A summary that is not made yet, and what is in it so far. */
export interface WaitingSummary extends Omit<SummaryGroup, 'accountId'> {
  readonly orders: number;
  readonly totalMinor: number;
  /** The earliest of its entries. */
  readonly dueAt: string;
}

export interface SummaryStore {
  add(entries: readonly NewSummaryEntry[]): Promise<void>;
  listForOrder(key: OrderKey): Promise<readonly SummaryEntryRow[]>;
  listForOrders(keys: readonly OrderKey[]): Promise<readonly SummaryEntryRow[]>;
  /** Groups with open entries that are due, of live links, whose orders wait for summaries only. */
  findDueGroups(now: string, limit: number): Promise<readonly LinkGroup[]>;
  /** The entries of such a group, in an order that is always the same. */
  listDue(group: LinkGroup, now: string, limit: number): Promise<readonly SummaryEntryRow[]>;
  /** They are in a summary now, which is on its way. */
  close(
    entries: readonly SummaryEntryRow[],
    keys: { readonly summaryKey: string; readonly moneyKey: string },
  ): Promise<void>;
  /** Their orders wait for nothing but Xero's answer. */
  markSending(entries: readonly SummaryEntryRow[]): Promise<void>;
  setState(linkId: string, summaryKey: string, state: SummaryEntryState): Promise<void>;
  /** Their money goes to another account than it was planned for. */
  moveMoney(entries: readonly SummaryEntryRow[], accountId: string): Promise<void>;
  listOfSummary(linkId: string, summaryKey: string): Promise<readonly SummaryEntryRow[]>;
  /** By the key of the money. */
  listOfMoney(linkId: string, moneyKey: string): Promise<readonly SummaryEntryRow[]>;
  /** Closed entries whose summary and money are both posted. */
  findPosted(limit: number): Promise<readonly SummaryEntryRow[]>;
  remove(entries: readonly SummaryEntryRow[]): Promise<void>;
  /** Keys of summaries that begin so: posted ones and those on their way. */
  listKeys(linkId: string, start: string): Promise<readonly string[]>;
  /** Open entries by what they have in common, oldest day first. */
  listWaiting(linkId: string): Promise<readonly WaitingSummary[]>;
  /** Open entries are due now; returns how many there are. */
  hasten(linkId: string, now: string): Promise<number>;
  /** Orders of the link that wait for the summary of their sale. */
  countWaiting(linkId: string): Promise<number>;
}
