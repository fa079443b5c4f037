import type { BookedCreditNote, BookedInvoice, DocumentLine } from '../booking/xero-documents.ts';
import { sum } from '../money/amount.ts';

/**
 * A manual journal that moves what paid documents of one month were booked to (accounting §7,
 * "mapping corrected for booked orders"). The documents themselves stay as they are.
 */
export interface BookedJournal {
  readonly kind: 'manualJournal';
  readonly key: string;
  readonly needs: readonly string[];
  readonly on: string;
  /** Unique in the link: what it is looked up by in Xero. */
  readonly narration: string;
  /** NoTax moves net amounts between accounts; Inclusive moves gross amounts between tax rates. */
  readonly lineAmountTypes: 'NoTax' | 'Inclusive';
  readonly lines: readonly JournalLine[];
}

export interface JournalLine extends JournalTarget {
  /** Debit is positive; the lines of a journal come to zero. */
  readonly debitMinor: number;
}

export interface JournalTarget {
  readonly accountCode: string;
  readonly taxType: string;
  readonly tracking: DocumentLine['tracking'];
}

type SalesDocument = BookedInvoice | BookedCreditNote;

/** One document as it stands and as the rules of now would book it. */
export interface Recoding {
  readonly before: SalesDocument;
  readonly after: SalesDocument;
}

/** What the recoding touches: tax counts where any rate's gross or tax becomes another. */
export type RecodingKind = 'nothing' | 'accounts' | 'taxes';

/** Accounts and tracking only, or tax as well; `nothing` where every line stays where it is. */
export function classifyRecoding(recoding: Recoding): RecodingKind {
  if (!isSameTax(recoding)) return 'taxes';
  return listJournalLines([recoding], 'NoTax').length === 0 ? 'nothing' : 'accounts';
}

/** A document that comes to another total is no recoding: a journal cannot mend that. */
export function isSameTotal({ before, after }: Recoding): boolean {
  return before.totalMinor === after.totalMinor && before.currency === after.currency;
}

/**
 * The lines that turn the documents as they stand into those of the rules of now, one a target.
 * Without tax the net amounts move, to the cent; tax that stays where it is needs no line.
 */
export function listJournalLines(
  recodings: readonly Recoding[],
  lineAmountTypes: BookedJournal['lineAmountTypes'],
): JournalLine[] {
  const byTarget = new Map<string, JournalLine>();
  const add = (document: SalesDocument, sign: 1 | -1): void => {
    const side = document.kind === 'invoice' ? sign : -sign;
    for (const line of document.lines) {
      const { accountCode, tracking } = line;
      const isNet = lineAmountTypes === 'NoTax';
      const target = { accountCode, taxType: isNet ? '' : line.taxType, tracking };
      const key = JSON.stringify(target);
      const amountMinor = isNet ? getNetMinor(document, line) : getGrossMinor(document, line);
      const debitMinor = (byTarget.get(key)?.debitMinor ?? 0) + side * amountMinor;
      byTarget.set(key, { ...target, debitMinor });
    }
  };
  for (const { before, after } of recodings) {
    // A sale stands as a credit: taken back by a debit, booked anew by a credit.
    add(before, 1);
    add(after, -1);
  }
  return [...byTarget.values()]
    .filter(({ debitMinor }) => debitMinor !== 0)
    .toSorted((a, b) => compareTexts(describe(a), describe(b)));
}

function isSameTax({ before, after }: Recoding): boolean {
  return describeTaxes(before) === describeTaxes(after);
}

function describeTaxes(document: SalesDocument): string {
  const byType = Map.groupBy(document.lines, ({ taxType }) => taxType);
  const sums = [...byType].map(([taxType, lines]) => [
    taxType,
    sum(lines.map((line) => getGrossMinor(document, line))),
    sum(lines.map((line) => getTaxMinor(document, line))),
  ]);
  return JSON.stringify(sums.toSorted(([a], [b]) => compareTexts(String(a), String(b))));
}

function getTaxMinor({ lineAmountTypes }: SalesDocument, { taxMinor }: DocumentLine): number {
  return lineAmountTypes === 'NoTax' ? 0 : taxMinor;
}

function getGrossMinor(document: SalesDocument, line: DocumentLine): number {
  const isExclusive = document.lineAmountTypes === 'Exclusive';
  return line.lineMinor + (isExclusive ? line.taxMinor : 0);
}

function getNetMinor(document: SalesDocument, line: DocumentLine): number {
  return getGrossMinor(document, line) - getTaxMinor(document, line);
}

function describe({ accountCode, taxType, tracking }: JournalTarget): string {
  return JSON.stringify([accountCode, taxType, tracking]);
}

function compareTexts(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
