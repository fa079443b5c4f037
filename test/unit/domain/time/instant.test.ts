import fc from 'fast-check';
import {
  addDays,
  instantToMs,
  msToInstant,
  parseInstant,
  parseLocalDate,
  toLocalDate,
} from '../../../../sidecar/src/domain/time/instant.ts';
import { getTimeZoneOrThrow } from '../../../../sidecar/src/domain/time/organisation-time-zone.ts';

describe('instants', () => {
  it('agree with the platform’s own clock arithmetic', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4_000_000_000_000 }), (ms) => {
        const text = new Date(ms).toISOString();
        expect(msToInstant(ms)).toBe(text);
        expect(instantToMs(parseInstant(text))).toBe(ms);
      }),
    );
  });

  it('take any number of decimals and refuse anything but UTC', () => {
    expect(parseInstant('2026-11-24T01:02:03Z')).toBe('2026-11-24T01:02:03.000Z');
    expect(parseInstant('2026-11-24T01:02:03.1234567Z')).toBe('2026-11-24T01:02:03.123Z');
    expect(() => parseInstant('2026-11-24T01:02:03+01:00')).toThrow(RangeError);
    expect(() => parseInstant('2026-11-24')).toThrow(RangeError);
  });
});

describe('local dates', () => {
  it('are the organisation’s day, also across daylight saving', () => {
    const auckland = getTimeZoneOrThrow('NEWZEALANDSTANDARDTIME');
    expect(toLocalDate(parseInstant('2026-11-23T10:59:00Z'), auckland)).toBe('2026-11-23');
    expect(toLocalDate(parseInstant('2026-11-23T11:00:00Z'), auckland)).toBe('2026-11-24');
    expect(toLocalDate(parseInstant('2026-06-30T11:59:00Z'), auckland)).toBe('2026-06-30');
    expect(toLocalDate(parseInstant('2026-06-30T12:00:00Z'), auckland)).toBe('2026-07-01');
  });

  it('go on over month ends and leap days', () => {
    expect(addDays(parseLocalDate('2026-12-31'), 1)).toBe('2027-01-01');
    expect(addDays(parseLocalDate('2028-02-28'), 1)).toBe('2028-02-29');
    expect(addDays(parseLocalDate('2026-03-01'), -1)).toBe('2026-02-28');
  });

  it('name an unknown time zone', () => {
    expect(() => getTimeZoneOrThrow('MARSSTANDARDTIME')).toThrow(
      expect.objectContaining({ code: 'organisation.timezone_unknown' }),
    );
  });
});
