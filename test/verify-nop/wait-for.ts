import { setTimeout as wait } from 'node:timers/promises';

const PAUSE_MS = 500;
const LIMIT_MS = 120_000;

/** Asks again until there is an answer. Throws with what was waited for and the last error. */
export async function waitFor<T>(
  what: string,
  ask: () => T | undefined | Promise<T | undefined>,
  limitMs = LIMIT_MS,
): Promise<T> {
  const startedAt = performance.now();
  let fault: unknown;
  while (performance.now() - startedAt < limitMs) {
    try {
      const answer = await ask();
      if (answer !== undefined) return answer;
    } catch (error) {
      fault = error;
    }
    await wait(PAUSE_MS);
  }
  throw new Error(`waited ${limitMs / 1000} s for ${what}`, { cause: fault });
}
