import { orderHold, type Hold } from '../booking/hold.ts';
import type { BookedDocument, BookedInvoice } from '../booking/xero-documents.ts';
import type { LocalDate } from '../time/instant.ts';
import { isInSummary, isStandingDocument, type LedgerEntry } from './ledger-entry.ts';
import type { Plan } from './plan-difference.ts';
import { makeDeletion, makeVoid } from './withdrawal-steps.ts';
import type { StepBody } from './step.ts';

/**
 * Takes back everything that Daybook booked for an order: money first, then what it stands on. All of
 * it or nothing: what is dated in a closed period, moved by a journal or set against an invoice stays,
 * and with it the rest (accounting §4: what is closed is never edited or voided).
 */
export function planUndo(posted: readonly LedgerEntry[], closedUntil?: LocalDate): Plan {
  const standing = posted.filter(isStandingDocument);
  const conflicts = standing.flatMap((entry) => findObstacle(entry, closedUntil) ?? []);
  const [first] = conflicts;
  if (first !== undefined) return { steps: [], conflicts: [first] };
  const money = standing.filter(({ kind }) => kind === 'payment' || kind === 'refund');
  const deletions = money.map(makeDeletion);
  const voids = standing.flatMap((entry): StepBody[] => {
    const needs = deletions
      .filter((step) => isOn(standing, step.paymentKey, entry.key))
      .map(({ key }) => key);
    if (entry.kind === 'invoice') return [makeVoid(entry, needs)];
    if (entry.kind !== 'creditNote') return [];
    return [
      {
        kind: 'voidCreditNote',
        key: `void:${entry.key}:${entry.xeroId}`,
        needs: [entry.key, ...needs],
        creditNoteKey: entry.key,
      },
    ];
  });
  return { steps: [...deletions, ...voids], conflicts: [] };
}

/** Whether the money stands on the document. */
function isOn(standing: readonly LedgerEntry[], moneyKey: string, documentKey: string): boolean {
  const body = standing.find(({ key }) => key === moneyKey)?.body as BookedDocument | undefined;
  if (body?.kind === 'payment') return body.invoiceKey === documentKey;
  return body?.kind === 'refund' && body.creditNoteKey === documentKey;
}

function findObstacle(entry: LedgerEntry, closedUntil: LocalDate | undefined): Hold | undefined {
  // Our own JSON, as it was planned.
  const body = entry.body as BookedDocument;
  const document = entry.number === '' ? entry.kind : entry.number;
  if (isInSummary(entry)) return orderHold('order.undo_in_summary', { document });
  if (body.kind === 'allocation') return orderHold('order.undo_needs_xero', { document });
  if (entry.isJournaled === true) return orderHold('order.undo_after_journal', { document });
  const on = 'issuedOn' in body ? (body as BookedInvoice).issuedOn : body.paidOn;
  if (closedUntil === undefined || on > closedUntil) return undefined;
  return orderHold('order.undo_closed', { document, on });
}
