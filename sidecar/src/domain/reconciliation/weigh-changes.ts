import { orderHold, type Hold } from '../booking/hold.ts';
import { sumTenders } from '../booking/tenders/sum-tenders.ts';
import { isTenderKey } from '../booking/tenders/tender-keys.ts';
import type { BookedDocument, Remark } from '../booking/xero-documents.ts';
import type { ErrorCode } from '../errors/error-codes.ts';
import { isMoneyOn, type LedgerEntry } from '../ledger/ledger-entry.ts';
import { formatMinor, sum } from '../money/amount.ts';
import { isRemoval, type XeroChange } from './find-changes.ts';

/** A change with what a person said of it. */
export interface SeenChange {
  readonly change: XeroChange;
  /** "Xero is right." */
  readonly isAccepted: boolean;
}

export interface Weighed {
  /** What stands in Xero no more, and need not: the ledger follows. */
  readonly endedKeys: readonly string[];
  /** Documents that need not be sent: somebody else booked the money. */
  readonly satisfiedKeys: readonly string[];
  /** What a person decides. */
  readonly conflicts: readonly Hold[];
  readonly remarks: readonly Remark[];
}

export interface Wanted {
  /** What the order should have; empty where it is not to be booked any more. */
  readonly documents: readonly BookedDocument[];
  readonly entries: readonly LedgerEntry[];
  /** Keys of invoices that were credited in whole, and of what stood on them. */
  readonly closedKeys?: ReadonlySet<string>;
  /** Unpaid in the store, and a payment there would be right. */
  readonly canBePaid: boolean;
}

/**
 * What changes made in Xero mean for an order (accounting §7, "document edited, voided or paid in
 * Xero"): where Xero and the order agree nobody is asked, else a person decides.
 */
export function weighChanges(changes: readonly SeenChange[], wanted: Wanted): Weighed {
  const parts = changes.map((seen) => weigh(seen, wanted, changes));
  return {
    endedKeys: parts.flatMap(({ endedKeys = [] }) => endedKeys),
    satisfiedKeys: parts.flatMap(({ satisfiedKeys = [] }) => satisfiedKeys),
    conflicts: parts.flatMap(({ conflicts = [] }) => conflicts),
    remarks: parts.flatMap(({ remarks = [] }) => remarks),
  };
}

function weigh(
  { change, isAccepted }: SeenChange,
  wanted: Wanted,
  all: readonly SeenChange[],
): Partial<Weighed> {
  const isWanted = wanted.documents.some(({ key }) => key === change.key);
  const details = describe(change, wanted.entries);
  if (isRemoval(change)) {
    if (!isWanted) return { endedKeys: [change.key] };
    if (isAccepted) return { remarks: [keptAs(details)] };
    // A voided invoice has lost its payments and credits as well: that is said once.
    const isSaid = change.kind !== 'ended' && all.some((other) => other.change.kind === 'ended');
    return isSaid ? {} : { conflicts: [orderHold(nameEnd(change, wanted), details)] };
  }
  if (change.kind === 'paidElsewhere') return weighPayment({ change, isAccepted }, wanted, details);
  // An invoice that is to go anyway may look as it likes.
  if (!isWanted) return {};
  if (isAccepted) return { remarks: [keptAs(details)] };
  const hasMoney = wanted.entries.some(
    (entry) =>
      entry.state === 'posted' && (isMoneyOn(entry, change.key) || isUseOf(entry, change.key)),
  );
  const code = hasMoney ? 'order.edited_in_xero_after_payment' : 'order.edited_in_xero';
  return { conflicts: [orderHold(code, details)] };
}

function weighPayment(
  {
    change,
    isAccepted,
  }: { change: Extract<XeroChange, { kind: 'paidElsewhere' }>; isAccepted: boolean },
  { documents, entries, canBePaid }: Wanted,
  details: Hold['details'],
): Partial<Weighed> {
  const isOpen = (key: string): boolean =>
    !entries.some((entry) => entry.key === key && entry.state === 'posted');
  const open = documents.filter(
    (document) =>
      document.kind === 'payment' &&
      document.invoiceKey === change.key &&
      !isTenderKey(document.key) &&
      isOpen(document.key),
  );
  const openMinor = sum(
    open.map((payment) => (payment.kind === 'payment' ? payment.amountMinor : 0)),
  );
  const isAgreed = openMinor > 0 && openMinor === change.amountMinor;
  if (isAgreed || isAccepted) {
    return { satisfiedKeys: open.map(({ key }) => key), remarks: [keptAs(details)] };
  }
  const invoice = documents.find(({ key }) => key === change.key);
  const paysAll = invoice?.kind === 'invoice' && change.amountMinor === findPayable(invoice);
  const code = paysAll && canBePaid ? 'order.paid_in_xero' : 'order.part_paid_in_xero';
  return { conflicts: [orderHold(code, details)] };
}

function findPayable(invoice: Extract<BookedDocument, { kind: 'invoice' }>): number {
  return invoice.totalMinor - sumTenders(invoice);
}

/** A credit note that was paid back or set against an invoice. */
function isUseOf({ body }: LedgerEntry, creditNoteKey: string): boolean {
  return (body as { creditNoteKey?: string }).creditNoteKey === creditNoteKey;
}

function nameEnd({ kind, key }: XeroChange, { entries, closedKeys }: Wanted): ErrorCode {
  if (kind === 'paymentRemoved') return 'order.payment_removed_in_xero';
  if (kind === 'creditRemoved') return 'order.credit_removed_in_xero';
  if (closedKeys?.has(key) === true) return 'order.credited_document_voided';
  const isInvoice = entries.some((entry) => entry.key === key && entry.kind === 'invoice');
  return isInvoice ? 'order.voided_in_xero' : 'order.credit_note_voided_in_xero';
}

function keptAs({ number = '' }: Hold['details']): Remark {
  return { code: 'order.kept_as_in_xero', details: { number } };
}

/** Money of somebody else on it: Xero would void nothing, after Daybook's own was taken back. */
export function findUndoObstacles(
  changes: readonly SeenChange[],
  entries: readonly LedgerEntry[],
): Hold[] {
  return changes
    .filter(({ change }) => change.kind === 'paidElsewhere')
    .map(({ change }) => orderHold('order.undo_foreign_payment', describe(change, entries)));
}

/** The number of the document, or of the invoice that the money is on. */
function describe(change: XeroChange, entries: readonly LedgerEntry[]): Hold['details'] {
  const entry = entries.find(({ key }) => key === change.key);
  // Our own JSON, as it was planned.
  const { invoiceKey } = (entry?.body ?? {}) as { invoiceKey?: string };
  const invoice =
    entries.find(({ key }) => key === invoiceKey) ??
    entries.find(({ kind, state }) => kind === 'invoice' && state === 'posted');
  return {
    number: (entry?.number ?? '') || (invoice?.number ?? ''),
    ...('what' in change ? { what: change.what } : {}),
    ...('amountMinor' in change
      ? { amount: describeAmount(change, entry?.currency || (invoice?.currency ?? '')) }
      : {}),
  };
}

/** An accountant looks for an over- or prepayment elsewhere than for a payment. */
function describeAmount(
  change: Extract<XeroChange, { amountMinor: number }>,
  currency: string,
): string {
  const amount = `${formatMinor(change.amountMinor)} ${currency}`.trim();
  const advanceMinor = change.kind === 'paidElsewhere' ? (change.advanceMinor ?? 0) : 0;
  if (advanceMinor === 0) return amount;
  return advanceMinor === change.amountMinor
    ? `${amount} from an overpayment or prepayment`
    : `${amount} (${formatMinor(advanceMinor)} of it from an overpayment or prepayment)`;
}
