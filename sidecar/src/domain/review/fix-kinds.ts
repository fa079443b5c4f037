import type { BOOKING_CODES } from '../errors/booking-codes.ts';
import type { CHANGE_CODES } from '../errors/change-codes.ts';
import type { CONTACT_CODES } from '../errors/contact-codes.ts';
import type { MAPPING_CODES } from '../errors/mapping-codes.ts';
import type { FEE_CODES } from '../errors/fee-codes.ts';
import type { XERO_CODES } from '../errors/xero-codes.ts';
import type { XeroCause } from './xero-causes.ts';

/**
 * A choice that is made on the spot, or where else the remedy lies: in Xero (or with time) and then
 * checked again, in the order, in the settings.
 */
export type FixKind =
  | 'paymentAccount'
  | 'taxRate'
  | 'account'
  | 'revenueAccount'
  | 'replaceAccount'
  | 'replaceTaxRate'
  | 'contact'
  | 'giftCard'
  | 'bankDocument'
  | 'summary'
  | 'checkAgain'
  | 'order'
  | 'settings';

type Code =
  | keyof typeof BOOKING_CODES
  | keyof typeof CHANGE_CODES
  | keyof typeof CONTACT_CODES
  | keyof typeof MAPPING_CODES
  | keyof typeof XERO_CODES;

/**
 * Where the remedy of each cause lies. A cause that is repaired in Xero (`xero-causes.ts`) is only
 * here where something else can be done as well, without leaving the page.
 */
export const FIX_KINDS: Readonly<
  Record<Exclude<Code, XeroCause>, FixKind> &
    Partial<Record<Code | keyof typeof FEE_CODES, FixKind>>
> = {
  'order.waits_for_payment': 'order',
  'order.waits_after_void': 'order',
  'order.before_go_live': 'order',
  'order.refund_before_go_live': 'order',
  'order.not_live': 'order',
  'order.waits_for_ok': 'order',
  'order.waits_for_summary': 'order',
  'order.refund_waits_for_summary': 'order',
  'order.not_connected': 'checkAgain',
  'order.cancelled_unpaid': 'order',
  'order.deleted': 'order',
  'order.excluded': 'order',
  'order.already_in_xero': 'order',
  'order.total_off': 'order',
  'order.lines_off_subtotal': 'order',
  'order.tax_rates_off': 'order',
  'order.tax_without_rates': 'order',
  'order.tax_on_nothing': 'order',
  'order.negative_amount': 'order',
  'order.part_of_currency_unit': 'order',
  'order.customer_currency_unknown': 'order',
  'order.gift_card_in_customer_currency': 'order',
  'order.refunded_too_much': 'order',
  'order.refund_taken_back': 'order',
  'order.line_tax_unclear': 'order',
  'order.gift_card_taxed': 'order',
  'order.gift_card_sale_not_booked': 'giftCard',
  'order.gift_card_beyond_opening': 'giftCard',
  'order.gift_card_single_purpose': 'order',
  'order.gift_card_beyond_sale': 'order',
  'order.refund_of_used_card': 'order',
  'order.lines_do_not_fit': 'order',
  'order.tax_does_not_fit': 'order',
  'order.credit_does_not_fit': 'order',
  'order.changed_after_payment': 'order',
  'order.difference_is_no_credit': 'order',
  'order.edit_of_draft': 'order',
  'order.edit_of_customer': 'order',
  'order.edit_of_currency': 'order',
  'order.edit_of_gift_cards': 'order',
  'order.edit_of_refunded': 'order',
  'order.edit_of_changed_document': 'order',
  'order.credited_document_voided': 'order',
  'order.undo_closed': 'order',
  'order.undo_foreign_payment': 'order',
  'order.undo_after_journal': 'order',
  'order.undo_needs_xero': 'order',
  'order.undo_paid_out': 'order',
  'order.undo_in_summary': 'order',
  'order.undo_summary_changed': 'order',
  'order.undo_waits_for_summary': 'order',
  'order.changed_in_summary': 'order',
  'ledger.summary_changed_in_xero': 'settings',
  'ledger.summary_voided_in_xero': 'summary',
  'order.nothing_to_undo': 'order',
  'order.voided_in_xero': 'order',
  'order.credit_note_voided_in_xero': 'order',
  'order.edited_in_xero': 'order',
  'order.edited_in_xero_after_payment': 'order',
  'order.payment_removed_in_xero': 'order',
  'order.credit_removed_in_xero': 'order',
  'fees.deleted_in_xero': 'bankDocument',
  'fees.changed_in_xero': 'bankDocument',
  'order.paid_in_xero': 'order',
  'order.part_paid_in_xero': 'order',
  'order.kept_as_in_xero': 'order',
  'order.nothing_to_decide': 'order',
  'order.changed_since_shown': 'order',
  'order.organisation_changed': 'order',
  'order.changed_after_journal': 'order',
  'ledger.journal_refused': 'settings',
  'ledger.correction_changed': 'settings',
  'order.cancelled_after_payment': 'order',
  'order.unpaid_after_payment': 'order',
  'order.cancelled_but_paid': 'order',
  'order.tax_differs': 'order',
  'order.rate_not_exact': 'order',
  'organisation.rate_missing': 'checkAgain',
  'order.booked_as_draft': 'order',
  'order.dated_later': 'order',
  'order.malformed': 'order',
  'mapping.payment_missing': 'paymentAccount',
  'mapping.payment_account_gone': 'replaceAccount',
  'mapping.payment_account_unfit': 'replaceAccount',
  'mapping.payment_account_currency': 'replaceAccount',
  'mapping.tax_missing': 'taxRate',
  'mapping.tax_ambiguous': 'settings',
  'mapping.tax_gone': 'replaceTaxRate',
  'mapping.tax_rate_differs': 'replaceTaxRate',
  'mapping.tax_refused_by_account': 'settings',
  'mapping.revenue_missing': 'revenueAccount',
  'mapping.account_missing': 'account',
  'mapping.account_gone': 'replaceAccount',
  'mapping.account_archived': 'replaceAccount',
  'mapping.account_unfit': 'replaceAccount',
  'contact.archived': 'contact',
  'contact.doubtful': 'contact',
  'contact.missing': 'contact',
  'contact.replaced': 'order',
  'contact.update_refused': 'order',
  'contact.nothing_to_decide': 'order',
  'contact.not_there': 'order',
  'booking.does_not_add_up': 'order',
  'booking.failed': 'order',
  'ledger.step_unfit': 'order',
  'ledger.illegal_transition': 'order',
  'ledger.total_differs': 'order',
  'ledger.document_differs': 'order',
  'xero.rate_limited': 'checkAgain',
  'xero.day_limit_reached': 'checkAgain',
  'xero.unreachable': 'checkAgain',
  'xero.offline': 'checkAgain',
  'xero.answer_lost': 'checkAgain',
  'xero.server_error': 'checkAgain',
  'xero.answer_unreadable': 'checkAgain',
  'xero.answer_incomplete': 'checkAgain',
  'xero.key_reused': 'order',
  'xero.token_expired': 'checkAgain',
  'xero.sign_in_again': 'settings',
  'xero.disconnected': 'settings',
  'xero.permission_missing': 'settings',
  'xero.bank_permission_missing': 'settings',
  'xero.app_refused': 'settings',
  'xero.sign_in_failed': 'settings',
  'xero.refused': 'checkAgain',
  'xero.not_found': 'checkAgain',
  'xero.contact_incomplete': 'order',
  'xero.email_refused': 'order',
  'xero.number_taken': 'checkAgain',
  'xero.document_closed': 'checkAgain',
  'xero.document_has_payment': 'checkAgain',
  'xero.account_invalid': 'replaceAccount',
  'xero.account_archived': 'replaceAccount',
  'xero.account_missing': 'settings',
  'xero.tax_refused_by_account': 'settings',
  'xero.tax_missing': 'settings',
  'xero.lines_refused': 'order',
  'xero.date_refused': 'order',
  'xero.currency_rate_missing': 'checkAgain',
  'xero.invoice_limit_reached': 'checkAgain',
  'xero.payment_too_large': 'checkAgain',
  'xero.document_not_open': 'checkAgain',
  'xero.payment_in_batch': 'checkAgain',
};
