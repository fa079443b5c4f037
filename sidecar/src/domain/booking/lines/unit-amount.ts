import { FINE_PER_MINOR, formatFine } from '../../money/amount.ts';
import { isMidpoint, roundRatio } from '../../money/round-ratio.ts';

export interface QuantityAndUnit {
  readonly quantity: number;
  /** At most four decimals, as text. */
  readonly unitAmount: string;
  /** False when no unit amount gives the line: the quantity then stands in the text. */
  readonly keepsQuantity: boolean;
}

/**
 * A unit amount of at most four decimals so that quantity × unit, rounded to the cent, is the line
 * (accounting §2). Units that land on half a cent are not used: Xero's direction is not known.
 */
export function findUnitAmount(lineMinor: number, quantity: number): QuantityAndUnit {
  const lineFine = BigInt(lineMinor) * BigInt(FINE_PER_MINOR);
  const unitFine = roundRatio(lineFine, BigInt(quantity), 'halfEven');
  const product = BigInt(unitFine) * BigInt(quantity);
  const perMinor = BigInt(FINE_PER_MINOR);
  const isExact =
    roundRatio(product, perMinor, 'halfEven') === lineMinor && !isMidpoint(product, perMinor);
  if (isExact) return { quantity, unitAmount: formatFine(unitFine), keepsQuantity: true };
  return { quantity: 1, unitAmount: formatFine(Number(lineFine)), keepsQuantity: false };
}
