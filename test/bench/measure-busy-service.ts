import { setTimeout as wait } from 'node:timers/promises';
import type { EndToEndShop } from '../support/end-to-end-shop.ts';
import { findPercentile } from './percentile.ts';
import { placeInStore } from './take-in-backlog.ts';

/** What the Orders page asks for, through the store's own address. */
const ORDERS_PAGE = '/orders?limit=50';
const LOOK_MS = 250;

/** A backlog as fast as this machine goes, with somebody who looks at the orders meanwhile. */
export async function measureBacklog(
  shop: EndToEndShop,
  orders: number,
): Promise<Record<string, number>> {
  const before = await shop.xeroCounts();
  await placeInStore(shop, orders);
  const startedAt = performance.now();
  await shop.backfill();
  const pageMs: number[] = [];
  do {
    await wait(LOOK_MS);
    const askedAt = performance.now();
    await shop.client.admin('GET', ORDERS_PAGE);
    pageMs.push(performance.now() - askedAt);
  } while ((await shop.client.status()).pending > 0);
  const minutes = (performance.now() - startedAt) / 60_000;
  const booked = (await shop.xeroCounts()).invoices - before.invoices;
  return {
    localOrdersPerMinute: booked / minutes,
    ordersPageP95Ms: findPercentile(pageMs, 0.95),
    loopDelayP99Ms: (await shop.readMetric('nodejs_eventloop_lag_p99_seconds')) * 1000,
  };
}
