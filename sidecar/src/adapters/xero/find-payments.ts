import type { ResolvedStep } from '../../ports/xero-gateway.ts';
import {
  creditNoteSchema,
  paymentSchema,
  type AllocationAnswer,
  type CreditNoteAnswer,
  type PaymentAnswer,
} from './answer-schemas.ts';
import { getId } from './build-request.ts';
import { readInvoices, readOptions, type Found, type LookUp } from './look-up.ts';
import { chunkTexts } from './look-up-chunks.ts';
import { fromAllocation, fromPayment } from './posted-documents.ts';
import { UNIT_DECIMALS } from './send-model.ts';
import { parseXeroDate } from './xero-date.ts';

/** What a payment in Xero is recognised by, beside the document that it is on. */
interface PaymentMark {
  readonly accountId: string;
  readonly paidOn: string;
  readonly amountMinor: number;
}

/** Payments by the invoice they are on, account, date, amount and occurrence. */
export async function findPayments(lookUp: LookUp, steps: readonly ResolvedStep[]): Promise<Found> {
  const byInvoice = Map.groupBy(steps, (step) =>
    step.body.kind === 'payment' ? getId(step, step.body.invoiceKey) : '',
  );
  const found: Found = new Map();
  for (const ids of chunkTexts([...byInvoice.keys()])) {
    for (const invoice of await readInvoices(lookUp, { ids })) {
      const payments = await completeAccounts(lookUp, invoice.Payments ?? []);
      const group = byInvoice.get(invoice.InvoiceID) ?? [];
      assignPayments({ lookUp, payments, currency: invoice.CurrencyCode, found }, group);
    }
  }
  return found;
}

/** Refunds by the credit note they are on, account, date, amount and occurrence. */
export async function findRefunds(lookUp: LookUp, steps: readonly ResolvedStep[]): Promise<Found> {
  const byNote = Map.groupBy(steps, (step) =>
    step.body.kind === 'refund' ? getId(step, step.body.creditNoteKey) : '',
  );
  const found: Found = new Map();
  for (const [creditNoteId, group] of byNote) {
    const note = await readCreditNote(lookUp, creditNoteId);
    if (note === undefined) continue;
    const payments = await completeAccounts(lookUp, note.Payments ?? []);
    assignPayments({ lookUp, payments, currency: note.CurrencyCode, found }, group);
  }
  return found;
}

/** Allocations by the credit note they are of, the invoice, date and amount. */
export async function findAllocations(
  lookUp: LookUp,
  steps: readonly ResolvedStep[],
): Promise<Found> {
  const found: Found = new Map();
  const taken = new Set<AllocationAnswer>();
  for (const step of steps) {
    const { body } = step;
    if (body.kind !== 'allocation') continue;
    const creditNoteId = getId(step, body.creditNoteKey);
    const note = await readCreditNote(lookUp, creditNoteId);
    const allocation = note?.Allocations?.find(
      (candidate) =>
        !taken.has(candidate) &&
        !lookUp.heldIds.has(candidate.AllocationID) &&
        candidate.IsDeleted !== true &&
        candidate.Invoice?.InvoiceID === getId(step, body.invoiceKey) &&
        candidate.Amount === body.amountMinor &&
        parseXeroDate(candidate.Date) === body.allocatedOn,
    );
    if (allocation === undefined) continue;
    taken.add(allocation);
    found.set(step.stepId, fromAllocation(allocation, creditNoteId));
  }
  return found;
}

export async function readCreditNote(
  lookUp: LookUp,
  creditNoteId: string,
): Promise<CreditNoteAnswer | undefined> {
  const [note] = await lookUp.reader.readList({
    ...readOptions(lookUp),
    listName: 'CreditNotes',
    schema: creditNoteSchema,
    run: (api) => api.getCreditNote(lookUp.tenantId, creditNoteId, UNIT_DECIMALS),
  });
  return note;
}

/** Payments inside a document may name no account: those are read one by one. */
async function completeAccounts(
  lookUp: LookUp,
  payments: readonly PaymentAnswer[],
): Promise<readonly PaymentAnswer[]> {
  const complete: PaymentAnswer[] = [];
  for (const payment of payments) {
    if (payment.Account?.AccountID) complete.push(payment);
    else {
      const read = await lookUp.reader.readList({
        ...readOptions(lookUp),
        listName: 'Payments',
        schema: paymentSchema,
        run: (api) => api.getPayment(lookUp.tenantId, payment.PaymentID),
      });
      complete.push(...read);
    }
  }
  return complete;
}

interface Assignment {
  readonly lookUp: LookUp;
  readonly payments: readonly PaymentAnswer[];
  readonly currency: string;
  readonly found: Found;
}

/** Each payment answers for one step: the first of the same mark for the first step. */
function assignPayments(assignment: Assignment, steps: readonly ResolvedStep[]): void {
  const { lookUp, payments, currency, found } = assignment;
  const free = payments.filter(
    (payment) => payment.Status !== 'DELETED' && !lookUp.heldIds.has(payment.PaymentID),
  );
  for (const step of steps) {
    const mark = getMark(step);
    const index = free.findIndex((payment) => hasMark(payment, mark));
    const [payment] = index < 0 ? [] : free.splice(index, 1);
    if (payment !== undefined) found.set(step.stepId, { ...fromPayment(payment), currency });
  }
}

function getMark({ body }: ResolvedStep): PaymentMark | undefined {
  return body.kind === 'payment' || body.kind === 'refund' ? body : undefined;
}

function hasMark(payment: PaymentAnswer, mark: PaymentMark | undefined): boolean {
  return (
    mark !== undefined &&
    payment.Account?.AccountID === mark.accountId &&
    payment.Amount === mark.amountMinor &&
    parseXeroDate(payment.Date) === mark.paidOn
  );
}
