import type { StoreOrder } from '../../domain/order/store-order.ts';
import { addMs } from '../../domain/time/instant.ts';
import type { SetupDeps } from '../setup-deps.ts';
import { toStoreAddress } from '../store/store-address.ts';

const PAGE_ORDERS = 100;
const MAX_PAGES = 20;
const DAY_MS = 86_400_000;
/** Days back. The store pages oldest first, so the newest are read in spans that grow backwards. */
const SPANS_DAYS = [1, 3, 7, 14, 30, 60, 90] as const;

/**
 * The shop's orders of the last 90 days, newest first, at most 2,000; where it had none, its oldest,
 * which is better than nothing to suggest from.
 */
export async function readSampleOrders(
  deps: Pick<SetupDeps, 'uow' | 'store' | 'clock'>,
  pairingId: string,
): Promise<readonly StoreOrder[]> {
  const address = toStoreAddress(await deps.uow.stores.pairings.getOrThrow(pairingId));
  const now = deps.clock.nowIso();
  const orders: StoreOrder[] = [];
  let pagesLeft = MAX_PAGES;

  async function readSpan(span: { createdFrom?: string; createdTo?: string }): Promise<void> {
    for (let afterId = 0; pagesLeft > 0; pagesLeft -= 1) {
      const page = { afterId, limit: PAGE_ORDERS, ...span };
      const read = await deps.store.readOrderPage(address, page);
      const ids = [...read.orders.map(({ id }) => id), ...read.malformed.map((m) => m.orderId)];
      orders.push(...read.orders);
      if (ids.length < PAGE_ORDERS) return;
      afterId = Math.max(...ids);
    }
  }

  // Clocks differ a little: an order of this minute may be in the shop's future.
  let createdTo = addMs(now, DAY_MS);
  for (const days of SPANS_DAYS) {
    const createdFrom = addMs(now, -days * DAY_MS);
    await readSpan({ createdFrom, createdTo });
    createdTo = createdFrom;
  }
  if (orders.length === 0) await readSpan({});
  return orders.toSorted((a, b) => b.createdOnUtc.localeCompare(a.createdOnUtc));
}
