import fc from 'fast-check';
import { shareByWeights, roundToTotal } from '../../sidecar/src/domain/money/allocate.ts';
import { formatFine, parseFine, sum } from '../../sidecar/src/domain/money/amount.ts';
import { findUnitAmount } from '../../sidecar/src/domain/booking/lines/unit-amount.ts';
import { Decimal } from 'decimal.js';

const weights = fc.array(fc.integer({ min: 0, max: 1_000_000 }), { minLength: 1, maxLength: 12 });

describe('allocation', () => {
  it('gives shares that sum to the total and lie within a cent of the exact share', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -1_000_000_00, max: 1_000_000_00 }),
        weights,
        (total, parts) => {
          const shares = shareByWeights(total, parts);
          expect(sum(shares)).toBe(total);
          const whole = sum(parts);
          if (whole === 0) return;
          shares.forEach((share, i) => {
            expect(Math.abs(share - (total * (parts[i] ?? 0)) / whole)).toBeLessThan(1.0001);
          });
        },
      ),
    );
  });

  it('shares among weights of both signs without losing a cent', () => {
    const signed = fc.array(fc.integer({ min: -5000, max: 100_000 }), {
      minLength: 1,
      maxLength: 8,
    });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000_000 }), signed, (total, parts) => {
        expect(sum(shareByWeights(total, parts))).toBe(total);
      }),
    );
  });

  it('rounds four decimals to cents that sum to the total', () => {
    const fines = fc.array(fc.integer({ min: 0, max: 10_000_000 }), {
      minLength: 1,
      maxLength: 20,
    });
    fc.assert(
      fc.property(fines, fc.integer({ min: -3, max: 3 }), (amounts, off) => {
        const total = Math.round(sum(amounts) / 100) + off;
        expect(sum(roundToTotal(amounts, total))).toBe(total);
      }),
    );
  });
});

describe('unit amounts', () => {
  it('multiply back to the line for every quantity', () => {
    const line = fc.integer({ min: -10_000_000, max: 100_000_000 });
    fc.assert(
      fc.property(line, fc.integer({ min: 1, max: 5000 }), (lineMinor, quantity) => {
        const unit = findUnitAmount(lineMinor, quantity);
        expect(unit.unitAmount).toMatch(/^-?\d+\.\d{2,4}$/);
        const product = new Decimal(unit.unitAmount).mul(unit.quantity).mul(100);
        for (const mode of [
          Decimal.ROUND_HALF_UP,
          Decimal.ROUND_HALF_EVEN,
          Decimal.ROUND_HALF_DOWN,
        ] as const) {
          expect(product.toDecimalPlaces(0, mode).toNumber()).toBe(lineMinor);
        }
      }),
    );
  });

  it('keep the quantity below one hundred', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1e9 }),
        fc.integer({ min: 1, max: 99 }),
        (lineMinor, quantity) => {
          expect(findUnitAmount(lineMinor, quantity).quantity).toBe(quantity);
        },
      ),
    );
  });
});

it('writes and reads ten-thousandths unchanged', () => {
  fc.assert(
    fc.property(fc.integer({ min: -1e12, max: 1e12 }), (fine) => {
      expect(parseFine(formatFine(fine))).toBe(fine);
    }),
  );
});
