import type { z } from 'zod';
import type { StepKind } from '../../domain/ledger/step.ts';
import type { ElementAnswer, PostedDocument, XeroRequest } from '../../ports/xero-gateway.ts';
import {
  allocationSchema,
  bankTransactionSchema,
  bankTransferSchema,
  contactSchema,
  creditNoteSchema,
  deletedAllocationSchema,
  invoiceSchema,
  itemSchema,
  manualJournalSchema,
  paymentSchema,
} from './answer-schemas.ts';
import {
  fromAllocation,
  fromBankTransaction,
  fromBankTransfer,
  fromContact,
  fromCreditNote,
  fromDeletedAllocation,
  fromInvoice,
  fromItem,
  fromManualJournal,
  fromPayment,
} from './posted-documents.ts';
import { listMessages } from './list-messages.ts';
import { translateRefusal } from './translate-refusal.ts';

interface Reader {
  /** The list of the answer that holds the elements; null where the answer is the element. */
  readonly listName: string | null;
  /** An element as a document; undefined when it has not the shape of one. */
  readonly read: (element: unknown, request: XeroRequest) => PostedDocument | undefined;
}

const INVOICES: Reader = { listName: 'Invoices', read: makeReader(invoiceSchema, fromInvoice) };
const CREDIT_NOTES: Reader = {
  listName: 'CreditNotes',
  read: makeReader(creditNoteSchema, fromCreditNote),
};
const PAYMENTS: Reader = { listName: 'Payments', read: makeReader(paymentSchema, fromPayment) };
const BANK_TRANSACTIONS: Reader = {
  listName: 'BankTransactions',
  read: makeReader(bankTransactionSchema, fromBankTransaction),
};
const BANK_TRANSFERS: Reader = {
  listName: 'BankTransfers',
  read: makeReader(bankTransferSchema, fromBankTransfer),
};

const READERS: Readonly<Record<StepKind, Reader>> = {
  contact: { listName: 'Contacts', read: makeReader(contactSchema, fromContact) },
  updateContact: { listName: 'Contacts', read: makeReader(contactSchema, fromContact) },
  item: { listName: 'Items', read: makeReader(itemSchema, fromItem) },
  invoice: INVOICES,
  updateInvoice: INVOICES,
  voidInvoice: INVOICES,
  creditNote: CREDIT_NOTES,
  voidCreditNote: CREDIT_NOTES,
  manualJournal: {
    listName: 'ManualJournals',
    read: makeReader(manualJournalSchema, fromManualJournal),
  },
  bankTransaction: BANK_TRANSACTIONS,
  bankTransfer: BANK_TRANSFERS,
  deleteBankTransaction: BANK_TRANSACTIONS,
  deleteBankTransfer: BANK_TRANSFERS,
  payment: PAYMENTS,
  refund: PAYMENTS,
  deletePayment: PAYMENTS,
  deleteAllocation: {
    listName: null,
    read: makeReader(deletedAllocationSchema, (_, { model }) =>
      fromDeletedAllocation((model as { readonly allocationID: string }).allocationID),
    ),
  },
  allocation: {
    listName: 'Allocations',
    read: makeReader(allocationSchema, (allocation, request) =>
      fromAllocation(allocation, request.documentId ?? ''),
    ),
  },
};

/**
 * The elements of an answer in the order they were sent; undefined when the answer is not a list
 * of such documents, and the outcome therefore not known.
 */
export function readElements(body: unknown, request: XeroRequest): ElementAnswer[] | undefined {
  const reader = READERS[request.kind];
  const list = reader.listName === null ? [body] : getField(body, reader.listName);
  if (!Array.isArray(list)) return undefined;
  const answers = list.map((element: unknown) => readElement(element, reader, request));
  return answers.every((answer) => answer !== undefined) ? answers : undefined;
}

/** Posted means an id and no errors; anything that is neither posted nor refused is not known. */
function readElement(
  element: unknown,
  reader: Reader,
  request: XeroRequest,
): ElementAnswer | undefined {
  const messages = listMessages(element);
  if (messages.length > 0) {
    return { ok: false, reason: translateRefusal(messages, request.kind), messages };
  }
  const document = reader.read(element, request);
  return document === undefined || document.xeroId === '' ? undefined : { ok: true, document };
}

function makeReader<S extends z.ZodType>(
  schema: S,
  convert: (value: z.infer<S>, request: XeroRequest) => PostedDocument,
): Reader['read'] {
  return (element, request) => {
    const parsed = schema.safeParse(element);
    return parsed.success ? convert(parsed.data, request) : undefined;
  };
}

function getField(body: unknown, name: string): unknown {
  return typeof body === 'object' && body !== null ? Reflect.get(body, name) : undefined;
}
