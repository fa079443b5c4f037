import { setTimeout } from 'node:timers/promises';

/** Waits without keeping a process alive that has nothing else to do. */
export async function waitFor(delayMs: number): Promise<void> {
  await setTimeout(delayMs, undefined, { ref: false });
}
