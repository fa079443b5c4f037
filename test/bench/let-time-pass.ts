import { setTimeout as wait } from 'node:timers/promises';
import type { EndToEndShop } from '../support/end-to-end-shop.ts';

const LOOK_MS = 20;
const LONGEST_REAL_MS = 30 * 60_000;

export interface Passing {
  /** How far time is moved where the service itself does not say until when it waits. */
  readonly stepMs: number;
  /** No call for this long, and the service is at rest. */
  readonly quietMs: number;
  /** Time does not pass this moment. */
  readonly untilMs?: number;
  isDone(): Promise<boolean>;
}

/**
 * Lets the service work at its own speed, and skips time only while it rests: to the end of its own wait
 * for Xero's limits, else a step on. What it works for, it works in virtual time as in real time.
 */
export async function letTimePass(shop: EndToEndShop, passing: Passing): Promise<void> {
  const { stepMs, quietMs, untilMs = Infinity, isDone } = passing;
  const endsAt = performance.now() + LONGEST_REAL_MS;
  for (;;) {
    await waitUntilQuiet(shop, quietMs);
    if (await isDone()) return;
    if (performance.now() > endsAt) throw new Error('half an hour was not enough');
    const nowMs = shop.clocks.nowMs();
    const wakeMs = shop.clocks.findNextWakeMs() ?? nowMs + stepMs;
    const nextMs = Math.min(wakeMs, untilMs);
    if (nextMs > nowMs) await shop.advance(nextMs - nowMs);
    if (nextMs >= untilMs) return;
  }
}

async function waitUntilQuiet(shop: EndToEndShop, quietMs: number): Promise<void> {
  let calls = -1;
  let quietSince = performance.now();
  while (performance.now() - quietSince < quietMs) {
    const now = await shop.countCalls();
    if (now !== calls) quietSince = performance.now();
    calls = now;
    await wait(LOOK_MS);
  }
}
