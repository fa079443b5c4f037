import {
  fineToMinor,
  formatFine,
  formatMinor,
  formatRate,
  parseFine,
  parseMinor,
} from '../../../../sidecar/src/domain/money/amount.ts';
import { isPayable } from '../../../../sidecar/src/domain/money/currency.ts';

describe('amounts', () => {
  it.each([
    ['12.5000', 125000],
    ['-0.0700', -700],
    ['0', 0],
    ['-0.0000', 0],
    ['1187443.00', 11874430000],
    ['0.12345', 1234],
    ['0.12355', 1236],
  ])('reads %s as %d ten-thousandths', (text, fine) => {
    expect(parseFine(text)).toBe(fine);
  });

  it.each(['', '1,5', '1e3', '.5', '12.', ' 1', 'NaN'])('refuses %p', (text) => {
    expect(() => parseFine(text)).toThrow(RangeError);
  });

  it('refuses amounts that a number cannot hold exactly', () => {
    expect(() => parseFine('9999999999999.0000')).toThrow(RangeError);
  });

  it('rounds half to even, as nopCommerce does', () => {
    expect(['1.005', '1.015', '1.025', '-1.005'].map(parseMinor)).toEqual([100, 102, 102, -100]);
    expect(fineToMinor(50)).toBe(0);
    expect(fineToMinor(150)).toBe(2);
  });

  it('writes amounts and rates without needless zeros', () => {
    expect([1234, -5, 0].map(formatMinor)).toEqual(['12.34', '-0.05', '0.00']);
    expect([123400, 123450, 123456, -700].map(formatFine)).toEqual([
      '12.34',
      '12.345',
      '12.3456',
      '-0.07',
    ]);
    expect([200000, 99975, 0, 81000].map(formatRate)).toEqual(['20', '9.9975', '0', '8.1']);
  });

  it('knows currencies without parts of a unit', () => {
    expect(isPayable(12345, 'JPY')).toBe(false);
    expect(isPayable(12300, 'JPY')).toBe(true);
    expect(isPayable(12345, 'EUR')).toBe(true);
  });
});
