import { isWithinPace } from '../../../../sidecar/src/domain/ledger/call-pace.ts';
import { simulateDay } from '../../../support/simulate-day.ts';

const DAY_MS = 24 * 3_600_000;

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

  it('lets a few more calls go before the day ends, so that what waits is booked that day', () => {
    const used = { dayLimit: 1000, dayRemaining: 1000 - 860 };
    expect(isWithinPace({ ...used, msUntilReset: 31 * 60_000 })).toBe(false);
    expect(isWithinPace({ ...used, msUntilReset: 29 * 60_000 })).toBe(true);
    expect(isWithinPace({ dayLimit: 1000, dayRemaining: 100, msUntilReset: 60_000 })).toBe(false);
  });

  it('keeps a large backlog’s small calls back once a tenth of the day is used', () => {
    expect(isWithinPace({ dayLimit: 1000, dayRemaining: 899, msUntilReset: DAY_MS })).toBe(false);
  });
});
