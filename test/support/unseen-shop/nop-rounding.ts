import { Decimal } from 'decimal.js';

/** nopCommerce's PriceCalculationService.Round: two decimals half to even, then the cash interval. */
export function roundAsNop(value: Decimal, roundingType: string): Decimal {
  const cents = value.toDecimalPlaces(2, Decimal.ROUND_HALF_EVEN);
  const whole = cents.trunc();
  const part = cents.sub(whole).mul(100).toNumber();
  return part === 0 ? cents : whole.add(new Decimal(roundPart(part, roundingType)).div(100));
}

/** The cents of an amount: "Up" and "Down" of 0.05 never go to the nearest, but always one way. */
function roundPart(cents: number, roundingType: string): number {
  const ones = cents % 10;
  switch (roundingType) {
    case 'Rounding005Up':
      return Math.ceil(cents / 5) * 5;
    case 'Rounding005Down':
      return Math.floor(cents / 5) * 5;
    case 'Rounding01Up':
      return ones < 5 ? cents - ones : cents - ones + 10;
    case 'Rounding01Down':
      return ones <= 5 ? cents - ones : cents - ones + 10;
    case 'Rounding05':
      return cents < 25 ? 0 : cents < 75 ? 50 : 100;
    case 'Rounding1':
      return cents < 50 ? 0 : 100;
    case 'Rounding1Up':
      return 100;
    default:
      return cents;
  }
}

/** decimal(18,4), as the database keeps it. */
export function toWireMoney(value: Decimal): string {
  return value.toDecimalPlaces(4, Decimal.ROUND_HALF_UP).toFixed(4);
}
