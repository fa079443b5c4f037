import { addMoney, subtractMoney } from './arithmetic.ts';
import type { Organisation } from './organisation.ts';
import type { Payment, SalesDocument } from './records.ts';

export interface Balance {
  readonly paid: number;
  readonly credited: number;
  readonly due: number;
}

export function listPayments(organisation: Organisation, documentId: string): Payment[] {
  return organisation.payments.filter(
    (payment) => payment.DocumentID === documentId && payment.Status === 'AUTHORISED',
  );
}

/** What is still open: an invoice's amount due, a credit note's remaining credit. */
export function computeBalance(organisation: Organisation, document: SalesDocument): Balance {
  const paid = addMoney(...listPayments(organisation, document.ID).map(({ Amount }) => Amount));
  const allocations = organisation.allocations.filter((allocation) =>
    document.Kind === 'invoice'
      ? allocation.InvoiceID === document.ID
      : allocation.CreditNoteID === document.ID,
  );
  const advances = organisation.advanceAllocations.filter(
    ({ InvoiceID }) => document.Kind === 'invoice' && InvoiceID === document.ID,
  );
  // Xero counts what over- and prepayments pay as credited, not as paid.
  const credited = addMoney(...[...allocations, ...advances].map(({ Amount }) => Amount));
  const due = subtractMoney(document.Total, addMoney(paid, credited));
  return { paid, credited, due };
}

/** AUTHORISED and PAID follow the balance; drafts and ended documents stay as they are. */
export function settleStatus(
  organisation: Organisation,
  document: SalesDocument,
  now: number,
): void {
  if (document.Status === 'AUTHORISED' || document.Status === 'PAID') {
    document.Status = computeBalance(organisation, document).due === 0 ? 'PAID' : 'AUTHORISED';
  }
  document.UpdatedDateUTC = now;
}
