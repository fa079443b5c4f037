import { FINE_PER_MINOR } from '../../money/amount.ts';
import { roundRatio } from '../../money/round-ratio.ts';
import type { PricedLine } from './priced-line.ts';

/** Up to here a unit amount of four decimals gives every line amount. */
const LAST_SURE_QUANTITY = 99;

/**
 * A tracked item keeps its quantity, for Xero counts the stock by it. Where no unit amount may give the
 * line, it becomes two: all but one at a unit of whole cents, and one at what is left (accounting §2).
 */
export function splitTrackedLine(line: PricedLine): PricedLine[] {
  if (line.quantity <= LAST_SURE_QUANTITY) return [line];
  const exclFine = priceAllButOne(line.exclFine, line.quantity);
  const inclFine = priceAllButOne(line.inclFine, line.quantity);
  return [
    { ...line, quantity: line.quantity - 1, exclFine, inclFine, isFixed: true },
    {
      ...line,
      quantity: 1,
      exclFine: line.exclFine - exclFine,
      inclFine: line.inclFine - inclFine,
    },
  ];
}

function priceAllButOne(fine: number, quantity: number): number {
  const unitMinor = roundRatio(BigInt(fine), BigInt(FINE_PER_MINOR * quantity), 'floor');
  return unitMinor * FINE_PER_MINOR * (quantity - 1);
}
