import type { OrderReason } from './order-store.ts';

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
  /** Latest first. */
  list(linkId: string, limit: number): Promise<readonly Backfill[]>;
}
