import { EndToEndShop } from '../support/end-to-end-shop.ts';
import { letTimePass } from './let-time-pass.ts';
import { placeInStore } from './take-in-backlog.ts';

const STEP_MS = 2000;

/** A backlog under Xero's own 60 calls a minute, from the order to take it in until all is booked. */
export async function measureLimitedBacklog(orders: number): Promise<{
  readonly callsPerOrder: number;
  readonly ordersPerMinute: number;
}> {
  const shop = await EndToEndShop.startWithXero({ isXeroInMemory: true }, '--orders', '2');
  try {
    await placeInStore(shop, orders);
    // The calls of setting up are out of the minute.
    await shop.advance(120_000);
    const { counts } = await shop.client.status();
    const callsBefore = await shop.countCalls();
    const startedAtMs = shop.clocks.nowMs();
    await shop.backfill();
    await letTimePass(shop, { stepMs: STEP_MS, quietMs: 250 });
    const minutes = (shop.clocks.nowMs() - startedAtMs) / 60_000;
    const booked = (await shop.client.status()).counts.booked - counts.booked;
    const calls = (await shop.countCalls()) - callsBefore;
    return { callsPerOrder: calls / booked, ordersPerMinute: booked / minutes };
  } finally {
    await shop.stop();
  }
}
