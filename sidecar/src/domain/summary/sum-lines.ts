import type { BookedCreditNote, BookedInvoice, DocumentLine } from '../booking/xero-documents.ts';
import { formatMinor, parseRate, sum, WHOLE_RATE } from '../money/amount.ts';
import { computeLineTax, isTaxMidpoint } from '../money/tax.ts';

/** A document with the order that it would be of. */
export interface SummedDocument {
  readonly document: Pick<BookedInvoice | BookedCreditNote, 'lines' | 'lineAmountTypes'>;
  readonly orderNumber: string;
}

/** A line of an order, tax included. */
interface Part {
  readonly orderNumber: string;
  readonly accountCode: string;
  readonly taxType: string;
  readonly taxRate: string;
  readonly tracking: DocumentLine['tracking'];
  readonly grossMinor: number;
  readonly taxMinor: number;
}

/**
 * The lines of many documents as one line an account, tax type and tracking, tax included: gross and tax
 * of each are the sums of the orders', to the cent. Xero computes tax of a sum otherwise than of its
 * parts: the difference is set by hand up to a cent an order and rate, and lines that are off the most
 * stay lines of their own where that is not enough, as exact as they were in their order.
 */
export function sumLines(
  documents: readonly SummedDocument[],
  { allowsOverride }: { readonly allowsOverride: boolean },
): DocumentLine[] {
  const parts = documents.flatMap(toParts);
  const byRate = Map.groupBy(parts, ({ taxRate }) => taxRate);
  const rates = [...byRate].toSorted(([a], [b]) => parseRate(b) - parseRate(a));
  return rates
    .flatMap(([, ofRate]) => gather(ofRate, allowsOverride))
    .map((group) => toLine(group, allowsOverride))
    .filter(({ lineMinor, taxMinor }) => lineMinor !== 0 || taxMinor !== 0);
}

function toParts({ document, orderNumber }: SummedDocument): Part[] {
  const isExclusive = document.lineAmountTypes === 'Exclusive';
  return document.lines.map(({ accountCode, taxType, taxRate, tracking, lineMinor, taxMinor }) => ({
    orderNumber,
    accountCode,
    taxType,
    taxRate,
    tracking,
    grossMinor: lineMinor + (isExclusive ? taxMinor : 0),
    taxMinor,
  }));
}

/** Groups of one rate whose tax Xero arrives at, or takes by hand: the largest first. */
function gather(parts: readonly Part[], allowsOverride: boolean): Part[][] {
  const orders = new Set(parts.map(({ orderNumber }) => orderNumber));
  const budget = allowsOverride ? orders.size : 0;
  const groups = [...Map.groupBy(parts, describeTarget).values()];
  const apart: Part[][] = [];
  // Ends at the latest when every part stands alone.
  for (let left = parts.length; left > 0; left -= 1) {
    const isWithin = sum(groups.map((group) => Math.abs(getOff(group)))) <= budget;
    const worst = findWorst(groups, isWithin);
    if (worst === undefined) break;
    apart.push([takeOut(worst)]);
  }
  return [...groups.filter(({ length }) => length > 0), ...apart];
}

/** The group to make smaller; undefined where all may stand. */
function findWorst(groups: readonly Part[][], isWithin: boolean): Part[] | undefined {
  const several = groups.filter(({ length }) => length > 1);
  const unfit = several.find((group) => getOff(group) !== 0 && !canCarry(group));
  if (unfit !== undefined || isWithin) return unfit;
  return several
    .filter((group) => getOff(group) !== 0)
    .toSorted((a, b) => Math.abs(getOff(b)) - Math.abs(getOff(a)))[0];
}

/** The part that is furthest off the rate, in the direction that the group is off. */
function takeOut(group: Part[]): Part {
  const sign = BigInt(Math.sign(getOff(group)));
  const offs = group.map((part) => sign * getExactOff(part));
  const index = offs.reduce((most, off, at) => (off > (offs[most] ?? 0n) ? at : most), 0);
  const [part] = group.splice(index, 1);
  if (part === undefined) throw new RangeError('no line to take out of a summary');
  return part;
}

/** In parts of a cent that all lines of a rate share. */
function getExactOff({ taxMinor, grossMinor, taxRate }: Part): bigint {
  const rate = BigInt(parseRate(taxRate));
  return BigInt(taxMinor) * (BigInt(WHOLE_RATE) + rate) - BigInt(grossMinor) * rate;
}

/** The orders' tax less what Xero makes of the sum. */
function getOff(group: readonly Part[]): number {
  const { grossMinor, taxMinor, rate } = addUp(group);
  return taxMinor - computeLineTax(grossMinor, rate, 'Inclusive');
}

/** Tax by hand keeps the line's sign and stays below its amount. */
function canCarry(group: readonly Part[]): boolean {
  const { grossMinor, taxMinor } = addUp(group);
  return grossMinor > 0
    ? taxMinor >= 0 && taxMinor < grossMinor
    : taxMinor <= 0 && taxMinor > grossMinor;
}

function addUp(group: readonly Part[]): { grossMinor: number; taxMinor: number; rate: number } {
  return {
    grossMinor: sum(group.map((part) => part.grossMinor)),
    taxMinor: sum(group.map((part) => part.taxMinor)),
    rate: parseRate(group[0]?.taxRate ?? '0'),
  };
}

function describeTarget({ accountCode, taxType, tracking }: Part): string {
  return JSON.stringify([accountCode, taxType, tracking]);
}

function toLine(group: readonly Part[], allowsOverride: boolean): DocumentLine {
  const { grossMinor, taxMinor, rate } = addUp(group);
  const [first] = group;
  if (first === undefined) throw new RangeError('a line of a summary is empty');
  const { accountCode, taxType, taxRate, tracking } = first;
  const isPinned = allowsOverride && isTaxMidpoint(grossMinor, rate, 'Inclusive');
  return {
    role: 'item',
    description: describeGroup(group),
    quantity: 1,
    unitAmount: formatMinor(grossMinor),
    accountCode,
    taxType,
    taxRate,
    lineMinor: grossMinor,
    taxMinor,
    sendTax: isPinned || getOff(group) !== 0,
    itemCode: null,
    tracking,
  };
}

function describeGroup(group: readonly Part[]): string {
  const orders = new Set(group.map(({ orderNumber }) => orderNumber));
  const [first] = orders;
  const subject = orders.size === 1 ? `Order ${first}` : `${orders.size} orders`;
  return `${subject}, tax ${group[0]?.taxRate ?? '0'} %`;
}
