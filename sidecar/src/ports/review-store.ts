import type { LocalDate } from '../domain/time/instant.ts';
import type { OrderKey, OrderReason, OrderState } from './order-store.ts';

/** One cause, however many orders wait for it. */
export interface ReviewEntry {
  readonly id: string;
  readonly linkId: string;
  /** Same cause, same key: "mapping.payment_missing:Payments.Manual". */
  readonly causeKey: string;
  readonly reason: OrderReason;
  readonly openedAt: string;
  readonly resolvedAt: string | null;
  readonly orderCount: number;
  /** Put off until this day of the organisation, and by whom. */
  readonly snoozedUntil: string | null;
  readonly snoozedBy: string | null;
}

export interface OpenCause {
  readonly id: string;
  readonly code: string;
  readonly openedAt: string;
}

/** What the orders that wait for an entry come to. */
export interface WaitingAmount {
  readonly entryId: string;
  readonly currency: string;
  readonly totalMinor: number;
}

/** What became of orders that wait for an entry, or waited for it until some moment. */
export interface ReleasedOrders {
  readonly state: OrderState;
  /** Looked at again soon: its state may not stand. */
  readonly isDue: boolean;
  /** The open entry that it waits for now. */
  readonly heldBy: string | null;
  readonly orders: number;
}

export interface OrderWait {
  readonly since: string;
  readonly reason: OrderReason;
}

export interface ReviewStore {
  /** The order waits for exactly these causes; entries without an order left resolve themselves. */
  setForOrder(key: OrderKey, causes: readonly ReviewCause[], now: string): Promise<void>;
  /** What the order waits for now, and since when; waits from before that was kept are left out. */
  listWaits(key: OrderKey): Promise<readonly OrderWait[]>;
  /** An entry that stands by itself: an alert, a malformed event, a foreign shop. */
  open(linkId: string, cause: ReviewCause, now: string): Promise<void>;
  /** What an entry that stands by itself was about is over. */
  resolve(linkId: string, causeKey: string, now: string): Promise<void>;
  find(entryId: string): Promise<ReviewEntry | undefined>;
  /** Those of the causes that are open. */
  listOpenOf(linkId: string, causeKeys: readonly string[]): Promise<readonly string[]>;
  listOpen(linkId?: string): Promise<readonly ReviewEntry[]>;
  /** The open entries without their orders: cheap, however many wait. */
  listOpenCauses(linkId: string): Promise<readonly OpenCause[]>;
  /** Resolved since the moment, latest first; `orderCount` is of those that waited for it. */
  listResolved(linkId: string, since: string, limit: number): Promise<readonly ReviewEntry[]>;
  /** By open entry and currency. */
  sumWaiting(linkId: string): Promise<readonly WaitingAmount[]>;
  /** The orders that wait for the entry, and those that waited for it until `since` or later. */
  countReleased(entryId: string, since: string): Promise<readonly ReleasedOrders[]>;
  /** Null: not put off any more. */
  snooze(
    entryId: string,
    snooze: { readonly until: LocalDate; readonly by: string } | null,
  ): Promise<void>;
  /** The open entries that the order waits for. */
  listForOrder(key: OrderKey): Promise<readonly ReviewEntry[]>;
  /** Forgets which orders waited for entries that were resolved before the moment. */
  forgetPastOrdersBefore(instant: string): Promise<void>;
  listOrders(entryId: string, limit: number): Promise<readonly OrderKey[]>;
  countOpen(linkId?: string): Promise<number>;
}

export interface ReviewCause {
  readonly causeKey: string;
  readonly reason: OrderReason;
}
