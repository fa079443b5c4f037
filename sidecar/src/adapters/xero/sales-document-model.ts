import type {
  BookedCreditNote,
  BookedInvoice,
  DocumentLine,
} from '../../domain/booking/xero-documents.ts';
import { cleanLine, cleanText, MAX_LENGTHS } from './xero-text.ts';
import { minorToXeroNumber, toXeroNumber, toXeroRate } from './xero-number.ts';

/** The contact goes by its id alone: any other field would change the contact in Xero. */
export function makeInvoiceModel(invoice: BookedInvoice, contactId: string): object {
  return {
    type: 'ACCREC',
    ...makeSharedFields(invoice, contactId),
    invoiceNumber: invoice.number,
    dueDate: invoice.dueOn,
    status: invoice.status,
    ...(isUsableUrl(invoice.url) ? { url: invoice.url } : {}),
  };
}

export function makeCreditNoteModel(creditNote: BookedCreditNote, contactId: string): object {
  return {
    type: 'ACCRECCREDIT',
    ...makeSharedFields(creditNote, contactId),
    creditNoteNumber: creditNote.number,
    status: 'AUTHORISED',
  };
}

function makeSharedFields(document: BookedInvoice | BookedCreditNote, contactID: string): object {
  const reference = cleanLine(document.reference, MAX_LENGTHS.reference);
  return {
    contact: { contactID },
    date: document.issuedOn,
    lineAmountTypes: document.lineAmountTypes,
    lineItems: document.lines.map(makeLineModel),
    currencyCode: document.currency,
    ...makeRateField(document),
    ...(reference === '' ? {} : { reference }),
  };
}

/** Left out, Xero takes its own rate of the day. */
export function makeRateField({ currencyRate }: { readonly currencyRate?: string }): object {
  return currencyRate === undefined ? {} : { currencyRate: toXeroRate(currencyRate) };
}

function makeLineModel(line: DocumentLine): object {
  return {
    description: cleanText(line.description, MAX_LENGTHS.description) || '-',
    quantity: toXeroNumber(String(line.quantity)),
    unitAmount: toXeroNumber(line.unitAmount),
    accountCode: line.accountCode,
    taxType: line.taxType,
    ...(line.sendTax ? { taxAmount: minorToXeroNumber(line.taxMinor) } : {}),
    ...(line.itemCode === null ? {} : { itemCode: cleanLine(line.itemCode, MAX_LENGTHS.itemCode) }),
    ...(line.tracking.length === 0
      ? {}
      : { tracking: line.tracking.map(({ name, option }) => ({ name, option })) }),
  };
}

/** Xero refuses links that are not http and those that contain its own name. */
function isUsableUrl(url: string): boolean {
  return /^https?:\/\/\S+$/i.test(url) && !/xero/i.test(url);
}
