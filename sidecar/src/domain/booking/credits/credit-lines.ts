import { checkLineTarget } from '../../mapping/check-mapping.ts';
import { cutText } from '../../order/product-text.ts';
import { TOTAL_TOLERANCE_MINOR } from '../../order/order-identities.ts';
import type { RateTax } from '../../order/order-amounts.ts';
import { FINE_PER_MINOR, formatMinor, formatRate } from '../../money/amount.ts';
import { shareByWeights } from '../../money/allocate.ts';
import { getTaxSlackMinor } from '../currency/booked-currency.ts';
import type { BookingInput } from '../booking-context.ts';
import type { CreditShare } from './credit-shares.ts';
import { toDocumentLines } from '../lines/document-lines.ts';
import { fitLines, type Fit } from '../lines/fit-lines.ts';
import { held, ok, orderHold, type OrHeld } from '../hold.ts';
import type { LineRole } from '../lines/line-role.ts';
import type { PricedLine } from '../lines/priced-line.ts';
import type { DocumentLine, LineAmountTypes } from '../xero-documents.ts';

const MAX_DESCRIPTION = 4000;
/** More lines than this a rate would mean that the shares themselves are wrong. */
const MAX_LINES_PER_GROUP = 50;

export interface CreditRequest {
  readonly shares: readonly CreditShare[];
  readonly returns: OrHeld<string>;
  /** Parts that give back gift cards, sold or used. */
  readonly cards: readonly CardShare[];
  readonly totalMinor: number;
}

/** A part to the account that the invoice has it on, which stands to the cent. */
export interface CardShare {
  readonly role: LineRole;
  readonly description: string;
  readonly accountCode: string;
  readonly taxType: string;
  /** Tax included. */
  readonly minor: number;
  /** Of cards that were sold with tax; any other part is outside the tax return. */
  readonly tax?: RateTax;
}

export interface CreditLines {
  readonly amounts: LineAmountTypes;
  readonly lines: readonly DocumentLine[];
  readonly taxMinor: number;
  /** By rate; empty when the credit has each rate's share of the tax to the cent. */
  readonly taxDifferences: readonly RateTax[];
}

/**
 * Lines of a credit note: a line a rate, split only where one line cannot carry the rate's tax. What
 * no split can carry, such as a cent of tax on a refund of one cent, is told and left to the next one.
 */
export function makeCreditLines(input: BookingInput, request: CreditRequest): OrHeld<CreditLines> {
  const { returns } = request;
  if (request.shares.length > 0 && !returns.ok) return returns;
  let whole: readonly PricedLine[] | undefined;
  for (let parts = 1; parts <= MAX_LINES_PER_GROUP; parts += 1) {
    const lines = [
      ...request.shares.flatMap((share) =>
        splitShare(share, parts, returns.ok ? returns.value : ''),
      ),
      ...request.cards.map(makeCardLine),
    ];
    const holds = lines.flatMap((line) => checkLineTarget(line, input.reference));
    if (holds.length > 0) return held(...holds);
    const fit = fitCredit(input, lines, { ...request, toleranceMinor: 0 });
    if (fit !== undefined) return ok(toCreditLines(fit));
    whole ??= lines;
  }
  const toleranceMinor = Math.max(TOTAL_TOLERANCE_MINOR, getTaxSlackMinor(input));
  const fit = fitCredit(input, whole ?? [], { ...request, toleranceMinor });
  if (fit !== undefined) return ok(toCreditLines(fit));
  return held(orderHold('order.credit_does_not_fit', { amount: formatMinor(request.totalMinor) }));
}

function toCreditLines({ amounts, lines, taxMinor, taxDifferences }: Fit): CreditLines {
  return { amounts, lines: toDocumentLines(lines), taxMinor, taxDifferences };
}

function fitCredit(
  input: BookingInput,
  lines: readonly PricedLine[],
  request: CreditRequest & { readonly toleranceMinor: number },
): Fit | undefined {
  const fit = fitLines({
    lines,
    totalMinor: request.totalMinor,
    taxes: [
      ...request.shares.map(({ rate, taxMinor }) => ({ rate, taxMinor })),
      ...request.cards.flatMap(({ tax }) => (tax === undefined ? [] : [tax])),
    ],
    preferred: 'Inclusive',
    allowsOverride: input.rules.settings.taxOverride,
    cashIntervalMinor: getTaxSlackMinor(input),
    toleranceMinor: request.toleranceMinor,
    rounding: undefined,
    maxRoundingMinor: 0,
  });
  return fit.ok ? fit.value : undefined;
}

function splitShare(share: CreditShare, parts: number, accountCode: string): PricedLine[] {
  const weights = Array.from({ length: parts }, () => 1);
  const gross = shareByWeights(share.grossMinor, weights);
  const net = shareByWeights(share.grossMinor - share.taxMinor, weights);
  const description = cutText(
    share.description ?? `Refund, tax ${formatRate(share.rate)} %`,
    MAX_DESCRIPTION,
  );
  return gross.map((grossMinor, i) => ({
    ...PLAIN_LINE,
    role: 'item',
    description,
    exclFine: (net[i] ?? 0) * FINE_PER_MINOR,
    inclFine: grossMinor * FINE_PER_MINOR,
    rate: share.rate,
    accountCode,
    taxType: share.taxType,
  }));
}

function makeCardLine({ minor, tax, ...share }: CardShare): PricedLine {
  const { rate = 0, taxMinor = 0 } = tax ?? {};
  return {
    ...PLAIN_LINE,
    ...share,
    exclFine: (minor - taxMinor) * FINE_PER_MINOR,
    inclFine: minor * FINE_PER_MINOR,
    rate,
    isFixed: true,
    ...(rate === 0 ? {} : { pinnedTaxMinor: taxMinor }),
  };
}

const PLAIN_LINE = { quantity: 1, itemCode: null, tracking: [], isFixed: false } as const;
