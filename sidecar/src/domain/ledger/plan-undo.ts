import { orderHold, type Hold } from '../booking/hold.ts';
import type { BookedDocument } from '../booking/xero-documents.ts';
import type { LocalDate } from '../time/instant.ts';
import { isInSummary, isStandingDocument, type LedgerEntry } from './ledger-entry.ts';
import type { Plan } from './plan-difference.ts';
import { makeAllocationDeletion, makeDeletion, makeVoid } from './withdrawal-steps.ts';
import type { DeleteAllocation, DeletePayment, StepBody } from './step.ts';

/**
 * Takes back everything that Daybook booked for an order: money first, then what it stands on. All of
 * it or nothing: what is dated in a closed period or moved by a journal stays, and with it the rest (accounting §4: what is closed is never edited or voided).
 */
export function planUndo(posted: readonly LedgerEntry[], closedUntil?: LocalDate): Plan {
  const standing = posted.filter(isStandingDocument);
  const ids = new Set(
    standing.flatMap(({ kind, xeroId }) => (kind === 'creditNote' ? [xeroId] : [])),
  );
  const conflicts = standing.flatMap((entry) => findObstacle(entry, { closedUntil, ids }) ?? []);
  const [first] = conflicts;
  if (first !== undefined) return { steps: [], conflicts: [first] };
  const deletions = standing.flatMap((entry): (DeletePayment | DeleteAllocation)[] => {
    const body = entry.body as BookedDocument;
    if (body.kind === 'allocation') return [makeAllocationDeletion(entry, body.creditNoteKey)];
    return body.kind === 'payment' || body.kind === 'refund' ? [makeDeletion(entry)] : [];
  });
  const voids = standing.flatMap((entry): StepBody[] => {
    const needs = deletions
      .filter((step) => isOn(standing, readDeletedKey(step), entry.key))
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

function readDeletedKey(step: DeletePayment | DeleteAllocation): string {
  return step.kind === 'deletePayment' ? step.paymentKey : step.allocationKey;
}

/** Whether the money stands on the document, or the credit. */
function isOn(standing: readonly LedgerEntry[], moneyKey: string, documentKey: string): boolean {
  const body = standing.find(({ key }) => key === moneyKey)?.body as BookedDocument | undefined;
  if (body?.kind === 'payment') return body.invoiceKey === documentKey;
  if (body?.kind === 'allocation') {
    return body.invoiceKey === documentKey || body.creditNoteKey === documentKey;
  }
  return body?.kind === 'refund' && body.creditNoteKey === documentKey;
}

interface Standing {
  readonly closedUntil: LocalDate | undefined;
  /** Of the credit notes. */
  readonly ids: ReadonlySet<string>;
}

function findObstacle(entry: LedgerEntry, { closedUntil, ids }: Standing): Hold | undefined {
  // Our own JSON, as it was planned.
  const body = entry.body as BookedDocument;
  const document = entry.number === '' ? entry.kind : entry.number;
  // Old answers of Xero name no allocation: its credit note's id stands in for it.
  if (body.kind === 'allocation' && ids.has(entry.xeroId)) {
    return orderHold('order.undo_needs_xero', { document });
  }
  if (isInSummary(entry)) return orderHold('order.undo_in_summary', { document });
  if (entry.isJournaled === true) return orderHold('order.undo_after_journal', { document });
  const on = getDay(body);
  if (closedUntil === undefined || on > closedUntil) return undefined;
  return orderHold('order.undo_closed', { document, on });
}

function getDay(body: BookedDocument): string {
  switch (body.kind) {
    case 'invoice':
    case 'creditNote':
      return body.issuedOn;
    case 'payment':
    case 'refund':
      return body.paidOn;
    case 'allocation':
      return body.allocatedOn;
  }
}
