import {
  createGovernorState,
  DAY_CALLS_FOR_PEOPLE,
  DAY_MS,
  decide,
  noteAnswer,
  noteCall,
} from '../../../../sidecar/src/adapters/xero/governor-policy.ts';
import type { GovernorState } from '../../../../sidecar/src/ports/governor-store.ts';

const NOW_MS = Date.parse('2026-11-24T00:00:00.000Z');
const LIVE = { priority: 'live', inFlight: 0 } as const;
const PERSON = { priority: 'interactive', inFlight: 0 } as const;

function callTimes(count: number, state = createGovernorState('t')): GovernorState {
  let after = state;
  for (let call = 0; call < count; call += 1) {
    after = { ...noteCall(after, NOW_MS + call), minuteRemaining: 59 };
  }
  return after;
}

describe('decide', () => {
  it('lets the first call go', () => {
    expect(decide(createGovernorState('t'), NOW_MS, LIVE)).toEqual({ kind: 'go' });
  });

  it('lets 60 calls go in a minute and makes the next one wait for the oldest to pass', () => {
    expect(decide(callTimes(59), NOW_MS + 100, LIVE)).toEqual({ kind: 'go' });
    const full = callTimes(60);
    expect(decide(full, NOW_MS + 100, LIVE)).toEqual({ kind: 'wait', delayMs: 60_900 });
    expect(decide(full, NOW_MS + 61_000, LIVE)).toEqual({ kind: 'go' });
  });

  it('goes faster only while Xero itself reports that the limit is lifted', () => {
    const lifted = { ...callTimes(80), minuteRemaining: 500 };
    expect(decide(lifted, NOW_MS + 100, LIVE)).toEqual({ kind: 'go' });
  });

  it('waits when Xero says that the minute is used up, whatever was counted', () => {
    const state = { ...callTimes(3), minuteRemaining: 0 };
    expect(decide(state, NOW_MS + 2, LIVE)).toEqual({ kind: 'wait', delayMs: 61_000 });
  });

  it('keeps one of the five calls under way for people', () => {
    const state = createGovernorState('t');
    expect(decide(state, NOW_MS, { priority: 'live', inFlight: 4 })).toEqual({ kind: 'busy' });
    expect(decide(state, NOW_MS, { priority: 'interactive', inFlight: 4 }).kind).toBe('go');
    expect(decide(state, NOW_MS, { priority: 'interactive', inFlight: 5 }).kind).toBe('busy');
  });

  it('keeps ten calls of the day for people and parks the rest until the day is over', () => {
    const called = noteCall(createGovernorState('t'), NOW_MS);
    const state = { ...called, dayRemaining: DAY_CALLS_FOR_PEOPLE };
    const until = new Date(NOW_MS + DAY_MS).toISOString();
    expect(decide(state, NOW_MS + 5, LIVE)).toEqual({ kind: 'parked', until, because: 'day' });
    expect(decide(state, NOW_MS + 5, PERSON)).toEqual({ kind: 'go' });
    expect(decide({ ...state, dayRemaining: 0 }, NOW_MS + 5, PERSON).kind).toBe('parked');
    expect(decide(state, NOW_MS + DAY_MS, LIVE)).toEqual({ kind: 'go' });
    expect(noteCall(state, NOW_MS + DAY_MS).dayRemaining).toBe(999);
  });
});

describe('noteAnswer', () => {
  it('learns the tier and what is left from the headers', () => {
    const state = noteAnswer(createGovernorState('t'), NOW_MS, {
      status: 200,
      headers: { 'x-daylimit-remaining': '4999', 'x-minlimit-remaining': '59' },
    });
    expect(state).toMatchObject({ dayLimit: 5000, dayRemaining: 4999, minuteRemaining: 59 });
  });

  it('notices that the day began anew when far more calls are left', () => {
    const used = { ...callTimes(1), dayRemaining: 12 };
    const laterMs = NOW_MS + 3_600_000;
    const state = noteAnswer(used, laterMs, {
      status: 200,
      headers: { 'x-daylimit-remaining': '999' },
    });
    expect(state.dayResetsBy).toBe(new Date(laterMs + DAY_MS).toISOString());
  });

  it('waits out a minute that is used up', () => {
    const state = noteAnswer(callTimes(1), NOW_MS, {
      status: 429,
      headers: { 'retry-after': '17', 'x-rate-limit-problem': 'Minute' },
    });
    expect(decide(state, NOW_MS, LIVE)).toEqual({ kind: 'wait', delayMs: 17_000 });
    expect(decide(state, NOW_MS + 17_000, LIVE)).toEqual({ kind: 'go' });
  });

  it('parks everybody for a day that is used up, and says until when', () => {
    const state = noteAnswer(callTimes(1), NOW_MS, {
      status: 429,
      headers: { 'retry-after': '66975', 'x-rate-limit-problem': 'day' },
    });
    const until = new Date(NOW_MS + 66_975_000).toISOString();
    expect(decide(state, NOW_MS, PERSON)).toEqual({ kind: 'parked', until, because: 'day' });
    expect(decide(state, NOW_MS + 66_975_000, LIVE)).toEqual({ kind: 'go' });
  });

  it('takes a limit that it does not know for one of a minute', () => {
    const state = noteAnswer(callTimes(1), NOW_MS, {
      status: 429,
      headers: { 'x-rate-limit-problem': 'appminute' },
    });
    expect(state.parkedBecause).toBe('minute');
    expect(decide(state, NOW_MS, LIVE)).toEqual({ kind: 'wait', delayMs: 60_000 });
  });

  it('never shortens a park', () => {
    const parked = noteAnswer(callTimes(1), NOW_MS, {
      status: 429,
      headers: { 'retry-after': '50', 'x-rate-limit-problem': 'minute' },
    });
    const again = noteAnswer(parked, NOW_MS, {
      status: 429,
      headers: { 'retry-after': '1', 'x-rate-limit-problem': 'concurrent' },
    });
    expect(again.parkedUntil).toBe(parked.parkedUntil);
  });

  it('waits no longer than a day, whoever says so', () => {
    const state = noteAnswer(callTimes(1), NOW_MS, {
      status: 429,
      headers: { 'retry-after': '99999999999', 'x-rate-limit-problem': 'day' },
    });
    expect(decide(state, NOW_MS + DAY_MS, LIVE)).toEqual({ kind: 'go' });
  });
});

describe('a clock that is set back by months', () => {
  const earlierMs = NOW_MS - 90 * DAY_MS;

  it.each(['minute', 'day'])('ends the park of a %s', (problem) => {
    const state = noteAnswer(callTimes(70), NOW_MS, {
      status: 429,
      headers: { 'retry-after': '60', 'x-rate-limit-problem': problem },
    });
    expect(decide(state, NOW_MS, LIVE).kind).not.toBe('go');
    expect(decide(state, earlierMs, LIVE)).toEqual({ kind: 'go' });
    const called = noteCall(state, earlierMs);
    expect(called).toMatchObject({ parkedUntil: null, recentCallsMs: [earlierMs] });
    expect(called.dayResetsBy).toBe(new Date(earlierMs + DAY_MS).toISOString());
  });

  it('parks for what Xero says then', () => {
    const parked = noteAnswer(callTimes(1), NOW_MS, { status: 429, headers: {} });
    const again = noteAnswer(parked, earlierMs, { status: 429, headers: { 'retry-after': '9' } });
    expect(decide(again, earlierMs, LIVE)).toEqual({ kind: 'wait', delayMs: 9000 });
  });
});
