import type { StoreOrder } from '../../domain/order/store-order.ts';
import { addMs } from '../../domain/time/instant.ts';
import type { Link } from '../../ports/link-store.ts';
import type { SetupDeps } from '../setup-deps.ts';
import { toStoreAddress } from '../store/store-address.ts';

export interface RecentOrders {
  readonly orders: readonly StoreOrder[];
  /** Read back to here, an instant. */
  readonly since: string;
  /** False where the shop has more orders in the time than were read. */
  readonly isComplete: boolean;
}

const DAY_MS = 86_400_000;
const PAGE_ORDERS = 100;
/** 4,000 orders: a page of the back office waits for them. */
const MAX_PAGES = 40;
/** Longer and longer spans of days: the newest orders come first, and a quiet shop takes few reads. */
const FIRST_SPAN_DAYS = 7;

/** The orders of the last days, the newest spans first, until there are enough of them. */
export async function readRecentOrders(
  deps: Pick<SetupDeps, 'uow' | 'store' | 'clock'>,
  link: Link,
  days: number,
): Promise<RecentOrders> {
  const address = toStoreAddress(await deps.uow.stores.pairings.getOrThrow(link.pairingId));
  const now = deps.clock.nowIso();
  const orders: StoreOrder[] = [];
  let [endDays, spanDays, pages] = [0, FIRST_SPAN_DAYS, 0];
  // The newest order may bear a later second than this clock.
  let createdTo: string = addMs(now, DAY_MS);
  while (endDays < days) {
    const startDays = Math.min(days, endDays + spanDays);
    const createdFrom = addMs(now, -startDays * DAY_MS);
    let afterId = 0;
    for (;;) {
      if (pages >= MAX_PAGES) return { orders, since: createdFrom, isComplete: false };
      pages += 1;
      const page = { afterId, limit: PAGE_ORDERS, createdFrom, createdTo };
      const read = await deps.store.readOrderPage(address, page);
      const ids = [...read.orders.map(({ id }) => id), ...read.malformed.map((m) => m.orderId)];
      if (ids.length === 0) break;
      orders.push(...read.orders.filter((order) => order.storeId === link.storeId));
      afterId = Math.max(...ids);
      if (ids.length < PAGE_ORDERS) break;
    }
    [createdTo, endDays, spanDays] = [createdFrom, startDays, spanDays * 4];
  }
  return { orders, since: createdTo, isComplete: true };
}
