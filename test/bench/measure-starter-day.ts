import { setTimeout as wait } from 'node:timers/promises';
import type { StoreState } from '../../sidecar/src/sandbox/demo/shop-client.ts';
import { EndToEndShop } from '../support/end-to-end-shop.ts';
import { letTimePass } from './let-time-pass.ts';
import { takeInBacklog } from './take-in-backlog.ts';

const STARTER = { limits: { day: 1000 }, isXeroInMemory: true };
const DAY_MS = 86_400_000;
/** The day begins with the first call of setting up, a little before the shop is there. */
const BEFORE_ITS_END_MS = 5 * 60_000;
const LOOK_MS = 10;
const LONGEST_LOOKS = 3000;

export interface Day {
  readonly booked: number;
  /** Orders that were still on their way when the day ended. */
  readonly left: number;
  readonly calls: number;
}

/** A backlog larger than the day's calls can take: what is booked when the day ends. */
export async function measureStarterDay(orders: number): Promise<Day> {
  const shop = await EndToEndShop.startWithXero(STARTER, '--orders', '2');
  try {
    const untilMs = shop.clocks.nowMs() + DAY_MS - BEFORE_ITS_END_MS;
    await takeInBacklog(shop, orders);
    await letTimePass(shop, { stepMs: 10 * 60_000, quietMs: 400, untilMs });
    return await readDay(shop);
  } finally {
    await shop.stop();
  }
}

/** Orders at even intervals, each paid at once; polls and webhooks take their calls too. */
export async function measureEvenDay(orders: number): Promise<Day> {
  const shop = await EndToEndShop.startWithXero(STARTER, '--orders', '2', '--when', 'placed');
  try {
    const startMs = shop.clocks.nowMs();
    const lengthMs = DAY_MS - BEFORE_ITS_END_MS;
    for (let placed = 1; placed <= orders; placed += 1) {
      await shop.placePaid();
      const untilMs = startMs + (lengthMs * placed) / orders;
      await waitUntilAnnounced(shop);
      await letTimePass(shop, { stepMs: 60_000, quietMs: 60, untilMs });
      await shop.advance(Math.max(0, untilMs - shop.clocks.nowMs()));
    }
    return await readDay(shop);
  } finally {
    await shop.stop();
  }
}

/** A push that is signed while the clocks move would be refused. */
async function waitUntilAnnounced(shop: EndToEndShop): Promise<void> {
  for (let looks = 0; looks < LONGEST_LOOKS; looks += 1) {
    const { unacceptedEvents } = await shop.client.control<StoreState>('/state');
    if (unacceptedEvents === 0) return;
    await wait(LOOK_MS);
  }
  throw new Error('the store could not announce an order');
}

async function readDay(shop: EndToEndShop): Promise<Day> {
  const { counts, pending } = await shop.client.status();
  return { booked: counts.booked, left: pending, calls: await shop.countCalls() };
}
