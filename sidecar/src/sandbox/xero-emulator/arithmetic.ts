import { Decimal } from 'decimal.js';

/** Xero's rounding at exactly half a cent is not documented; one constant says what is assumed. */
const HALF = Decimal.ROUND_HALF_UP;

/** Quantity × unit, less the discount, to the cent. Unit amounts have 2 decimals unless unitdp=4. */
export function computeLineAmount(line: {
  readonly quantity: number;
  readonly unitAmount: number;
  readonly discountRate: number;
}): number {
  return new Decimal(line.quantity)
    .mul(line.unitAmount)
    .mul(new Decimal(100).sub(line.discountRate).div(100))
    .toDecimalPlaces(2, HALF)
    .toNumber();
}

export function roundUnitAmount(unitAmount: number, decimals: number): number {
  return new Decimal(unitAmount).toDecimalPlaces(decimals, HALF).toNumber();
}

/** Tax of one line, rounded to the cent before it is summed. */
export function computeTax(lineAmount: number, rate: number, lineAmountTypes: string): number {
  if (lineAmountTypes === 'NoTax') return 0;
  const base = new Decimal(lineAmount).mul(rate);
  const tax =
    lineAmountTypes === 'Inclusive' ? base.div(new Decimal(100).add(rate)) : base.div(100);
  return tax.toDecimalPlaces(2, HALF).toNumber();
}

export function addMoney(...amounts: readonly number[]): number {
  return amounts.reduce((sum, amount) => sum.add(amount), new Decimal(0)).toNumber();
}

export function subtractMoney(from: number, amount: number): number {
  return new Decimal(from).sub(amount).toNumber();
}
