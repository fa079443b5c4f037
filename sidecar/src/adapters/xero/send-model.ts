import type { AccountingApi } from 'xero-node/dist/gen/api/accountingApi.js';
import type { XeroRequest } from '../../ports/xero-gateway.ts';

/** Four decimals in unit amounts. */
export const UNIT_DECIMALS = 4;
/** All elements are answered in order, each with its own errors. */
const SUMMARIZE_ERRORS = false;

export interface ModelToSend {
  readonly tenantId: string;
  readonly idempotencyKey: string;
  readonly request: XeroRequest;
}

/**
 * Hands a request to the method of xero-node that its kind goes by. Creates are PUT, so that a
 * number that exists is an error and never a silent overwrite.
 */
export function sendModel(api: AccountingApi, send: ModelToSend): Promise<unknown> {
  const { tenantId, idempotencyKey, request } = send;
  // The models of xero-node type enums as numbers although they are text: they cannot be used here.
  const model = request.model as never;
  const id = request.documentId ?? '';
  switch (request.kind) {
    case 'contact':
      return api.createContacts(tenantId, model, SUMMARIZE_ERRORS, idempotencyKey);
    case 'updateContact':
      return api.updateOrCreateContacts(tenantId, model, SUMMARIZE_ERRORS, idempotencyKey);
    case 'item':
      return api.createItems(tenantId, model, SUMMARIZE_ERRORS, UNIT_DECIMALS, idempotencyKey);
    case 'invoice':
      return api.createInvoices(tenantId, model, SUMMARIZE_ERRORS, UNIT_DECIMALS, idempotencyKey);
    case 'creditNote':
      return api.createCreditNotes(
        tenantId,
        model,
        SUMMARIZE_ERRORS,
        UNIT_DECIMALS,
        idempotencyKey,
      );
    case 'manualJournal':
      return api.createManualJournals(tenantId, model, SUMMARIZE_ERRORS, idempotencyKey);
    case 'bankTransaction':
      return api.createBankTransactions(
        tenantId,
        model,
        SUMMARIZE_ERRORS,
        UNIT_DECIMALS,
        idempotencyKey,
      );
    case 'bankTransfer':
      return api.createBankTransfer(tenantId, model, idempotencyKey);
    case 'payment':
    case 'refund':
      return api.createPayments(tenantId, model, SUMMARIZE_ERRORS, idempotencyKey);
    case 'allocation':
      return api.createCreditNoteAllocation(tenantId, id, model, SUMMARIZE_ERRORS, idempotencyKey);
    case 'updateInvoice':
    case 'voidInvoice':
      return api.updateInvoice(tenantId, id, model, UNIT_DECIMALS, idempotencyKey);
    case 'voidCreditNote':
      return api.updateCreditNote(tenantId, id, model, UNIT_DECIMALS, idempotencyKey);
    case 'deletePayment':
      return api.deletePayment(tenantId, id, model, idempotencyKey);
    case 'deleteBankTransaction':
      return api.updateBankTransaction(tenantId, id, model, UNIT_DECIMALS, idempotencyKey);
    case 'deleteBankTransfer':
      return api.deleteBankTransfer(tenantId, id, model, idempotencyKey);
    case 'deleteAllocation': {
      // It goes by its address: xero-node takes neither a body nor a key for it.
      const { allocationID } = request.model as { readonly allocationID: string };
      return api.deleteCreditNoteAllocations(tenantId, id, allocationID);
    }
  }
}
