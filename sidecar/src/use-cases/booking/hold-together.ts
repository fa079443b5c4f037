import type { OrderKey, OrderReason } from '../../ports/order-store.ts';
import type { Stores } from '../../ports/unit-of-work.ts';
import type { CoreDeps } from '../core-deps.ts';

export interface SharedHold {
  readonly orders: readonly OrderKey[];
  readonly reason: OrderReason;
  /** What all of them share: one review entry. */
  readonly cause: string;
}

/** Holds orders for one cause that is not in any of them. */
export async function holdTogether(
  deps: Pick<CoreDeps, 'clock'>,
  stores: Stores,
  { orders, reason, cause }: SharedHold,
): Promise<void> {
  const causeKey = `${reason.code}:${cause}`;
  for (const { linkId, orderGuid } of orders) {
    const key = { linkId, orderGuid };
    const record = await stores.orders.find(key);
    if (record === undefined) continue;
    const { bookedAsOf } = record;
    await stores.orders.setState({ ...key, state: 'held', reason, bookedAsOf });
    await stores.review.setForOrder(key, [{ causeKey, reason }], deps.clock.nowIso());
  }
}
