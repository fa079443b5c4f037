import type { XeroErrorCode } from './xero-error-code.ts';

export interface CatalogueRow {
  /** The beginning of Xero's text; `{name}` stands for a detail, `{}` for anything. */
  readonly text: string;
  readonly code: XeroErrorCode;
  /** Keeps the whole text as a detail: it says more than the code. */
  readonly keepsText?: boolean;
  /** Causes that are the organisation's and not the document's: one entry for all orders. */
  readonly details?: Readonly<Record<string, string>>;
}

/**
 * What Xero's validation texts mean, the most telling first: Xero often answers with two.
 * Texts as recorded from Xero; compared without case, by prefix.
 */
export const ERROR_CATALOGUE: readonly CatalogueRow[] = [
  {
    text: 'The contact name {name} is already assigned to another contact',
    code: 'xero.contact_name_taken',
  },
  {
    text: 'The existing contact with name "{}" cannot be updated to use new name "{name}"',
    code: 'xero.contact_name_taken',
  },
  {
    text: 'The contact number {number} is already assigned to another contact',
    code: 'xero.contact_number_taken',
  },
  { text: 'Another contact has this contact number', code: 'xero.contact_number_taken' },
  { text: 'The Account Number already exists', code: 'xero.account_number_taken' },
  {
    text: 'The specified contact details matched an archived contact',
    code: 'xero.contact_archived',
  },
  {
    text: 'The contact with the specified contact details has been archived',
    code: 'xero.contact_archived',
  },
  { text: "The status 'ARCHIVED' is not valid for contacts", code: 'xero.contact_archived' },
  {
    text: 'The Contact must contain at least 1 of the following elements',
    code: 'xero.contact_incomplete',
  },
  { text: 'Contact cannot be empty', code: 'xero.contact_incomplete' },
  { text: 'Paid to name cannot be empty', code: 'xero.contact_incomplete' },
  { text: 'Email address must be valid', code: 'xero.email_refused' },
  {
    text: 'The document date cannot be before the period lock date, currently set at {lockedUntil}',
    code: 'xero.period_locked',
  },
  {
    text: 'The document date cannot be before the end of year lock date, currently set at {lockedUntil}',
    code: 'xero.period_locked',
  },
  {
    text: '{} cannot be before the {} lock date, currently set at {lockedUntil}',
    code: 'xero.period_locked',
  },
  {
    text: 'The document cannot be edited as it is currently dated before the {} lock date',
    code: 'xero.period_locked',
    details: { lockedUntil: '?' },
  },
  { text: '{} # must be unique', code: 'xero.number_taken' },
  { text: "Price List Item with Code '{}' already exists", code: 'xero.number_taken' },
  {
    text: 'This document cannot be edited as it has a {} allocated to it',
    code: 'xero.document_has_payment',
  },
  { text: '{} not of valid status', code: 'xero.document_closed' },
  {
    text: 'Payments can only be made against Authorised documents',
    code: 'xero.document_not_open',
  },
  { text: 'Payment amount exceeds the amount outstanding', code: 'xero.payment_too_large' },
  {
    text: 'The amount to allocate exceeds the amount outstanding',
    code: 'xero.payment_too_large',
  },
  { text: 'Payments within a batch cannot be deleted', code: 'xero.payment_in_batch' },
  { text: 'Account type is invalid for making a payment', code: 'xero.payment_account_unfit' },
  { text: '{} bank account is archived and cannot be used', code: 'xero.payment_account_unfit' },
  {
    text: "Account code '{account}' is not a valid code for this document",
    code: 'xero.account_invalid',
  },
  {
    text: "Account code '{account}' has been archived, or has been deleted",
    code: 'xero.account_archived',
  },
  {
    text: "Account code '{account}' does not exist or cannot be applied to items",
    code: 'xero.account_invalid',
  },
  { text: 'Account code must be specified', code: 'xero.account_missing' },
  { text: 'Account code or ID must be specified', code: 'xero.account_missing' },
  {
    text: 'You must specify an Account code or Account ID for the payment',
    code: 'xero.account_missing',
  },
  {
    text: "The TaxType code '{taxType}' cannot be used with account code '{account}'",
    code: 'xero.tax_refused_by_account',
  },
  { text: 'The TaxType field is mandatory', code: 'xero.tax_missing' },
  { text: 'Organisation is not subscribed to currency {currency}', code: 'xero.currency_missing' },
  {
    text: "The current organisation is not subscribed to currency '{currency}'",
    code: 'xero.currency_missing',
  },
  { text: 'A currency rate must be specified', code: 'xero.currency_rate_missing' },
  {
    text: 'You have reached the limit of invoices you can approve',
    code: 'xero.invoice_limit_reached',
    details: { limit: 'invoices' },
  },
  { text: "Item code '{item}' is not valid", code: 'xero.item_refused' },
  {
    text: 'Price List Item Code must not be more than',
    code: 'xero.item_refused',
    details: { item: '?' },
  },
  { text: 'Account could not be found', code: 'xero.not_found' },
  { text: 'Document could not be found', code: 'xero.not_found' },
  {
    text: 'An existing Credit Note with the specified CreditNoteID could not be found',
    code: 'xero.not_found',
  },
  { text: 'An existing invoice with the specified ID could not be found', code: 'xero.not_found' },
  { text: 'The document with the supplied id was not found', code: 'xero.not_found' },
  { text: 'The description field is mandatory', code: 'xero.lines_refused', keepsText: true },
  {
    text: 'The line total {} does not match the expected line total',
    code: 'xero.lines_refused',
    keepsText: true,
  },
  { text: "The quantity value '{}' is invalid", code: 'xero.lines_refused', keepsText: true },
  {
    text: 'The Total for this document must be greater than or equal to zero',
    code: 'xero.lines_refused',
    keepsText: true,
  },
  {
    text: 'The tax amount cannot be greater than the line amount',
    code: 'xero.lines_refused',
    keepsText: true,
  },
  { text: 'Account must be valid', code: 'xero.lines_refused', keepsText: true },
  { text: 'Tax rate must be valid', code: 'xero.lines_refused', keepsText: true },
  { text: 'Discounts may not be applied', code: 'xero.lines_refused', keepsText: true },
  { text: 'Invoice not of valid type for creation', code: 'xero.lines_refused', keepsText: true },
  { text: 'Due date cannot be empty', code: 'xero.date_refused', keepsText: true },
  {
    text: 'The document DueDate field must be specified',
    code: 'xero.date_refused',
    keepsText: true,
  },
  { text: 'Idempotency Key: {} is used with a different request', code: 'xero.key_reused' },
];
