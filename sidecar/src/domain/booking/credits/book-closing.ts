import { checkLineTarget } from '../../mapping/check-mapping.ts';
import { FINE_PER_MINOR, formatMinor, parseRate, sum } from '../../money/amount.ts';
import type { RateTax } from '../../order/order-amounts.ts';
import { getTaxSlackMinor } from '../currency/booked-currency.ts';
import { findStanding, type BookingInput, type ClosedInvoice } from '../booking-context.ts';
import { toDocumentLines } from '../lines/document-lines.ts';
import { canonical } from '../fingerprint.ts';
import { fitLines } from '../lines/fit-lines.ts';
import { held, ok, orderHold, type OrHeld } from '../hold.ts';
import { readDay, withDay } from '../document-day.ts';
import { findNewestInvoice, readIssue } from '../issue.ts';
import { findSettlingDay } from '../locked-period.ts';
import { issueCreditNote, type NoteLines } from './issue-credit-note.ts';
import type { PricedLine } from '../lines/priced-line.ts';
import { readGrossMinor } from '../lines/read-gross.ts';
import { allocateUnlessStanding } from './settle-credit.ts';
import type {
  BookedAllocation,
  BookedCreditNote,
  BookedDocument,
  BookedInvoice,
  DocumentLine,
  LineAmountTypes,
} from '../xero-documents.ts';

/** An order's invoices that were credited in whole, and what the last of them leaves. */
export interface Closing {
  readonly documents: readonly BookedDocument[];
  /** The credit of the last one; undefined where nothing was left to credit. */
  readonly note: BookedCreditNote | undefined;
  readonly invoice: BookedInvoice | undefined;
  /** What of the credit is not set against its own invoice: that had been paid. */
  readonly overMinor: number;
  /** What had been refunded of it: the invoice that takes its place starts with that. */
  readonly refundedMinor: number;
}

const NOTHING_CLOSED: Closing = {
  documents: [],
  note: undefined,
  invoice: undefined,
  overMinor: 0,
  refundedMinor: 0,
};

/**
 * Invoices that were credited in whole stay as they were, with all that stands on them: nothing of them
 * is deleted or edited (decision 0013). The last one has a credit note over all that is left of it, set
 * against what is still due on it.
 */
export function bookClosing(input: BookingInput): OrHeld<Closing> {
  const last = input.context.closed.at(-1);
  if (last === undefined) return ok(NOTHING_CLOSED);
  const dated = listKept(input);
  if (!dated.ok) return dated;
  const kept = dated.value;
  const invoice = findNewestInvoice(last.documents);
  if (invoice === undefined) return ok({ ...NOTHING_CLOSED, documents: kept });
  const credits = listCredits(kept, invoice);
  const refunds = credits.flatMap((note) => (note.credits ? [] : [note.refundedTotalMinor]));
  const refundedMinor = Math.max(0, ...refunds);
  const leftMinor = invoice.totalMinor - sum(credits.map(({ totalMinor }) => totalMinor));
  const closing = { ...NOTHING_CLOSED, documents: kept, invoice, refundedMinor };
  if (leftMinor <= 0) return ok(closing);
  const made = findOrMakeNote(input, { last, invoice, credits, leftMinor });
  if (!made.ok) return made;
  const note = made.value;
  const ownMinor = Math.min(leftMinor, findDueMinor(kept, invoice));
  const own =
    ownMinor > 0 ? allocateToOwn(input, { note, invoice, amountMinor: ownMinor }) : undefined;
  if (own?.ok === false) return own;
  const documents = [...kept, note, ...(own === undefined ? [] : [own.value])];
  return ok({ ...closing, documents, note, overMinor: leftMinor - ownMinor });
}

/** Whether every invoice that was credited in whole stands with its credit, and with all that stood on it. */
export function isClosingWhole(input: BookingInput): boolean {
  const closing = bookClosing(input);
  const { posted } = input.context;
  return closing.ok && closing.value.documents.every(({ key }) => posted.has(key));
}

/** What was held up on its way when the invoice was credited is dated on an open day. */
function listKept({ context, reference, rules }: BookingInput): OrHeld<BookedDocument[]> {
  const kept: BookedDocument[] = [];
  for (const document of context.closed.flatMap(({ documents }) => documents)) {
    const isSent = context.posted.has(document.key);
    const on = findSettlingDay(readDay(document), { reference, rules });
    if (!isSent && !on.ok) return on;
    kept.push(isSent || !on.ok ? document : withDay(document, on.value));
  }
  return ok(kept);
}

/** Of the credit over all that is left of an issue's invoice. */
export function makeClosingKey(issue: string): string {
  return `closing:${issue}`;
}

/** Credit notes over the invoice. */
export function listCredits(
  documents: readonly BookedDocument[],
  invoice: BookedInvoice,
): BookedCreditNote[] {
  return documents.flatMap((document) =>
    document.kind === 'creditNote' && document.invoiceKey === invoice.key ? [document] : [],
  );
}

function findDueMinor(documents: readonly BookedDocument[], invoice: BookedInvoice): number {
  const paid = documents.flatMap((document) =>
    (document.kind === 'payment' || document.kind === 'allocation') &&
    document.invoiceKey === invoice.key
      ? [document.amountMinor]
      : [],
  );
  return Math.max(0, invoice.totalMinor - sum(paid));
}

interface NoteRequest {
  readonly last: ClosedInvoice;
  readonly invoice: BookedInvoice;
  readonly credits: readonly BookedCreditNote[];
  readonly leftMinor: number;
}

function findOrMakeNote(input: BookingInput, request: NoteRequest): OrHeld<BookedCreditNote> {
  const { last, invoice, leftMinor } = request;
  const identity = {
    kind: 'creditNote' as const,
    key: makeClosingKey(readIssue(invoice.key)),
    fingerprint: canonical({ closes: invoice.key, total: formatMinor(leftMinor) }),
  };
  const standing = findStanding(input.context, identity);
  if (standing !== undefined) return ok(standing);
  const made = issueCreditNote(input, invoice, {
    ...identity,
    number: `${invoice.number}-CN`,
    happenedAt: last.closedAt,
    refundedTotalMinor: 0,
    totalMinor: leftMinor,
    credits: 'invoice',
    makeLines: () => makeLinesLeft(input, request),
  });
  return made.ok ? ok(made.value.note) : made;
}

function makeLinesLeft(input: BookingInput, request: NoteRequest): OrHeld<NoteLines> {
  const { invoice, credits } = request;
  const lines = credits.length === 0 ? ok(toSameLines(invoice)) : fitLeft(input, request);
  if (!lines.ok) return lines;
  const holds = lines.value.lines.flatMap((line) =>
    checkLineTarget({ ...line, rate: parseRate(line.taxRate) }, input.reference),
  );
  return holds.length > 0 ? held(...holds) : lines;
}

/** Nothing was credited: the invoice's own lines, so that every account and rate comes to nothing. */
function toSameLines({ lines, lineAmountTypes, taxMinor }: BookedInvoice): NoteLines {
  return { lines, lineAmountTypes, taxMinor };
}

/**
 * The invoice's lines less those of the credit notes before, each with its tax as it was booked: each account
 * and each rate comes to nothing to the cent. Where tax may not be set by hand, each rate does.
 */
function fitLeft(
  input: BookingInput,
  { invoice, credits, leftMinor }: NoteRequest,
): OrHeld<NoteLines> {
  const { taxOverride } = input.rules.settings;
  const lines = [
    ...toPricedLines(invoice, { sign: 1, taxOverride }),
    ...credits.flatMap((note) => toPricedLines(note, { sign: -1, taxOverride })),
  ];
  const fit = fitLines({
    lines,
    totalMinor: leftMinor,
    taxes: sumTaxes(invoice, credits),
    preferred: invoice.lineAmountTypes === 'Inclusive' ? 'Inclusive' : 'Exclusive',
    allowsOverride: taxOverride,
    cashIntervalMinor: getTaxSlackMinor(input),
    toleranceMinor: 0,
    rounding: undefined,
    maxRoundingMinor: 0,
  });
  if (!fit.ok) {
    return held(orderHold('order.credit_does_not_fit', { amount: formatMinor(leftMinor) }));
  }
  const { amounts: lineAmountTypes, taxMinor } = fit.value;
  return ok({ lines: toDocumentLines(fit.value.lines), lineAmountTypes, taxMinor });
}

interface Lines {
  readonly lines: readonly DocumentLine[];
  readonly lineAmountTypes: LineAmountTypes;
}

interface AsBooked {
  readonly sign: 1 | -1;
  readonly taxOverride: boolean;
}

function toPricedLines(
  { lines, lineAmountTypes }: Lines,
  { sign, taxOverride }: AsBooked,
): PricedLine[] {
  return lines.map((line) => {
    const grossMinor = readGrossMinor(line, lineAmountTypes);
    const rate = parseRate(line.taxRate);
    const isPinned = line.role === 'giftCardTakenBack' || (taxOverride && rate > 0);
    return {
      role: line.role === 'rounding' ? 'item' : line.role,
      description: line.description,
      quantity: 1,
      exclFine: sign * (grossMinor - line.taxMinor) * FINE_PER_MINOR,
      inclFine: sign * grossMinor * FINE_PER_MINOR,
      rate,
      accountCode: line.accountCode,
      taxType: line.taxType,
      itemCode: null,
      tracking: line.tracking,
      isFixed: isPinned,
      ...(isPinned ? { pinnedTaxMinor: sign * line.taxMinor } : {}),
    };
  });
}

function sumTaxes(invoice: BookedInvoice, credits: readonly BookedCreditNote[]): RateTax[] {
  const taxes = new Map<number, number>();
  const add = ({ lines }: Lines, sign: 1 | -1): void => {
    for (const { taxRate, taxMinor } of lines) {
      const rate = parseRate(taxRate);
      taxes.set(rate, (taxes.get(rate) ?? 0) + sign * taxMinor);
    }
  };
  add(invoice, 1);
  for (const note of credits) add(note, -1);
  return [...taxes].map(([rate, taxMinor]) => ({ rate, taxMinor }));
}

function allocateToOwn(
  input: BookingInput,
  {
    note,
    invoice,
    amountMinor,
  }: { note: BookedCreditNote; invoice: BookedInvoice; amountMinor: number },
): OrHeld<BookedAllocation> {
  return allocateUnlessStanding(input, {
    kind: 'allocation',
    key: `allocation:${readIssue(invoice.key)}:closing`,
    fingerprint: canonical({ of: note.key, to: invoice.key }),
    needs: [note.key, invoice.key],
    creditNoteKey: note.key,
    invoiceKey: invoice.key,
    allocatedOn: note.issuedOn,
    amountMinor,
  });
}
