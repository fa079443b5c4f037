import { listAppliedAdvances } from './advances.ts';
import { computeBalance, listPayments } from './balances.ts';
import { dayToDateString, dayToMsDate, toMsDate } from './envelope.ts';
import { toBaseAmount } from './exchange-rates.ts';
import type { Organisation } from './organisation.ts';
import type { Account, Allocation, Payment, SalesDocument } from './records.ts';
import { getFieldNames } from './sales-documents.ts';

/** A document as Xero answers it; lists without paging leave lines and contact details out. */
export function showDocument(
  organisation: Organisation,
  document: SalesDocument,
  isWhole: boolean,
): Record<string, unknown> {
  const names = getFieldNames(document.Kind);
  const balance = computeBalance(organisation, document);
  const contact = organisation.contacts.find(({ ContactID }) => ContactID === document.ContactID);
  const isInvoice = document.Kind === 'invoice';
  return {
    Type: document.Type,
    [names.id]: document.ID,
    [names.number]: document.Number,
    Reference: document.Reference,
    ...(document.Url === undefined ? {} : { Url: document.Url }),
    Contact: { ContactID: document.ContactID, Name: contact?.Name, HasValidationErrors: false },
    Date: dayToMsDate(document.Date),
    DateString: dayToDateString(document.Date),
    ...(document.DueDate === undefined
      ? {}
      : {
          DueDate: dayToMsDate(document.DueDate),
          DueDateString: dayToDateString(document.DueDate),
        }),
    Status: document.Status,
    LineAmountTypes: document.LineAmountTypes,
    ...(isWhole ? { LineItems: document.LineItems } : {}),
    SubTotal: document.SubTotal,
    TotalTax: document.TotalTax,
    Total: document.Total,
    ...(isInvoice
      ? {
          AmountDue: ['VOIDED', 'DELETED'].includes(document.Status) ? 0 : balance.due,
          AmountPaid: balance.paid,
          AmountCredited: balance.credited,
          CreditNotes: listCredits(organisation, document),
          ...listAppliedAdvances(organisation, document.ID),
        }
      : {
          RemainingCredit: ['VOIDED', 'DELETED'].includes(document.Status) ? 0 : balance.due,
          Allocations: organisation.allocations
            .filter(({ CreditNoteID }) => CreditNoteID === document.ID)
            .map((allocation) => showAllocation(organisation, allocation)),
        }),
    Payments: listPayments(organisation, document.ID).map(showPaymentSummary),
    CurrencyCode: document.CurrencyCode,
    CurrencyRate: document.CurrencyRate,
    SentToContact: document.SentToContact,
    HasAttachments: false,
    HasErrors: false,
    UpdatedDateUTC: toMsDate(document.UpdatedDateUTC),
  };
}

function listCredits(organisation: Organisation, invoice: SalesDocument): unknown[] {
  return organisation.allocations
    .filter(({ InvoiceID }) => InvoiceID === invoice.ID)
    .map((allocation) => ({
      CreditNoteID: allocation.CreditNoteID,
      AppliedAmount: allocation.Amount,
      Date: dayToMsDate(allocation.Date),
    }));
}

export function showAllocation(
  organisation: Organisation,
  allocation: Allocation,
): Record<string, unknown> {
  const invoice = organisation.documents.find(({ ID }) => ID === allocation.InvoiceID);
  return {
    AllocationID: allocation.AllocationID,
    Amount: allocation.Amount,
    Date: dayToMsDate(allocation.Date),
    Invoice: { InvoiceID: allocation.InvoiceID, InvoiceNumber: invoice?.Number },
  };
}

function showPaymentSummary(payment: Payment): Record<string, unknown> {
  return {
    PaymentID: payment.PaymentID,
    Date: dayToMsDate(payment.Date),
    Amount: payment.Amount,
    Reference: payment.Reference,
    CurrencyRate: payment.CurrencyRate,
    HasAccount: true,
  };
}

/** In the currency of the account. */
function readBankAmount(
  { Amount: amount, CurrencyRate: rate }: Payment,
  account: Account | undefined,
  document: SalesDocument | undefined,
): number {
  return account?.CurrencyCode === document?.CurrencyCode ? amount : toBaseAmount(amount, rate);
}

export function showPayment(organisation: Organisation, payment: Payment): Record<string, unknown> {
  const account = organisation.accounts.find(({ AccountID }) => AccountID === payment.AccountID);
  const document = organisation.documents.find(({ ID }) => ID === payment.DocumentID);
  const names = getFieldNames(document?.Kind ?? 'invoice');
  return {
    PaymentID: payment.PaymentID,
    Account: { AccountID: payment.AccountID, Code: account?.Code },
    [document?.Kind === 'creditNote' ? 'CreditNote' : 'Invoice']: {
      [names.id]: payment.DocumentID,
      [names.number]: document?.Number,
      Type: document?.Type,
    },
    Date: dayToMsDate(payment.Date),
    Amount: payment.Amount,
    BankAmount: readBankAmount(payment, account, document),
    CurrencyRate: payment.CurrencyRate,
    Reference: payment.Reference,
    PaymentType: payment.PaymentType,
    Status: payment.Status,
    IsReconciled: payment.IsReconciled,
    HasAccount: true,
    HasValidationErrors: false,
    UpdatedDateUTC: toMsDate(payment.UpdatedDateUTC),
  };
}
