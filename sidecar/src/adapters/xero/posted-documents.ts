import type { PostedDocument } from '../../ports/xero-gateway.ts';
import type {
  AllocationAnswer,
  BankTransactionAnswer,
  BankTransferAnswer,
  ContactAnswer,
  CreditNoteAnswer,
  InvoiceAnswer,
  ItemAnswer,
  ManualJournalAnswer,
  PaymentAnswer,
} from './answer-schemas.ts';

const NO_MONEY = { currency: '', totalMinor: 0, taxMinor: 0, contactId: null } as const;

export function fromInvoice(invoice: InvoiceAnswer): PostedDocument {
  return {
    xeroId: invoice.InvoiceID,
    number: invoice.InvoiceNumber,
    currency: invoice.CurrencyCode,
    totalMinor: invoice.Total,
    taxMinor: invoice.TotalTax,
    status: invoice.Status,
    contactId: invoice.Contact?.ContactID || null,
  };
}

export function fromCreditNote(creditNote: CreditNoteAnswer): PostedDocument {
  return {
    xeroId: creditNote.CreditNoteID,
    number: creditNote.CreditNoteNumber,
    currency: creditNote.CurrencyCode,
    totalMinor: creditNote.Total,
    taxMinor: creditNote.TotalTax,
    status: creditNote.Status,
    contactId: creditNote.Contact?.ContactID || null,
  };
}

/** Payments have no number of their own; the currency is that of the document they are on. */
export function fromPayment(payment: PaymentAnswer): PostedDocument {
  return {
    xeroId: payment.PaymentID,
    number: '',
    currency: payment.Invoice?.CurrencyCode || payment.CreditNote?.CurrencyCode || '',
    totalMinor: payment.Amount,
    taxMinor: 0,
    status: payment.Status,
    contactId: null,
  };
}

/** Old answers of Xero name no allocation id: the credit note's stands in for it. */
export function fromAllocation(allocation: AllocationAnswer, creditNoteId: string): PostedDocument {
  return {
    ...NO_MONEY,
    xeroId: allocation.AllocationID || creditNoteId,
    number: '',
    currency: allocation.Invoice?.CurrencyCode ?? '',
    totalMinor: allocation.Amount,
    status: '',
  };
}

export function fromDeletedAllocation(xeroId: string): PostedDocument {
  return { ...NO_MONEY, xeroId, number: '', status: 'DELETED' };
}

export function fromContact(contact: ContactAnswer): PostedDocument {
  return {
    ...NO_MONEY,
    xeroId: contact.ContactID,
    number: contact.ContactNumber,
    status: contact.ContactStatus,
  };
}

export function fromItem(item: ItemAnswer): PostedDocument {
  return { ...NO_MONEY, xeroId: item.ItemID, number: item.Code, status: '' };
}

/** Its narration stands in for a number. */
export function fromManualJournal(journal: ManualJournalAnswer): PostedDocument {
  const { ManualJournalID: xeroId, Narration: number, Status: status } = journal;
  return { ...NO_MONEY, xeroId, number, status };
}

/** Its reference stands in for a number. */
export function fromBankTransaction(transaction: BankTransactionAnswer): PostedDocument {
  return {
    xeroId: transaction.BankTransactionID,
    number: transaction.Reference,
    currency: transaction.CurrencyCode,
    totalMinor: transaction.Total,
    taxMinor: transaction.TotalTax,
    status: transaction.Status,
    contactId: transaction.Contact?.ContactID || null,
  };
}

export function fromBankTransfer(transfer: BankTransferAnswer): PostedDocument {
  return {
    ...NO_MONEY,
    xeroId: transfer.BankTransferID,
    number: transfer.Reference,
    totalMinor: transfer.Amount,
    status: transfer.Status,
  };
}
