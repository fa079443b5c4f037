import { FINE_PER_MINOR, fineToMinor, sum } from '../../money/amount.ts';
import { computeLineTax, type TaxedAmounts } from '../../money/tax.ts';
import type { RateTax } from '../../order/order-amounts.ts';
import type { LineTarget, PricedLine } from './priced-line.ts';

/** A line with its amount in cents and the tax that Xero will make of it. */
export interface FittedLine extends PricedLine {
  readonly lineMinor: number;
  readonly taxMinor: number;
  /** The tax is sent with the line. */
  readonly sendTax: boolean;
}

export interface DistributionInput {
  readonly lines: readonly PricedLine[];
  readonly amounts: TaxedAmounts;
  /** What the line amounts must sum to. */
  readonly targetMinor: number;
  readonly taxes: readonly RateTax[];
  readonly rounding: LineTarget | undefined;
}

/**
 * Line amounts in cents that sum to the target: odd cents by largest remainder, and among equal
 * remainders to the lines that make the tax exact (accounting §3, step 2). More odd cents than
 * lines go into a rounding line (step 4); undefined where none is allowed.
 */
export function distributeCents(input: DistributionInput): FittedLine[] | undefined {
  const idealFines = input.lines.map((line) => getIdealFine(line, input.amounts));
  const movable = input.lines.flatMap((line, i) => (isMovable(line, idealFines[i]) ? [i] : []));
  const floors = idealFines.map((fine, i) =>
    movable.includes(i) ? Math.floor(fine / FINE_PER_MINOR) : fineToMinor(fine),
  );
  const cents = input.targetMinor - sum(floors);
  if (Math.abs(cents) > movable.length) return roundOff(input, idealFines);
  const isShort = cents < 0;
  const start = floors.map((floor, i) => (isShort && movable.includes(i) ? floor - 1 : floor));
  const toGive = isShort ? movable.length + cents : cents;
  const remainders = new Map(
    movable.map((i) => [i, (idealFines[i] ?? 0) - (floors[i] ?? 0) * FINE_PER_MINOR]),
  );
  const chosen = chooseReceivers({ input, start, remainders, toGive });
  return input.lines.map((line, i) =>
    fitLine(line, (start[i] ?? 0) + (chosen.has(i) ? 1 : 0), input.amounts),
  );
}

function getIdealFine(line: PricedLine, amounts: TaxedAmounts): number {
  return amounts === 'Inclusive' ? line.inclFine : line.exclFine;
}

/** Free items stay at 0.00 and fixed lines to the cent. */
function isMovable(line: PricedLine, idealFine: number | undefined): boolean {
  return !line.isFixed && idealFine !== 0;
}

function fitLine(line: PricedLine, lineMinor: number, amounts: TaxedAmounts): FittedLine {
  const computed = computeLineTax(lineMinor, line.rate, amounts);
  const taxMinor = line.pinnedTaxMinor ?? computed;
  return { ...line, lineMinor, taxMinor, sendTax: taxMinor !== computed };
}

interface Choice {
  readonly input: DistributionInput;
  readonly start: readonly number[];
  readonly remainders: ReadonlyMap<number, number>;
  readonly toGive: number;
}

function chooseReceivers(choice: Choice): Set<number> {
  const ranked = [...choice.remainders].toSorted(([i, a], [j, b]) => b - a || i - j);
  const cut = ranked[choice.toGive - 1]?.[1];
  if (cut === undefined) return new Set();
  const sure = ranked.filter(([, remainder]) => remainder > cut).map(([index]) => index);
  const equal = ranked.filter(([, remainder]) => remainder === cut).map(([index]) => index);
  return new Set([...sure, ...chooseAmongEqual(choice, sure, equal)]);
}

/** The lines whose tax grows with the cent are chosen as far as their rate's tax falls short. */
function chooseAmongEqual(
  choice: Choice,
  sure: readonly number[],
  equal: readonly number[],
): number[] {
  const { input, start, toGive } = choice;
  const taxAt = (index: number, extra: number): number =>
    computeLineTax((start[index] ?? 0) + extra, input.lines[index]?.rate ?? 0, input.amounts);
  const missing = new Map<number, number>();
  for (const { rate, taxMinor } of input.taxes) {
    missing.set(rate, (missing.get(rate) ?? 0) + taxMinor);
  }
  input.lines.forEach((line, i) => {
    const tax = line.pinnedTaxMinor ?? taxAt(i, sure.includes(i) ? 1 : 0);
    missing.set(line.rate, (missing.get(line.rate) ?? 0) - tax);
  });
  const wanted: number[] = [];
  const neutral: number[] = [];
  const surplus: number[] = [];
  for (const index of equal) {
    const rate = input.lines[index]?.rate ?? 0;
    if (taxAt(index, 1) === taxAt(index, 0)) neutral.push(index);
    else if ((missing.get(rate) ?? 0) > 0) {
      missing.set(rate, (missing.get(rate) ?? 0) - 1);
      wanted.push(index);
    } else surplus.push(index);
  }
  return [...wanted, ...neutral, ...surplus].slice(0, toGive - sure.length);
}

/** Every line to its nearest cent, and one line without tax for what is left. */
function roundOff(
  input: DistributionInput,
  idealFines: readonly number[],
): FittedLine[] | undefined {
  if (input.rounding === undefined) return undefined;
  const nearest = distributeCents({
    ...input,
    targetMinor: fineToMinor(sum(idealFines)),
    rounding: undefined,
  });
  if (nearest === undefined) return undefined;
  const restMinor = input.targetMinor - sum(nearest.map((line) => line.lineMinor));
  return [...nearest, makeRoundingLine(input.rounding, restMinor)];
}

function makeRoundingLine(target: LineTarget, lineMinor: number): FittedLine {
  const fine = lineMinor * FINE_PER_MINOR;
  return {
    role: 'rounding',
    description: 'Rounding',
    quantity: 1,
    exclFine: fine,
    inclFine: fine,
    rate: 0,
    ...target,
    itemCode: null,
    tracking: [],
    isFixed: true,
    lineMinor,
    taxMinor: 0,
    sendTax: false,
  };
}
