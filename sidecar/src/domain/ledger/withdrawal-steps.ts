import type { BookedInvoice } from '../booking/xero-documents.ts';
import type { LedgerEntry } from './ledger-entry.ts';
import type { DeleteAllocation, DeletePayment, VoidInvoice } from './step.ts';

/** Named by what is taken back, so that a document booked anew can be taken back anew. */
export function makeDeletion({ key, xeroId }: LedgerEntry): DeletePayment {
  return {
    kind: 'deletePayment',
    key: `delete:${key}:${xeroId}`,
    needs: [key],
    paymentKey: key,
  };
}

export function makeAllocationDeletion(
  { key, xeroId }: LedgerEntry,
  creditNoteKey: string,
): DeleteAllocation {
  return {
    kind: 'deleteAllocation',
    key: `delete:${key}:${xeroId}`,
    needs: [key, creditNoteKey],
    allocationKey: key,
    creditNoteKey,
  };
}

export function makeVoid(invoice: LedgerEntry, needs: readonly string[]): VoidInvoice {
  // Our own JSON, as it was planned.
  const { status } = invoice.body as BookedInvoice;
  return {
    kind: 'voidInvoice',
    key: `void:${invoice.key}:${invoice.xeroId}`,
    needs: [invoice.key, ...needs],
    invoiceKey: invoice.key,
    ...(status === 'DRAFT' ? { isDraft: true } : {}),
  };
}
