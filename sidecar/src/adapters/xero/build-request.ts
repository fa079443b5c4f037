import { readDeletedId } from '../../domain/ledger/bank-steps.ts';
import type { StepKind } from '../../domain/ledger/step.ts';
import type { ResolvedStep, XeroRequest } from '../../ports/xero-gateway.ts';
import { makeBankTransactionModel, makeBankTransferModel } from './bank-models.ts';
import { makeContactModel, makeContactUpdateModel } from './contact-model.ts';
import { makeJournalModel } from './journal-model.ts';
import { makeCreditNoteModel, makeInvoiceModel, makeRateField } from './sales-document-model.ts';
import { minorToXeroNumber } from './xero-number.ts';
import { cleanLine, MAX_LENGTHS } from './xero-text.ts';

const BATCH_SIZE = 50;
/** Xero takes these one document a call, or answers nothing of each by itself. */
const ONE_A_CALL: ReadonlySet<StepKind> = new Set([
  'allocation',
  'voidInvoice',
  'voidCreditNote',
  'updateInvoice',
  'deletePayment',
  'bankTransfer',
  'deleteAllocation',
  'deleteBankTransaction',
  'deleteBankTransfer',
]);

export function getMaxStepsPerCall(kind: StepKind): number {
  return ONE_A_CALL.has(kind) ? 1 : BATCH_SIZE;
}

/** What one step adds to a call. */
interface StepModel {
  /** The id in the path, for kinds that take one document a call. */
  readonly documentId: string | null;
  readonly element: object;
}

/** The list that each kind's elements go into, as xero-node names it. */
const LIST_NAMES: Readonly<Record<StepKind, string | null>> = {
  contact: 'contacts',
  updateContact: 'contacts',
  item: 'items',
  invoice: 'invoices',
  updateInvoice: 'invoices',
  voidInvoice: 'invoices',
  voidCreditNote: 'creditNotes',
  creditNote: 'creditNotes',
  payment: 'payments',
  refund: 'payments',
  allocation: 'allocations',
  manualJournal: 'manualJournals',
  bankTransaction: 'bankTransactions',
  bankTransfer: 'bankTransfers',
  deleteBankTransaction: 'bankTransactions',
  deleteBankTransfer: null,
  deletePayment: null,
  deleteAllocation: null,
};

/** The request for steps of one kind, as plain JSON. Pure: the same steps make the same bytes. */
export function buildRequest(kind: StepKind, steps: readonly ResolvedStep[]): XeroRequest {
  const [first] = steps;
  if (first === undefined || steps.length > getMaxStepsPerCall(kind)) {
    throw new RangeError(`${steps.length} steps of kind ${kind} do not fit a call`);
  }
  const models = steps.map((step) => {
    if (step.body.kind !== kind) throw new RangeError(`a ${step.body.kind} among steps of ${kind}`);
    return makeStepModel(step);
  });
  const listName = LIST_NAMES[kind];
  const elements = models.map((model) => model.element);
  return {
    kind,
    documentId: models[0]?.documentId ?? null,
    model: listName === null ? elements[0] : { [listName]: elements },
  };
}

function makeStepModel(step: ResolvedStep): StepModel {
  const { body } = step;
  switch (body.kind) {
    case 'contact':
      return unaddressed(makeContactModel(body));
    case 'updateContact':
      return unaddressed(makeContactUpdateModel(body));
    case 'item':
      return unaddressed({
        code: cleanLine(body.code, MAX_LENGTHS.itemCode),
        name: cleanLine(body.name, MAX_LENGTHS.itemName),
      });
    case 'invoice':
      return unaddressed(makeInvoiceModel(body, getId(step, body.contactKey)));
    case 'updateInvoice':
      return {
        documentId: getId(step, body.key),
        element: makeInvoiceModel(body.invoice, getId(step, body.invoice.contactKey)),
      };
    case 'creditNote':
      return unaddressed(makeCreditNoteModel(body, getId(step, body.contactKey)));
    case 'manualJournal':
      return unaddressed(makeJournalModel(body));
    case 'bankTransaction':
      return unaddressed(makeBankTransactionModel(body, getId(step, body.contactKey)));
    case 'bankTransfer':
      return unaddressed(makeBankTransferModel(body));
    case 'payment':
      return unaddressed({
        invoice: { invoiceID: getId(step, body.invoiceKey) },
        ...makePaymentFields(body),
      });
    case 'refund':
      return unaddressed({
        creditNote: { creditNoteID: getId(step, body.creditNoteKey) },
        ...makePaymentFields(body),
      });
    case 'allocation':
      return {
        documentId: getId(step, body.creditNoteKey),
        element: {
          invoice: { invoiceID: getId(step, body.invoiceKey) },
          amount: minorToXeroNumber(body.amountMinor),
          date: body.allocatedOn,
        },
      };
    case 'voidInvoice':
      return {
        documentId: getId(step, body.invoiceKey),
        element: { status: body.isDraft === true ? 'DELETED' : 'VOIDED' },
      };
    case 'voidCreditNote':
      return { documentId: getId(step, body.creditNoteKey), element: { status: 'VOIDED' } };
    case 'deletePayment':
      return { documentId: getId(step, body.paymentKey), element: { status: 'DELETED' } };
    case 'deleteBankTransaction':
    case 'deleteBankTransfer':
      return { documentId: readDeletedId(body), element: { status: 'DELETED' } };
    case 'deleteAllocation':
      return {
        documentId: getId(step, body.creditNoteKey),
        element: { allocationID: getId(step, body.allocationKey) },
      };
  }
}

interface PaymentFields {
  readonly accountId: string;
  readonly paidOn: string;
  readonly amountMinor: number;
  readonly currencyRate?: string;
  readonly reference: string;
}

function makePaymentFields(payment: PaymentFields): object {
  const reference = cleanLine(payment.reference, MAX_LENGTHS.reference);
  return {
    account: { accountID: payment.accountId },
    date: payment.paidOn,
    amount: minorToXeroNumber(payment.amountMinor),
    ...makeRateField(payment),
    ...(reference === '' ? {} : { reference }),
  };
}

function unaddressed(element: object): StepModel {
  return { documentId: null, element };
}

/** The Xero id of what a step needs. It is posted before the step is ready, so it is there. */
export function getId(step: ResolvedStep, key: string): string {
  const id = step.idsByKey[key];
  if (id === undefined) throw new RangeError(`the Xero id of ${key} is missing`);
  return id;
}
