import { isWithinPace } from '../../../../sidecar/src/domain/ledger/call-pace.ts';

const DAY_MS = 24 * 3_600_000;

/** A day of orders at even intervals, each with three kinds of documents; polls take their calls too. */
function simulateDay(orders: number, dayLimit: number): { calls: number; left: number } {
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

describe('the pace of a day', () => {
  it('lets 600 orders of a Starter day through with at most 900 calls', () => {
    const { calls, left } = simulateDay(600, 1000);
    expect(calls).toBeLessThanOrEqual(900);
    expect(left).toBeLessThanOrEqual(10);
  });

  it('makes no order of a quiet day wait', () => {
    const { calls, left } = simulateDay(30, 1000);
    expect(left).toBeLessThanOrEqual(1);
    expect(calls).toBeGreaterThanOrEqual(48 + 29 * 3);
  });

  it('lets every call go before the first is known of, and after the reset is due', () => {
    expect(isWithinPace({ dayLimit: 1000, dayRemaining: 0, msUntilReset: null })).toBe(true);
    expect(isWithinPace({ dayLimit: 1000, dayRemaining: 300, msUntilReset: -5 })).toBe(true);
  });

  it('keeps a large backlog’s small calls back once a tenth of the day is used', () => {
    expect(isWithinPace({ dayLimit: 1000, dayRemaining: 899, msUntilReset: DAY_MS })).toBe(false);
  });
});
