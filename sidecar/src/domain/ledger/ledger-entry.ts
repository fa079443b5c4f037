import { readIssue } from '../booking/issue.ts';
import type { BookedDocument } from '../booking/xero-documents.ts';
import type { StepKind } from './step.ts';

/** What Xero holds because Daybook wrote it. One row a document; never deleted. */
export interface LedgerEntry {
  readonly key: string;
  readonly kind: StepKind;
  readonly fingerprint: string;
  readonly xeroId: string;
  /** Document number as in Xero; empty for payments and allocations. */
  readonly number: string;
  readonly currency: string;
  readonly totalMinor: number;
  readonly taxMinor: number;
  /** The immutable rule set that booked it. */
  readonly ruleSetNumber: number;
  readonly state: 'posted' | 'voided';
  /** The body that was sent, as it was planned: product facts and account codes as they were. */
  readonly body: unknown;
  /** The document in Xero is a summary of many orders: the key of that one. `body` is the order's part. */
  readonly summaryKey?: string | null;
  /** A manual journal moved it to other accounts: `body` and rule set are those that count. */
  readonly isJournaled?: boolean;
}

/** Kinds of what stands in the books; voids and deletes only end them. */
const DOCUMENT_KINDS: ReadonlySet<string> = new Set<BookedDocument['kind']>([
  'invoice',
  'payment',
  'creditNote',
  'refund',
  'allocation',
]);

/** Money, or a credit, that stands on an invoice. */
export function isMoney({ kind }: Pick<LedgerEntry, 'kind'>): boolean {
  return kind !== 'invoice' && DOCUMENT_KINDS.has(kind);
}

/** A payment of the invoice, or a credit over it or set against it. */
export function isMoneyOn(entry: Pick<LedgerEntry, 'kind' | 'body'>, invoiceKey: string): boolean {
  // The body is the one that was planned: the ledger keeps it as our own JSON.
  return isMoney(entry) && (entry.body as { invoiceKey?: string }).invoiceKey === invoiceKey;
}

export function isStandingDocument(entry: Pick<LedgerEntry, 'kind' | 'state'>): boolean {
  return entry.state === 'posted' && DOCUMENT_KINDS.has(entry.kind);
}

/** Part of a document that many orders share: never edited, voided or deleted for one of them. */
export function isInSummary({ summaryKey }: Pick<LedgerEntry, 'summaryKey'>): boolean {
  return summaryKey !== null && summaryKey !== undefined;
}

/** Whether what was posted of an invoice, and of what stands on it, is in documents that many orders share. */
export function isIssueInSummary(
  posted: readonly Pick<LedgerEntry, 'key' | 'summaryKey'>[],
  invoice: Pick<LedgerEntry, 'key'> | undefined,
): boolean {
  return (
    invoice !== undefined &&
    posted.some((entry) => isInSummary(entry) && readIssue(entry.key) === readIssue(invoice.key))
  );
}

/**
 * What a payment or a refund is told by where its fee and its payout are counted: in a summary many
 * orders share one of Xero's ids. The queue of fees names it the same way (migration "fees").
 */
export function getMoneyId(entry: Pick<LedgerEntry, 'xeroId' | 'key' | 'summaryKey'>): string {
  return isInSummary(entry) ? `${entry.xeroId}:${entry.key}` : entry.xeroId;
}
