import { sum } from '../../../../sidecar/src/domain/money/amount.ts';
import { computeLineTax, isTaxMidpoint } from '../../../../sidecar/src/domain/money/tax.ts';

describe('computeLineTax', () => {
  it('is Xero’s own example: 25.06, 25.61 and 25.63 at 15 % give 11.44', () => {
    expect(sum([2506, 2561, 2563].map((line) => computeLineTax(line, 150_000, 'Exclusive')))).toBe(
      1144,
    );
  });

  it('makes 4.51 of 11.54 + 11.53 + 11.53 with 15 % inside (accounting §3)', () => {
    expect(sum([1154, 1153, 1153].map((line) => computeLineTax(line, 150_000, 'Inclusive')))).toBe(
      451,
    );
  });

  it('mirrors negative lines', () => {
    expect(computeLineTax(-2506, 150_000, 'Exclusive')).toBe(
      -computeLineTax(2506, 150_000, 'Exclusive'),
    );
  });

  it('knows lines whose tax is exactly half a cent', () => {
    expect(isTaxMidpoint(3, 200_000, 'Inclusive')).toBe(true);
    expect(isTaxMidpoint(4, 200_000, 'Inclusive')).toBe(false);
    expect(isTaxMidpoint(5, 100_000, 'Exclusive')).toBe(true);
  });
});
