import { randomUUID } from 'node:crypto';
import { addMoney, subtractMoney } from './arithmetic.ts';
import { computeBalance, settleStatus } from './balances.ts';
import { dayToDateString, dayToMsDate, readDay, toMsDate } from './envelope.ts';
import type { Organisation } from './organisation.ts';
import type { AdvanceAllocation, BankTransaction } from './records.ts';
import { checkLockDates, ElementRefusal } from './validation.ts';
import { readNumber, readObject, readText, type Fields } from './wire-input.ts';

/** What a customer paid beyond invoices (overpayment) or before them (prepayment). */
export type AdvanceKind = 'overpayment' | 'prepayment';

export const ADVANCE_NAMES = {
  overpayment: { plural: 'Overpayments', id: 'OverpaymentID' },
  prepayment: { plural: 'Prepayments', id: 'PrepaymentID' },
} as const;

export function listAdvances(organisation: Organisation, kind: AdvanceKind): BankTransaction[] {
  const { id } = ADVANCE_NAMES[kind];
  return organisation.bankTransactions.filter((transaction) => transaction[id] !== undefined);
}

function listAllocations(
  organisation: Organisation,
  { BankTransactionID: id }: BankTransaction,
): AdvanceAllocation[] {
  return organisation.advanceAllocations.filter(
    ({ BankTransactionID }) => BankTransactionID === id,
  );
}

/** What of it is not set against an invoice yet. */
export function computeRemaining(organisation: Organisation, advance: BankTransaction): number {
  const used = listAllocations(organisation, advance).map(({ Amount }) => Amount);
  return subtractMoney(advance.Total, addMoney(...used));
}

/** Throws an ElementRefusal where more is set against the invoice than is left of either. */
export function allocateAdvance(
  organisation: Organisation,
  advance: BankTransaction,
  { fields, now }: { readonly fields: Fields; readonly now: number },
): AdvanceAllocation {
  const target = readObject(fields['Invoice']);
  const key = readText(target['InvoiceID']) || readText(target['InvoiceNumber']);
  const invoice = organisation.documents.find(
    (entry) => entry.Kind === 'invoice' && (entry.ID === key || entry.Number === key),
  );
  if (invoice === undefined) {
    throw new ElementRefusal('An existing invoice with the specified ID could not be found');
  }
  const amount = readNumber(fields['Amount'], 0);
  const isOpen = invoice.Status === 'AUTHORISED' && invoice.ContactID === advance.ContactID;
  const most = isOpen
    ? Math.min(computeRemaining(organisation, advance), computeBalance(organisation, invoice).due)
    : 0;
  if (amount <= 0 || amount > most) {
    throw new ElementRefusal(
      'The amount to allocate exceeds the amount outstanding on this document',
    );
  }
  const day = readDay(fields['Date']) ?? new Date(now).toISOString().slice(0, 10);
  checkLockDates(organisation, day);
  const allocation: AdvanceAllocation = {
    AllocationID: randomUUID(),
    BankTransactionID: advance.BankTransactionID,
    InvoiceID: invoice.ID,
    Amount: amount,
    Date: day,
  };
  organisation.advanceAllocations.push(allocation);
  advance.UpdatedDateUTC = now;
  settleStatus(organisation, invoice, now);
  return allocation;
}

/** The money is the customer's again, and the invoice due. */
export function removeAdvanceAllocation(
  organisation: Organisation,
  allocation: AdvanceAllocation,
  now: number,
): void {
  organisation.advanceAllocations = organisation.advanceAllocations.filter(
    (entry) => entry !== allocation,
  );
  for (const advance of organisation.bankTransactions) {
    if (advance.BankTransactionID === allocation.BankTransactionID) advance.UpdatedDateUTC = now;
  }
  const invoice = organisation.documents.find(({ ID }) => ID === allocation.InvoiceID);
  if (invoice !== undefined) settleStatus(organisation, invoice, now);
}

export function showAdvance(
  organisation: Organisation,
  advance: BankTransaction,
  kind: AdvanceKind,
): Record<string, unknown> {
  const { id } = ADVANCE_NAMES[kind];
  const contact = organisation.contacts.find(({ ContactID }) => ContactID === advance.ContactID);
  const remaining = computeRemaining(organisation, advance);
  return {
    [id]: advance[id],
    Type: advance.Type,
    Status: remaining === 0 ? 'PAID' : 'AUTHORISED',
    Reference: advance.Reference,
    Contact: { ContactID: advance.ContactID, Name: contact?.Name, HasValidationErrors: false },
    Date: dayToMsDate(advance.Date),
    DateString: dayToDateString(advance.Date),
    LineAmountTypes: advance.LineAmountTypes,
    LineItems: advance.LineItems,
    SubTotal: advance.SubTotal,
    TotalTax: advance.TotalTax,
    Total: advance.Total,
    CurrencyCode: advance.CurrencyCode,
    RemainingCredit: remaining,
    Allocations: listAllocations(organisation, advance).map((allocation) =>
      showAdvanceAllocation(organisation, allocation),
    ),
    Payments: [],
    HasAttachments: false,
    UpdatedDateUTC: toMsDate(advance.UpdatedDateUTC),
  };
}

export function showAdvanceAllocation(
  organisation: Organisation,
  { AllocationID, Amount, Date: day, InvoiceID }: AdvanceAllocation,
): Record<string, unknown> {
  const invoice = organisation.documents.find(({ ID }) => ID === InvoiceID);
  return {
    AllocationID,
    Amount,
    Date: dayToMsDate(day),
    Invoice: { InvoiceID, InvoiceNumber: invoice?.Number },
  };
}

/** What over- and prepayments pay of an invoice, as the invoice shows it. */
export function listAppliedAdvances(
  organisation: Organisation,
  invoiceId: string,
): Record<string, unknown> {
  const listOf = (kind: AdvanceKind): unknown[] => {
    const { id } = ADVANCE_NAMES[kind];
    return listAdvances(organisation, kind).flatMap((advance) =>
      listAllocations(organisation, advance)
        .filter(({ InvoiceID }) => InvoiceID === invoiceId)
        .map(({ Amount, Date: day }) => ({
          [id]: advance[id],
          Total: advance.Total,
          AppliedAmount: Amount,
          Date: dayToMsDate(day),
        })),
    );
  };
  return { Overpayments: listOf('overpayment'), Prepayments: listOf('prepayment') };
}
