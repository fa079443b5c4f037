import type { WorkPriority } from '../domain/ledger/work-priority.ts';
import type { StoreOrder } from '../domain/order/store-order.ts';
import type { LocalDate } from '../domain/time/instant.ts';
import type { MalformedInput } from './store-event-store.ts';

/** An order of one link: key (linkId, orderGuid). */
export interface OrderKey {
  readonly linkId: string;
  readonly orderGuid: string;
}

export type OrderState = 'new' | 'waiting' | 'sending' | 'booked' | 'held' | 'skipped';

/** Why an order is in its state: a stable code and figures for the sentence. */
export interface OrderReason {
  readonly code: string;
  readonly details: Readonly<Record<string, string | number>>;
}

export interface OrderRecord extends OrderKey {
  readonly orderId: number;
  readonly number: string;
  readonly storeId: number;
  readonly placedAt: string;
  readonly currency: string;
  readonly totalMinor: number;
  /** What its invoice is to come to, less what was refunded. */
  readonly storeMinor: number;
  /** What Xero holds for it: invoices less credit notes. */
  readonly xeroMinor: number;
  readonly state: OrderState;
  readonly reason: OrderReason | null;
  readonly snapshot: StoreOrder;
  /** Hash of the snapshot: an unchanged read does not make the order dirty. */
  readonly snapshotHash: string;
  readonly readAt: string;
  /** Grows with each change; a booking clears dirty only if it is still the one it read. */
  readonly revision: number;
  readonly dirty: boolean;
  readonly priority: WorkPriority;
  /** The instant that the first booking was dated on; later bookings keep it. */
  readonly bookedAsOf: string | null;
  /** A person's reason not to book the order; null when it is to be booked. */
  readonly excludedBy: string | null;
  /** Of a waiting order; null: it does not wait, or that was not kept then. */
  readonly waitsSince: string | null;
}

export interface SnapshotInput extends OrderKey {
  readonly snapshot: StoreOrder;
  readonly snapshotHash: string;
  readonly totalMinor: number;
  readonly storeMinor: number;
  /** The organisation's day. */
  readonly placedOn: LocalDate;
  readonly readAt: string;
  readonly priority: WorkPriority;
  /** The backfill that reads it; kept where it brings something new. */
  readonly backfillId?: string | undefined;
}

/** What an order comes to, in the currency that it is booked in. */
export type OrderWorth = Pick<OrderRecord, 'currency' | 'totalMinor' | 'storeMinor'>;

export interface OrderStateChange extends OrderKey {
  readonly state: OrderState;
  readonly reason: OrderReason | null;
  readonly bookedAsOf: string | null;
  /** Where it was worked out anew. */
  readonly worth?: OrderWorth;
  /** A person's word that holds for this once. */
  readonly forgetsExclusion?: boolean;
  /** Of an order that waits: since when, unless it waits for the same already. */
  readonly waitsFrom?: string;
}

export interface OrderFilter {
  readonly linkId?: string;
  readonly storeId?: number;
  readonly state?: OrderState;
  readonly reasonCode?: string;
  /** Only what waits for this review entry. */
  readonly cause?: string;
  /** Any part of number, customer or invoice number; below three characters the number's beginning. */
  readonly search?: string;
  /** Days of the organisation, both included. */
  readonly from?: string;
  readonly to?: string;
  readonly sort?: OrderSort;
  /** Keyset: `{placedAt or totalMinor}|{orderGuid}` of the last row of the page before. */
  readonly after?: string;
  readonly limit: number;
}

export type OrderSort = 'newest' | 'oldest' | 'amount';

/** What a filter leaves in one currency and state. */
export interface FilteredSum {
  readonly currency: string;
  readonly state: OrderState;
  readonly orders: number;
  readonly storeMinor: number;
  readonly xeroMinor: number;
}

/** Orders of one day of the organisation, currency and state, and what they come to. */
export interface PlacedSum {
  readonly placedOn: string;
  readonly currency: string;
  readonly state: OrderState;
  readonly orders: number;
  readonly storeMinor: number;
  readonly xeroMinor: number;
}

/** Orders of one month of the organisation, currency and state, and what they come to. */
export interface MonthSum extends Omit<PlacedSum, 'placedOn'> {
  /** "2026-11". */
  readonly month: string;
}

/** What the orders of a period have in common, and what they come to in both systems. */
export interface PeriodPart {
  readonly by: 'paymentMethod' | 'taxRate';
  /** System name or rate; empty where an order has none. */
  readonly key: string;
  readonly currency: string;
  readonly orders: number;
  readonly storeMinor: number;
  readonly xeroMinor: number;
}

export interface OrderStore {
  /** Inserts or updates; marks dirty where the hash changed. Returns how many changed. */
  saveSnapshots(inputs: readonly SnapshotInput[]): Promise<number>;
  find(key: OrderKey): Promise<OrderRecord | undefined>;
  findByOrderId(linkId: string, orderId: number): Promise<OrderRecord | undefined>;
  /**
   * Dirty orders without a step that is sending or unknown, of links that are not paused: by
   * priority, oldest placed first.
   * Of the links in `busyLinks` only those that a person waits for.
   */
  findToBook(options: {
    readonly limit: number;
    readonly busyLinks: readonly string[];
  }): Promise<readonly OrderRecord[]>;
  countToBook(linkIds?: readonly string[]): Promise<number>;
  /** Orders of a paused link that are booked when it is resumed, beside those that are being sent. */
  countHeldBack(linkId: string): Promise<number>;
  /** Clears dirty only where the revision is still `revision`. */
  settleBooking(change: OrderStateChange, revision: number): Promise<void>;
  setState(change: OrderStateChange): Promise<void>;
  /** A person's reason not to book it, or null to book it after all; to be looked at again. */
  exclude(key: OrderKey, reason: string | null): Promise<void>;
  /** What is posted for it from now on is no backfill's. */
  forgetBackfill(key: OrderKey): Promise<void>;
  /** To be booked again, where `priority` is given with that. */
  markDirty(keys: readonly OrderKey[], priority?: WorkPriority): Promise<void>;
  /**
   * Held and waiting orders of a link, of this reason or of any: after a rule set, reference data or
   * lock dates changed.
   */
  markUnbookedDirty(linkId: string, reasonCode?: string): Promise<number>;
  /** Orders that wait for one of these review entries: the cause may be gone. Returns how many. */
  markWaitingDirty(entryIds: readonly string[]): Promise<number>;
  /** Orders of a link whose invoice is on its way: what was not sent yet is worked out again. */
  markUnsentDirty(linkId: string): Promise<void>;
  /** Orders of a link placed after a day of its organisation. */
  listPlacedAfter(linkId: string, day: string): Promise<readonly OrderRecord[]>;
  /** To another link, as if it had just been read; what a person said not to book stays so. */
  move(key: OrderKey, to: { readonly linkId: string; readonly placedOn: LocalDate }): Promise<void>;
  list(filter: OrderFilter): Promise<readonly OrderRecord[]>;
  /** By currency and state; a filter's `after` has no meaning here. */
  sum(
    linkIds: readonly string[],
    filter: Omit<OrderFilter, 'limit'>,
  ): Promise<readonly FilteredSum[]>;
  /** What was placed from one day to another, both included. */
  sumPlaced(period: {
    readonly linkId: string;
    readonly from: string;
    readonly to: string;
  }): Promise<readonly PlacedSum[]>;
  /** The same by month; one read whatever the number of orders. */
  sumMonths(period: {
    readonly linkId: string;
    readonly from: string;
    readonly to: string;
  }): Promise<readonly MonthSum[]>;
  /** What was placed in a period, by payment method and by tax rate; an order may have several rates. */
  splitPeriod(period: {
    readonly linkId: string;
    readonly from: string;
    readonly to: string;
  }): Promise<readonly PeriodPart[]>;
  countByState(linkId?: string): Promise<Readonly<Record<OrderState, number>>>;
  /** A store order that could not be understood: kept raw, one review entry. */
  keepMalformed(
    linkId: string,
    malformed: MalformedInput & { readonly orderId: number },
  ): Promise<void>;
}
