import type { OrderKey, OrderReason } from './order-store.ts';

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
}

export interface OpenCause {
  readonly id: string;
  readonly code: string;
  readonly openedAt: string;
}

export interface ReviewStore {
  /** The order waits for exactly these causes; entries without an order left resolve themselves. */
  setForOrder(key: OrderKey, causes: readonly ReviewCause[], now: string): Promise<void>;
  /** An entry that stands by itself: an alert, a malformed event, a foreign shop. */
  open(linkId: string, cause: ReviewCause, now: string): Promise<void>;
  /** What an entry that stands by itself was about is over. */
  resolve(linkId: string, causeKey: string, now: string): Promise<void>;
  listOpen(linkId?: string): Promise<readonly ReviewEntry[]>;
  /** The open entries without their orders: cheap, however many wait. */
  listOpenCauses(linkId: string): Promise<readonly OpenCause[]>;
  /** The open entries that the order waits for. */
  listForOrder(key: OrderKey): Promise<readonly ReviewEntry[]>;
  listOrders(entryId: string, limit: number): Promise<readonly OrderKey[]>;
  countOpen(linkId?: string): Promise<number>;
}

export interface ReviewCause {
  readonly causeKey: string;
  readonly reason: OrderReason;
}
