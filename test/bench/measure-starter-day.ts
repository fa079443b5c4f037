import type { StoreState } from '../../sidecar/src/sandbox/demo/shop-client.ts';
import { EndToEndShop } from '../support/end-to-end-shop.ts';
import { letTimePass } from './let-time-pass.ts';
import { placeInStore } from './place-in-store.ts';

const STARTER = { limits: { day: 1000 }, isXeroInMemory: true };
const DAY_MS = 86_400_000;
/** The day begins with the first call of setting up, a little before the shop is there. */
const BEFORE_ITS_END_MS = 5 * 60_000;
/** The store waits for the answer only so long. */
const TAKEN_IN_AT_ONCE = 5000;

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
    for (let placed = 0; placed < orders; placed += TAKEN_IN_AT_ONCE) {
      const fromMs = shop.clocks.nowMs();
      await placeInStore(shop, Math.min(TAKEN_IN_AT_ONCE, orders - placed));
      await shop.backfill(new Date(fromMs).toISOString());
    }
    await letTimePass(shop, {
      stepMs: 10 * 60_000,
      quietMs: 400,
      untilMs,
      isDone: async () => (await shop.client.status()).pending === 0,
    });
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
      await letTimePass(shop, {
        stepMs: 60_000,
        quietMs: 120,
        untilMs,
        isDone: () => isNothingUnderWay(shop),
      });
      await shop.advance(Math.max(0, untilMs - shop.clocks.nowMs()));
    }
    return await readDay(shop);
  } finally {
    await shop.stop();
  }
}

async function isNothingUnderWay(shop: EndToEndShop): Promise<boolean> {
  const { unacceptedEvents } = await shop.client.control<StoreState>('/state');
  return unacceptedEvents === 0 && (await shop.client.status()).pending === 0;
}

async function readDay(shop: EndToEndShop): Promise<Day> {
  const { counts, pending } = await shop.client.status();
  return { booked: counts.booked, left: pending, calls: await shop.countCalls() };
}
