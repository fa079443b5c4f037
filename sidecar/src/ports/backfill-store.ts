import type { OrderKey, OrderReason } from './order-store.ts';

/** Failing: the store does not answer, and is asked again by itself. Stopped and done are the end. */
export type BackfillState = 'running' | 'failing' | 'paused' | 'stopped' | 'done';

/** Instants: created from (inclusive) and to (exclusive). */
export interface BackfillSpan {
  readonly createdFrom: string;
  readonly createdTo: string;
}

/** The orders of a link's store that were placed in a time span, taken in page by page. */
export interface Backfill extends BackfillSpan {
  readonly id: string;
  readonly linkId: string;
  readonly state: BackfillState;
  /** The last order id that was read: the next page begins after it. */
  readonly afterId: number;
  /** When the latest order that was read was placed; null before the first. */
  readonly readUpTo: string | null;
  /** Orders that were read so far. */
  readonly orders: number;
  /** Tries that failed since the last page. */
  readonly attempts: number;
  /** When the next page is read, while it is running or failing. */
  readonly dueAt: string;
  /** Why it is failing, or was paused by Daybook itself. */
  readonly problem: OrderReason | null;
  /** The person's name. */
  readonly askedBy: string;
  readonly askedAt: string;
  readonly endedAt: string | null;
  /** Where it is taken back, or was. */
  readonly undo: BackfillUndo | null;
}

/** The orders that a backfill booked are taken out of the books, some at a time. */
export interface BackfillUndo {
  /** A person's own words. */
  readonly reason: string;
  /** The person's name. */
  readonly askedBy: string;
  readonly askedAt: string;
  readonly dueAt: string;
  /** The last order that was looked at in this round. */
  readonly afterGuid: string;
  /** Orders that are taken back. */
  readonly taken: number;
  /** Of this round: cannot be taken back; were on their way to Xero, and are looked at once more. */
  readonly kept: number;
  readonly underWay: number;
  readonly endedAt: string | null;
}

export interface BackfillStore {
  add(backfill: Backfill): Promise<void>;
  update(backfill: Backfill): Promise<void>;
  find(id: string): Promise<Backfill | undefined>;
  /** One of exactly this span that is neither stopped nor done. */
  findUnfinished(linkId: string, span: BackfillSpan): Promise<Backfill | undefined>;
  /** The running or failing one that waits longest for its next page. */
  findDue(now: string): Promise<Backfill | undefined>;
  /** Running and failing ones; of any link, or of these. */
  countRunning(linkIds?: readonly string[]): Promise<number>;
  /**
   * Orders that it booked and that stand in Xero, and those that it brought and that are to be booked:
   * never what stood before. By order, after one.
   */
  listToUndo(
    backfill: Pick<Backfill, 'id' | 'linkId'>,
    page: { readonly afterGuid: string; readonly limit: number },
  ): Promise<readonly OrderKey[]>;
  /** How many orders that it booked stand in Xero. */
  countStanding(backfill: Pick<Backfill, 'id' | 'linkId'>): Promise<number>;
  /** One that is being taken back, of a link that is live. */
  findUndoDue(now: string): Promise<Backfill | undefined>;
  /** Latest first. */
  list(linkId: string, limit: number): Promise<readonly Backfill[]>;
}
