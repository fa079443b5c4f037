import type { Clock } from '../ports/clock.ts';

const WINDOW_MS = 60_000;
const MOST_A_MINUTE = 120;
/** More senders than this share one count: whoever makes up senders must not use up the memory. */
const MOST_SENDERS = 10_000;
const ALL_OTHERS = 'all others';

/** What was refused in this minute, by sender: a flood of it is to cost little. */
export interface Refusals {
  /** Whether this sender has had its refusals of the minute. */
  isSpent(sender: string): boolean;
  note(sender: string): void;
}

export function createRefusals(clock: Clock): Refusals {
  const counts = new Map<string, number>();
  let minute = 0;

  function getKey(sender: string): string {
    const present = Math.floor(clock.nowMs() / WINDOW_MS);
    if (present !== minute) counts.clear();
    minute = present;
    return counts.has(sender) || counts.size < MOST_SENDERS ? sender : ALL_OTHERS;
  }

  return {
    isSpent: (sender) => (counts.get(getKey(sender)) ?? 0) >= MOST_A_MINUTE,
    note(sender) {
      const key = getKey(sender);
      counts.set(key, (counts.get(key) ?? 0) + 1);
    },
  };
}

/** What a sender is told that has had its refusals. */
export const REFUSED_TOO_OFTEN_MS = WINDOW_MS;
