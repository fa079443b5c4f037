import { isMidpoint, roundRatio } from '../../../../sidecar/src/domain/money/round-ratio.ts';

describe('roundRatio', () => {
  it.each([
    [5n, 10n, 'halfEven', 0],
    [15n, 10n, 'halfEven', 2],
    [25n, 10n, 'halfEven', 2],
    [-5n, 10n, 'halfEven', 0],
    [-15n, 10n, 'halfEven', -2],
    [5n, 10n, 'halfAwayFromZero', 1],
    [-5n, 10n, 'halfAwayFromZero', -1],
    [-15n, 10n, 'halfAwayFromZero', -2],
    [-16n, 10n, 'halfAwayFromZero', -2],
    [-14n, 10n, 'halfAwayFromZero', -1],
    [-1n, 10n, 'floor', -1],
    [19n, 10n, 'floor', 1],
  ] as const)('rounds %s / %s %s to %s', (numerator, denominator, mode, expected) => {
    expect(roundRatio(numerator, denominator, mode) + 0).toBe(expected);
  });

  it('refuses a denominator that is not positive', () => {
    expect(() => roundRatio(1n, 0n, 'floor')).toThrow(RangeError);
  });

  it('knows the exact middle', () => {
    expect(isMidpoint(5n, 10n)).toBe(true);
    expect(isMidpoint(-5n, 10n)).toBe(true);
    expect(isMidpoint(6n, 10n)).toBe(false);
  });
});
