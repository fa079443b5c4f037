import { setTimeout as wait } from 'node:timers/promises';
import type { EndToEndShop } from '../support/end-to-end-shop.ts';

const LOOK_MS = 20;
const LONGEST_REAL_MS = 30 * 60_000;

export interface Passing {
  /** How far time is moved where the service itself does not say until when it waits. */
  readonly stepMs: number;
  /** No call and nothing booked for this long, and the service is at rest. */
  readonly quietMs: number;
  /** Time does not pass this moment. */
  readonly untilMs?: number;
}

/**
 * Lets the service work at its own speed until nothing is to be done, and skips time only while it rests:
 * to the end of its own wait for Xero's limits, else a step on. What it works for, it works in virtual
 * time as in real time.
 */
export async function letTimePass(shop: EndToEndShop, passing: Passing): Promise<void> {
  const { stepMs, quietMs, untilMs = Infinity } = passing;
  const endsAt = performance.now() + LONGEST_REAL_MS;
  let before: Progress | undefined;
  for (;;) {
    await waitUntilQuiet(shop, quietMs);
    const progress = await readProgress(shop);
    if (progress.isDone) return;
    if (performance.now() > endsAt) throw new Error('half an hour was not enough');
    const nowMs = shop.clocks.nowMs();
    const isAtRest = progress.text === before?.text;
    before = progress;
    if (!isAtRest && nowMs < untilMs) continue;
    const nextMs = Math.min(shop.clocks.findNextWakeMs() ?? nowMs + stepMs, untilMs);
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

interface Progress {
  readonly isDone: boolean;
  readonly text: string;
}

async function readProgress(shop: EndToEndShop): Promise<Progress> {
  const { counts, pending } = await shop.client.status();
  return {
    isDone: pending === 0,
    text: JSON.stringify([counts, pending, await shop.countCalls()]),
  };
}
