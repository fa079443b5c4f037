import { estimateCalls, estimateDays } from '../../../../sidecar/src/domain/ledger/call-days.ts';
import { estimateRest } from '../../../../sidecar/src/domain/ledger/estimate-rest.ts';

const budget = { dayLimit: 1000, dayRemaining: 800, liveOrdersADay: 100 };

it('fifty orders share three calls, and never take none', () => {
  expect([0, 1, 50, 1250].map(estimateCalls)).toEqual([0, 1, 3, 63]);
});

it.each([
  ['nothing to send', 0, budget, 0],
  ['what is left today beside the live orders', 500, budget, 1],
  ['one call more', 501, budget, 2],
  ['a day of its own for each 700', 500 + 700 * 3, budget, 4],
  ['no calls left today', 700, { ...budget, dayRemaining: 0 }, 2],
  ['nothing known of today yet', 700, { ...budget, dayRemaining: null }, 1],
  ['live orders that take it all leave a tenth', 100, { ...budget, liveOrdersADay: 900 }, 2],
])('days that calls take: %s', (_what, calls, given, days) => {
  expect(estimateDays(calls, given)).toBe(days);
});

it('what is still to be read is as much in the rest of the time as in what was read', () => {
  const reading = {
    createdFrom: '2026-01-01T00:00:00.000Z',
    createdTo: '2026-01-11T00:00:00.000Z',
    readUpTo: '2026-01-03T00:00:00.000Z',
    orders: 100,
    endedAt: null,
  };
  expect(estimateRest(reading, '2026-02-01T00:00:00.000Z')).toBe(400);
  expect(estimateRest(reading, '2026-01-05T00:00:00.000Z')).toBe(100);
  expect(estimateRest({ ...reading, readUpTo: null }, '2026-02-01T00:00:00.000Z')).toBeNull();
  expect(
    estimateRest({ ...reading, endedAt: '2026-01-20T00:00:00.000Z' }, '2026-02-01T00:00:00.000Z'),
  ).toBeNull();
});
