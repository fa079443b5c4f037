import { orderHold, type Hold } from '../booking/hold.ts';
import { isTenderKey } from '../booking/tenders/tender-keys.ts';
import type { BookedDocument, BookedInvoice, Booking } from '../booking/xero-documents.ts';
import type { LocalDate } from '../time/instant.ts';
import { isInSummary, isMoneyOn, type LedgerEntry } from './ledger-entry.ts';
import type { StepBody } from './step.ts';
import { makeDeletion, makeVoid } from './withdrawal-steps.ts';

/** What is missing in Xero, and what stands there that the order no longer asks for. */
export interface Plan {
  readonly steps: readonly StepBody[];
  /** Differences that a person decides on; no step is made for them. */
  readonly conflicts: readonly Hold[];
}

/**
 * The difference between what the books should contain and what was posted. A document whose
 * fingerprint is unchanged stands: it is not compared and nothing is sent for it.
 */
export function planDifference(
  booking: Booking,
  posted: readonly LedgerEntry[],
  closedUntil?: LocalDate,
): Plan {
  const byKey = new Map(posted.filter(isStanding).map((entry) => [entry.key, entry]));
  const steps: StepBody[] = [];
  const conflicts: Hold[] = [];
  if (!byKey.has(booking.contact.key)) steps.push({ kind: 'contact', ...booking.contact });
  for (const document of booking.documents) {
    const entry = byKey.get(document.key);
    if (entry === undefined) steps.push(document);
    else if (entry.fingerprint !== document.fingerprint) {
      const change = planChange(document, entry, { byKey, closedUntil });
      if (change.ok) steps.push(change.step);
      else conflicts.push(change.conflict);
    }
  }
  const needed = new Set(steps.flatMap((step) => step.needs));
  const items = booking.items.filter((item) => needed.has(item.key) && !byKey.has(item.key));
  steps.unshift(...items);
  conflicts.push(...listOrphans(booking, [...byKey.values()]));
  return { steps, conflicts };
}

interface Withdrawal {
  /** What stays: invoices that were credited in whole, with their credit. */
  readonly kept?: readonly BookedDocument[];
  readonly closedUntil?: LocalDate | undefined;
}

/** What ends the documents of an order that is not to be booked any more and was never paid. */
export function planWithdrawal(
  posted: readonly LedgerEntry[],
  { kept = [], closedUntil }: Withdrawal = {},
): Plan {
  const keptKeys = new Set(kept.map(({ key }) => key));
  const all = posted.filter(isStanding);
  const standing = all.filter(({ key }) => !keptKeys.has(key));
  const missing = kept.filter((document) => !all.some(({ key }) => key === document.key));
  const invoice = standing.find((entry) => entry.kind === 'invoice');
  if (invoice === undefined) return { steps: missing, conflicts: [] };
  const payments = standing.filter((entry) => entry.kind === 'payment');
  const others = standing.filter(
    ({ kind }) => kind === 'creditNote' || kind === 'refund' || kind === 'allocation',
  );
  const money = payments.filter((entry) => !isTenderKey(entry.key));
  if (others.length > 0 || money.length > 0 || isInSummary(invoice)) {
    const conflict = orderHold('order.cancelled_after_payment', { number: invoice.number });
    return { steps: [], conflicts: [conflict] };
  }
  const obstacle = findJournaled(invoice) ?? findClosed(invoice, closedUntil);
  if (obstacle !== undefined) return { steps: [], conflicts: [obstacle] };
  const deletes = payments.map(makeDeletion);
  const last = makeVoid(
    invoice,
    deletes.map(({ key }) => key),
  );
  return { steps: [...missing, ...deletes, last], conflicts: [] };
}

function isStanding(entry: LedgerEntry): boolean {
  return entry.state === 'posted';
}

type Change =
  { readonly ok: true; readonly step: StepBody } | { readonly ok: false; readonly conflict: Hold };

interface Posted {
  readonly byKey: ReadonlyMap<string, LedgerEntry>;
  readonly closedUntil: LocalDate | undefined;
}

/** An unpaid invoice is updated; what has money on it is a person's decision (accounting §7). */
function planChange(
  document: BookedDocument,
  entry: LedgerEntry,
  { byKey, closedUntil }: Posted,
): Change {
  const hasMoney = [...byKey.values()].some((other) => isMoneyOn(other, entry.key));
  if (document.kind === 'invoice' && !hasMoney && !isInSummary(entry)) {
    const journaled = findJournaled(entry);
    if (journaled !== undefined) return { ok: false, conflict: journaled };
    const closed = findClosed(entry, closedUntil);
    if (closed !== undefined) return { ok: false, conflict: closed };
    const step: StepBody = {
      kind: 'updateInvoice',
      key: document.key,
      needs: [document.key, ...document.needs],
      invoice: { ...document, number: entry.number },
    };
    return { ok: true, step };
  }
  const details = { document: entry.number || entry.kind };
  return { ok: false, conflict: orderHold('order.changed_after_payment', details) };
}

/** A journal has moved its amounts: edited or voided, they would be moved out of nothing. */
function findJournaled({ isJournaled, number }: LedgerEntry): Hold | undefined {
  return isJournaled === true ? orderHold('order.changed_after_journal', { number }) : undefined;
}

/** What is dated in a closed period is never edited or voided (accounting §4). */
function findClosed(invoice: LedgerEntry, closedUntil: LocalDate | undefined): Hold | undefined {
  // The body is the one that was planned: the ledger keeps it as our own JSON.
  const { issuedOn } = invoice.body as BookedInvoice;
  if (closedUntil === undefined || issuedOn > closedUntil) return undefined;
  return orderHold('order.changed_in_closed_period', { number: invoice.number, issuedOn });
}

/** Money in Xero that the order no longer knows of: a payment of an order that is unpaid again. */
function listOrphans(booking: Booking, standing: readonly LedgerEntry[]): Hold[] {
  const wanted = new Set<string>(booking.documents.map((document) => document.key));
  return standing
    .filter((entry) => entry.kind === 'payment' && !wanted.has(entry.key))
    .map(() => orderHold('order.unpaid_after_payment', {}));
}
