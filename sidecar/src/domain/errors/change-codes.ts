import type { ErrorEntry } from './error-entry.ts';

/** Codes of what became of booked orders: changed in Xero, taken back. */
export const CHANGE_CODES = {
  'order.undo_closed': {
    kind: 'user',
    message:
      'It cannot be taken back: {document} is dated {on}, in a closed period. Nor can it be credited: drafts cannot, nor what is over 0.00, is refunded in full, was changed in Xero, or had gift cards or points come back.',
    suggestion:
      'Open the period in Xero (or change “Closed up to and including” in Settings), or press Book after all and refund it in the store: that is credited in an open month.',
  },
  'order.undo_foreign_payment': {
    kind: 'user',
    message:
      'It cannot be taken back: a payment of {amount} was made on {number} in Xero by somebody else.',
    suggestion: 'Remove that payment in Xero and check again, or press Book after all.',
  },
  'order.undo_after_journal': {
    kind: 'user',
    message:
      'It cannot be taken back: a journal has moved amounts of {document}. Nor can it be credited: what is refunded in full, was changed in Xero, or had gift cards or points come back cannot.',
    suggestion: 'Reverse it in Xero by hand with your accountant, or press Book after all.',
  },
  'order.undo_needs_xero': {
    kind: 'user',
    message: 'It cannot be taken back: a credit note is set against its invoice.',
    suggestion:
      'Remove the credit from the invoice in Xero and void both there, or press Book after all.',
  },
  'order.undo_paid_out': {
    kind: 'user',
    message: 'It cannot be taken back: its money came to the bank with payout {payout}.',
    suggestion: 'Press Book after all, and refund the order in nopCommerce instead.',
  },
  'order.undo_in_summary': {
    kind: 'user',
    message:
      'It cannot be taken back by itself: {document} is a summary of many orders. Nor can its part be credited: what is refunded in full cannot, nor where gift cards or points came back, or where an account of it is gone or the period is closed.',
    suggestion:
      'Refund in the store what is left of it: that is credited in a summary of its day. Or press Book after all.',
  },
  'order.undo_summary_changed': {
    kind: 'user',
    message:
      'Its part of summary {document} is neither credited nor booked again: that was changed or voided in Xero.',
    suggestion:
      'Put the summary back in Xero as it was, or make it again under Review. Then check again, or press Book after all.',
  },
  'order.undo_waits_for_summary': {
    kind: 'user',
    message:
      'Out of Xero after midnight: its part goes into the summary of {day} as a credit that is paid back.',
    suggestion: 'Until then Book after all leaves everything as it was.',
  },
  'order.changed_in_summary': {
    kind: 'user',
    message: 'It stands in a summary with other orders, and what changed cannot be added to one.',
    suggestion: 'Compare the order with Xero and book the difference there by hand.',
  },
  'ledger.summary_changed_in_xero': {
    kind: 'user',
    message:
      'Summary {number} was changed in Xero: {what}. Its orders count as booked all the same.',
    suggestion:
      'Put it back in Xero as it was, then this closes by itself. What was meant to change is better booked as a document of its own.',
  },
  'ledger.summary_voided_in_xero': {
    kind: 'user',
    message:
      'Summary {number} was voided or deleted in Xero. Its orders count as booked all the same.',
    suggestion:
      'Make it again: a document with the next number, of the same orders and amounts, with its payment. What was not meant to be sold is refunded in the store, then it is credited.',
  },
  'order.nothing_to_undo': {
    kind: 'user',
    message: 'Nothing of this order stands in Xero, or something is on its way.',
    suggestion:
      'Wait until it is booked; an order that is not in Xero yet can be left out with Don’t book.',
  },
  'order.difference_is_no_credit': {
    kind: 'user',
    message: 'The edit did not only take something off {number}: a credit note cannot add.',
    suggestion: 'Credit the invoice and issue another one, or leave it as it was booked.',
  },
  'order.edit_of_draft': {
    kind: 'user',
    message: 'Invoice {number} is a draft in Xero: a draft takes no credit.',
    suggestion: 'Approve it in Xero, or change it there by hand and leave it as it was booked.',
  },
  'order.edit_of_customer': {
    kind: 'user',
    message:
      'The order went to another customer: a credit over the difference would leave {number} with the one before.',
    suggestion: 'Credit the invoice and issue another one, or leave it as it was booked.',
  },
  'order.edit_of_currency': {
    kind: 'user',
    message: 'The order went to another currency: no credit of {number} can pay it.',
    suggestion: 'Take the order out of Xero and book it again, or leave it as it was booked.',
  },
  'order.edit_of_gift_cards': {
    kind: 'user',
    message: 'Gift cards or points pay the order otherwise now than they paid {number}.',
    suggestion: 'Take the order out of Xero and book it again, or leave it as it was booked.',
  },
  'order.edit_of_refunded': {
    kind: 'user',
    message: 'All of {number} was refunded, and so would be the invoice in its place.',
    suggestion: 'Leave it as it was booked: nothing is left to credit or to be paid.',
  },
  'order.edit_of_changed_document': {
    kind: 'user',
    message: 'What stands on {number} in Xero is not all that Daybook booked, or more.',
    suggestion: 'Repair it in Xero by hand, then leave the order as it was booked.',
  },
  'order.credited_document_voided': {
    kind: 'user',
    message: '{number} was voided or deleted in Xero; it had been credited and issued again.',
    suggestion: 'Repair it in Xero by hand, then open the order and keep what Xero has.',
  },
  'order.voided_in_xero': {
    kind: 'user',
    message: 'Invoice {number} was voided or deleted in Xero.',
    suggestion:
      'Open the order and choose: leave it like that and not book it, or book it again under a new number.',
  },
  'order.credit_note_voided_in_xero': {
    kind: 'user',
    message: 'Credit note {number} was voided in Xero.',
    suggestion:
      'Open the order and choose: credit it again under a new number, or keep what Xero has where it was credited there by hand.',
  },
  'order.edited_in_xero': {
    kind: 'user',
    message: '{number} was edited in Xero: {what}.',
    suggestion: 'Open the order and choose: keep what Xero has, or put it back as the order says.',
  },
  'order.edited_in_xero_after_payment': {
    kind: 'user',
    message: '{number} was edited in Xero: {what}.',
    suggestion:
      'Money stands on it, so Daybook cannot put it back. Open the order and keep what Xero has, or repair it in Xero and check again.',
  },
  'order.payment_removed_in_xero': {
    kind: 'user',
    message: 'A payment of {amount} was removed from {number} in Xero.',
    suggestion: 'Open the order and choose: keep it like that, or book the payment again.',
  },
  'order.credit_removed_in_xero': {
    kind: 'user',
    message: 'A credit of {amount} was taken off {number} in Xero.',
    suggestion:
      'Open the order and choose: keep it like that, or set the credit against the invoice again.',
  },
  'order.paid_in_xero': {
    kind: 'user',
    message: 'Invoice {number} was paid in Xero ({amount}); in the store the order is unpaid.',
    suggestion:
      'Open the order and choose: mark it as paid in the store, or leave the store as it is.',
  },
  'order.part_paid_in_xero': {
    kind: 'user',
    message: 'A payment of {amount} was made on {number} in Xero that Daybook does not know of.',
    suggestion:
      'Open the order and keep it, or remove it in Xero and check again: Daybook then books the store’s payment.',
  },
  'order.kept_as_in_xero': {
    kind: 'user',
    message: '{number} is kept as it is in Xero.',
    suggestion: 'Nothing to do.',
  },
  'order.changed_since_shown': {
    kind: 'user',
    message: 'Nothing was done: the order was changed since this was shown.',
    suggestion: 'Look at what is shown now, and choose again.',
  },
  'order.nothing_to_decide': {
    kind: 'user',
    message: 'There is nothing to choose here any more: the order or Xero has changed.',
    suggestion: 'Reload the page.',
  },
} as const satisfies Readonly<Record<string, ErrorEntry>>;
