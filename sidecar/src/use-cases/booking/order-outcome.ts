import type { Hold } from '../../domain/booking/hold.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { OrderReason, OrderRecord, OrderState, OrderWorth } from '../../ports/order-store.ts';
import type { NumberedRuleSet } from '../../ports/link-store.ts';
import type { ReviewCause } from '../../ports/review-store.ts';
import type { Stores } from '../../ports/unit-of-work.ts';
import type { CoreDeps } from '../core-deps.ts';
import type { LinkKnowledge, OrderLedger } from './load-booking-input.ts';

export interface OrderWork {
  readonly deps: CoreDeps;
  readonly stores: Stores;
  readonly record: OrderRecord;
  readonly knowledge: LinkKnowledge | undefined;
  /** In the currency that it is booked in, where that is not the store's. */
  readonly worth?: OrderWorth | undefined;
  /** A rule has decided already: what is left is a person's. */
  readonly isDecided?: boolean;
}

/** An order of a link that is set up and live. */
export interface KnownWork extends OrderWork {
  readonly knowledge: LinkKnowledge;
  readonly ledger: OrderLedger;
  readonly rules: NumberedRuleSet;
}

/** Waits for a person, with every reason at once. */
export async function holdOrder(work: OrderWork, holds: readonly Hold[]): Promise<void> {
  const { stores, record, deps } = work;
  await stores.steps.replacePlan(record, []);
  const [first] = holds;
  const causes = holds.map((entry) => ({
    causeKey: `${entry.code}:${entry.cause === '' ? record.orderGuid : entry.cause}`,
    reason: { code: entry.code, details: entry.details },
  }));
  // In one go: an entry that still stands keeps its id, its history and what people said of it.
  await settle(work, 'held', { ...first, causes });
  deps.logger.info('order held', { orderId: record.orderId, reason: first?.code });
}

interface Outcome {
  readonly code: string;
  readonly details?: OrderReason['details'];
  /** The instant that the booking is dated on. */
  readonly asOf?: Instant;
  readonly worth?: OrderWorth;
  /** What it waits for a person for. */
  readonly causes?: readonly ReviewCause[];
  readonly forgetsExclusion?: boolean;
}

/** What became of the order, in the transaction of its steps. */
export async function settle(
  work: OrderWork,
  state: OrderState,
  outcome: Partial<Outcome>,
): Promise<void> {
  const { stores, record, deps } = work;
  const { code, details = {}, asOf, causes = [], forgetsExclusion = false } = outcome;
  const worth = outcome.worth ?? work.worth;
  const now = deps.clock.nowIso();
  await stores.review.setForOrder(record, causes, now);
  await stores.orders.settleBooking(
    {
      linkId: record.linkId,
      orderGuid: record.orderGuid,
      state,
      reason: code === undefined ? null : { code, details },
      bookedAsOf: record.bookedAsOf ?? asOf ?? null,
      ...(worth === undefined ? {} : { worth }),
      forgetsExclusion,
      ...(state === 'waiting' ? { waitsFrom: findWaitBegin(record, code, now) } : {}),
    },
    record.revision,
  );
}

/** An order that was never seen paid has waited for that since it was placed, whenever it was read. */
function findWaitBegin(record: OrderRecord, code: string | undefined, now: string): string {
  return record.state === 'new' && code === 'order.waits_for_payment' ? record.placedAt : now;
}
