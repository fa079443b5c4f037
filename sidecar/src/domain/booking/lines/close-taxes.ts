import type { RateTax } from '../../order/order-amounts.ts';
import type { FittedLine } from './distribute-cents.ts';

/**
 * Tax overrides that keep the promise (accounting §3, step 3): at most one cent a line; where
 * nopCommerce rounds cash, what its roundings can amount to; only above 0 % and below the line's
 * amount. Undefined when the lines cannot carry the difference.
 */
export function closeTaxes(
  lines: readonly FittedLine[],
  differences: readonly RateTax[],
  cashIntervalMinor: number,
): FittedLine[] | undefined {
  const result = [...lines];
  for (const { rate, taxMinor } of differences) {
    if (!closeRate(result, { rate, taxMinor }, cashIntervalMinor)) return undefined;
  }
  return result;
}

function closeRate(lines: FittedLine[], difference: RateTax, cashIntervalMinor: number): boolean {
  const cent = Math.sign(difference.taxMinor);
  const carriers = lines
    .flatMap((line, i) => (isCarrier(line, difference) ? [i] : []))
    .toSorted((a, b) => (lines[b]?.lineMinor ?? 0) - (lines[a]?.lineMinor ?? 0));
  const roles = new Set(carriers.map((index) => lines[index]?.role));
  const capacity = Math.max(carriers.length, sumCashRoundings(roles.size, cashIntervalMinor));
  let open = Math.abs(difference.taxMinor);
  if (open > capacity) return false;
  for (let round = 0; round < cashIntervalMinor && open > 0; round += 1) {
    for (const index of carriers) {
      const line = lines[index];
      if (open === 0 || line === undefined || !canCarry(line, cent)) continue;
      lines[index] = { ...line, taxMinor: line.taxMinor + cent, sendTax: true };
      open -= 1;
    }
  }
  return open === 0;
}

function isCarrier({ rate, pinnedTaxMinor }: FittedLine, difference: RateTax): boolean {
  return rate === difference.rate && rate > 0 && pinnedTaxMinor === undefined;
}

/**
 * nopCommerce rounds the tax of the items, of shipping and of the fee to the cash interval, and their
 * sum once more: half an interval each (docs/decisions/0003-cash-rounding-overrides.md).
 */
function sumCashRoundings(parts: number, cashIntervalMinor: number): number {
  return cashIntervalMinor === 1 ? 0 : Math.floor((cashIntervalMinor * (parts + 1) + 1) / 2);
}

/** The tax keeps the line's sign and stays below its amount. */
function canCarry(line: FittedLine, cent: number): boolean {
  const next = line.taxMinor + cent;
  return line.lineMinor > 0
    ? next >= 0 && next < line.lineMinor
    : next <= 0 && next > line.lineMinor;
}
