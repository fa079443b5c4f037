import {
  parseXeroDate,
  parseXeroInstant,
} from '../../../../sidecar/src/adapters/xero/xero-date.ts';

describe('parseXeroDate', () => {
  it.each([
    ['/Date(1543536000000+0000)/', '2018-11-30'],
    ['/Date(1543536000000)/', '2018-11-30'],
    ['2026-11-20T00:00:00', '2026-11-20'],
    ['2026-11-20', '2026-11-20'],
    ['', null],
    [undefined, null],
    ['soon', null],
  ])('reads %s as %s', (text, day) => {
    expect(parseXeroDate(text)).toBe(day);
  });
});

describe('parseXeroInstant', () => {
  it.each([
    ['/Date(1573755038314+0000)/', '2019-11-14T18:10:38.314Z'],
    ['2026-11-20T10:11:12.5', '2026-11-20T10:11:12.500Z'],
  ])('reads %s as %s', (text, instant) => {
    expect(parseXeroInstant(text)).toBe(instant);
  });
});
