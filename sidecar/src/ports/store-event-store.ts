import type { WorkPriority } from '../domain/ledger/work-priority.ts';

export interface StoreEvent {
  readonly sequence: number;
  readonly entity: string;
  readonly entityId: number;
  readonly kind: string;
  readonly occurredOnUtc: string;
  readonly data: unknown;
}

/** A hint that an order changed; hints on one order coalesce into one row. */
export interface OrderHint {
  readonly pairingId: string;
  readonly orderId: number;
  /** Grows with each hint, so that one that arrives during a read is not lost. */
  readonly revision: number;
  readonly attempts: number;
  readonly priority: WorkPriority;
}

export interface StoreEventStore {
  /** Keeps new events; duplicates by (epoch, sequence) are dropped. Returns how many were new. */
  keep(pairingId: string, outboxEpoch: string, events: readonly StoreEvent[]): Promise<number>;
  /** A malformed event, raw, for one review entry. */
  keepMalformed(pairingId: string, malformed: MalformedInput): Promise<void>;
  hint(
    pairingId: string,
    orderIds: readonly number[],
    when: { readonly dueAt: string; readonly priority: WorkPriority },
  ): Promise<void>;
  findDueHints(now: string, limit: number): Promise<readonly OrderHint[]>;
  countDueHints(now: string): Promise<number>;
  countHints(): Promise<number>;
  /** Removes the hints whose revision is still the one that was read. */
  settleHints(hints: readonly OrderHint[]): Promise<void>;
  /** Puts hints off until `dueAt` and counts the attempt. */
  postponeHints(hints: readonly OrderHint[], dueAt: string): Promise<void>;
  /** What the store announced of an order, oldest first. */
  listOfOrder(pairingId: string, orderId: number): Promise<readonly OrderEvent[]>;
  /** Refund events of an order: cumulative amount (decimal text) and when, oldest first. */
  listRefunds(pairingId: string, orderId: number): Promise<readonly RefundNotice[]>;
}

/** Input that could not be understood, kept as it came. */
export interface MalformedInput {
  readonly raw: string;
  readonly path: string;
  readonly at: string;
}

export interface RefundNotice {
  readonly refundedTotal: string;
  readonly occurredOnUtc: string;
}

export interface OrderEvent {
  readonly kind: string;
  readonly occurredOnUtc: string;
}
