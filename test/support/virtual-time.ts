import type { Clock } from '../../sidecar/src/ports/clock.ts';

interface Sleeper {
  readonly atMs: number;
  readonly wake: () => void;
}

/** A clock that stands still until told, with waits that end when it passes them. */
export interface VirtualTime extends Clock {
  delay(delayMs: number): Promise<void>;
  advance(delayMs: number): Promise<void>;
  /** Length of the waits that are under way. */
  listWaitsMs(): readonly number[];
}

export function createVirtualTime(startIso = '2026-11-24T00:00:00.000Z'): VirtualTime {
  let nowMs = Date.parse(startIso);
  let sleepers: Sleeper[] = [];
  return {
    nowMs: () => nowMs,
    nowIso: () => new Date(nowMs).toISOString(),
    delay: (delayMs) =>
      new Promise((wake) => {
        sleepers.push({ atMs: nowMs + delayMs, wake });
      }),
    async advance(delayMs) {
      nowMs += delayMs;
      const due = sleepers.filter((sleeper) => sleeper.atMs <= nowMs);
      sleepers = sleepers.filter((sleeper) => sleeper.atMs > nowMs);
      for (const sleeper of due) sleeper.wake();
      await settle();
    },
    listWaitsMs: () => sleepers.map((sleeper) => sleeper.atMs - nowMs),
  };
}

/** Lets everything run that waits for nothing but promises. */
export function settle(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
