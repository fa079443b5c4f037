import { isWithinPace } from '../../sidecar/src/domain/ledger/call-pace.ts';

const DAY_MS = 24 * 3_600_000;

/** A day of orders at even intervals, each with three kinds of documents; polls take their calls too. */
export function simulateDay(orders: number, dayLimit: number): { calls: number; left: number } {
  const waiting: number[][] = [[], [], []];
  let calls = 0;
  for (let second = 0; second < 86_400; second += 1) {
    if (second % 1800 === 0) calls += 1;
    if (Math.floor(((second + 1) * orders) / 86_400) > Math.floor((second * orders) / 86_400)) {
      waiting[0]?.push(second);
    }
    const oldest = waiting.toSorted((a, b) => (a[0] ?? Infinity) - (b[0] ?? Infinity))[0] ?? [];
    const pace = { dayLimit, dayRemaining: dayLimit - calls, msUntilReset: DAY_MS - second * 1000 };
    if (oldest.length === 0 || !isWithinPace(pace)) continue;
    waiting[waiting.indexOf(oldest) + 1]?.push(...oldest.slice(0, 50));
    oldest.splice(0, 50);
    calls += 1;
  }
  return { calls, left: waiting.flat().length };
}
