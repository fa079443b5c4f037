import type {
  BookedContact,
  BookedDocument,
  BookedInvoice,
  BookedItem,
} from '../booking/xero-documents.ts';
import type { ContactChanges, ContactTexts } from '../customer/plan-contact-update.ts';
import type { BankDeletion, BankStepBody } from './bank-steps.ts';
import type { BookedJournal } from './correcting-journal.ts';

export interface ContactStepBody extends BookedContact {
  readonly kind: 'contact';
}

/** What changed in the store of a contact that Xero has: only these fields, at most one open a contact. */
export interface UpdateContact {
  readonly kind: 'updateContact';
  /** Of the contact in Xero, which two customers may share. */
  readonly key: string;
  readonly needs: readonly string[];
  readonly contactId: string;
  /** What the contact is made of from then on. */
  readonly contact: BookedContact;
  readonly changes: ContactChanges;
  /** What Xero held of these fields before. */
  readonly was: ContactTexts;
}

/** New lines and dates for an invoice that has no money on it yet; its number stays. */
export interface UpdateInvoice {
  readonly kind: 'updateInvoice';
  /** The key of the invoice itself. */
  readonly key: string;
  readonly needs: readonly string[];
  readonly invoice: BookedInvoice;
}

export interface VoidInvoice {
  readonly kind: 'voidInvoice';
  readonly key: string;
  readonly needs: readonly string[];
  readonly invoiceKey: string;
  /** It went out as a draft: Xero deletes drafts and voids only what was approved. */
  readonly isDraft?: boolean;
}

export interface VoidCreditNote {
  readonly kind: 'voidCreditNote';
  readonly key: string;
  readonly needs: readonly string[];
  readonly creditNoteKey: string;
}

/** A payment or a refund. */
export interface DeletePayment {
  readonly kind: 'deletePayment';
  readonly key: string;
  readonly needs: readonly string[];
  readonly paymentKey: string;
}

/** A credit note is no longer set against its invoice. */
export interface DeleteAllocation {
  readonly kind: 'deleteAllocation';
  readonly key: string;
  readonly needs: readonly string[];
  readonly allocationKey: string;
  readonly creditNoteKey: string;
}

/** What one step writes to Xero. Voids and deletes name the document that they end. */
export type StepBody =
  | ContactStepBody
  | UpdateContact
  | BookedItem
  | BookedDocument
  | BookedJournal
  | BankStepBody
  | BankDeletion
  | UpdateInvoice
  | VoidInvoice
  | VoidCreditNote
  | DeletePayment
  | DeleteAllocation;

/** What an order's own plan is made of; a journal and what a bank account pays are of many orders. */
export type OrderStepBody = Exclude<
  StepBody,
  BookedJournal | BankStepBody | BankDeletion | UpdateContact
>;

export type StepKind = StepBody['kind'];

export type StepState = 'planned' | 'sending' | 'unknown' | 'done' | 'rejected' | 'replaced';

/** Legal transitions. Everything else is a bug and is refused. */
export const STEP_TRANSITIONS: Readonly<Record<StepState, readonly StepState[]>> = {
  planned: ['sending', 'replaced', 'rejected'],
  sending: ['done', 'rejected', 'unknown', 'planned'],
  unknown: ['done', 'rejected', 'planned', 'sending'],
  rejected: ['planned', 'replaced'],
  done: [],
  replaced: [],
};
