import type { ErrorEntry } from './error-entry.ts';

/** Codes of Xero's side: sign-in, limits, refusals. */
export const XERO_CODES = {
  'xero.rate_limited': {
    kind: 'operational',
    message: 'Xero allows no more calls at the moment.',
    suggestion: 'Nothing to do: Daybook goes on when the limit resets.',
  },
  'xero.day_limit_reached': {
    kind: 'operational',
    message: 'The calls that Xero allows in a day are used up until {until}.',
    suggestion: 'Nothing to do: Daybook goes on by itself. A larger Xero plan allows more calls.',
  },
  'xero.unreachable': {
    kind: 'operational',
    message: 'Xero could not be reached.',
    suggestion: 'Nothing to do at first: Daybook tries again. If it stays, check the network.',
  },
  'xero.offline': {
    kind: 'operational',
    message: 'Xero is down for maintenance or the organisation is offline.',
    suggestion: 'Nothing to do: Daybook tries again. See status.xero.com.',
  },
  'xero.answer_lost': {
    kind: 'operational',
    message: 'Xero’s answer did not arrive, so nobody knows yet whether it was booked.',
    suggestion: 'Nothing to do: Daybook looks it up in Xero before it sends anything again.',
  },
  'xero.server_error': {
    kind: 'operational',
    message: 'Xero had an error of its own (HTTP {status}).',
    suggestion: 'Nothing to do: Daybook looks up what was booked and tries again.',
  },
  'xero.answer_unreadable': {
    kind: 'operational',
    message: 'Xero answered with something that Daybook does not understand (HTTP {status}).',
    suggestion: 'Nothing to do at first: it is looked up. If it stays, send the log to support.',
  },
  'xero.answer_incomplete': {
    kind: 'operational',
    message: 'Xero answered for fewer documents, or for others, than the {sent} that were sent.',
    suggestion: 'Nothing to do: Daybook looks each of them up in Xero.',
  },
  'xero.key_reused': {
    kind: 'bug',
    message: 'A call was repeated with other contents than before.',
    suggestion: 'Nothing was booked twice. Send the log lines of this call to support.',
  },
  'xero.token_expired': {
    kind: 'operational',
    message: 'The sign-in to Xero had to be renewed.',
    suggestion: 'Nothing to do: it is sent again.',
  },
  'xero.sign_in_again': {
    kind: 'user',
    message: 'The sign-in to Xero is no longer valid.',
    suggestion: 'Press Connect to Xero again in Settings. Orders wait meanwhile; nothing is lost.',
  },
  'xero.disconnected': {
    kind: 'user',
    message: 'The organisation is not connected to Daybook any more.',
    suggestion: 'Press Connect to Xero again in Settings and choose the same organisation.',
  },
  'xero.permission_missing': {
    kind: 'user',
    message: 'Daybook was not given the permission that this needs in Xero.',
    suggestion: 'Connect Xero again with a user who may change invoices, payments and contacts.',
  },
  'xero.bank_permission_missing': {
    kind: 'user',
    message: 'Fees and payouts wait: Daybook may not write bank transactions in Xero yet.',
    suggestion:
      'Connect Xero again to allow bank transactions (Settings, Xero connection). What waits is sent by itself then.',
  },
  'xero.app_refused': {
    kind: 'user',
    message: 'Xero does not accept the client id and secret ({error}).',
    suggestion: 'Copy both again from developer.xero.com, and check the redirect address there.',
  },
  'xero.sign_in_failed': {
    kind: 'user',
    message: 'Xero did not complete the sign-in ({error}).',
    suggestion: 'Press Connect to Xero again. A sign-in must be finished within five minutes.',
  },
  'xero.refused': {
    kind: 'user',
    message: 'Xero refused it: {text}',
    suggestion: 'Correct what Xero names, then press Check again.',
  },
  'xero.not_found': {
    kind: 'user',
    message: 'Xero does not find a contact, invoice or account that this needs.',
    suggestion: 'Check whether it was deleted in Xero, then press Check again.',
  },
  'xero.contact_name_taken': {
    kind: 'user',
    message: 'Another contact in Xero already has the name “{name}”.',
    suggestion: 'Rename one of them in Xero, or give the right one the customer’s contact number.',
  },
  'xero.contact_number_taken': {
    kind: 'user',
    message: 'Another contact in Xero already has the customer’s contact number.',
    suggestion: 'Remove the contact number from the wrong contact in Xero, then press Check again.',
  },
  'xero.account_number_taken': {
    kind: 'user',
    message: 'Another contact in Xero already has the account number.',
    suggestion: 'Remove it from the wrong contact in Xero, then press Check again.',
  },
  'xero.contact_archived': {
    kind: 'user',
    message: 'The customer’s contact is archived in Xero.',
    suggestion: 'Restore the contact in Xero, then press Check again.',
  },
  'xero.contact_incomplete': {
    kind: 'user',
    message: 'Xero needs a name for the contact.',
    suggestion: 'Give the customer a name in nopCommerce, then press Resync order.',
  },
  'xero.email_refused': {
    kind: 'user',
    message: 'Xero does not accept the customer’s e-mail address.',
    suggestion: 'Correct the address in nopCommerce, then press Resync order.',
  },
  'xero.number_taken': {
    kind: 'user',
    message: 'Xero already holds a document of this number.',
    suggestion: 'Renumber the one in Xero, or change the number template in Settings.',
  },
  'xero.document_closed': {
    kind: 'user',
    message: 'The document in Xero is paid, voided or deleted and cannot be changed.',
    suggestion: 'Look at it in Xero; make a credit note there if it has to change.',
  },
  'xero.document_has_payment': {
    kind: 'user',
    message: 'The document in Xero has a payment or a credit note on it and cannot be changed.',
    suggestion: 'Remove the payment in Xero, or make a credit note there.',
  },
  'xero.account_invalid': {
    kind: 'user',
    message: 'Account {account} cannot be used on this document.',
    suggestion: 'Choose another account on Mappings.',
  },
  'xero.account_archived': {
    kind: 'user',
    message: 'Account {account} is archived or deleted in Xero.',
    suggestion: 'Restore it in Xero, or choose another account on Mappings.',
  },
  'xero.account_missing': {
    kind: 'user',
    message: 'Xero needs an account on every line and payment.',
    suggestion: 'Choose the account on Mappings.',
  },
  'xero.tax_refused_by_account': {
    kind: 'user',
    message: 'Xero does not allow tax {taxType} on account {account}.',
    suggestion: 'Choose another account or tax rate on Mappings.',
  },
  'xero.tax_missing': {
    kind: 'user',
    message: 'Xero needs a tax rate on every line.',
    suggestion: 'Choose the tax rate on Mappings → Taxes.',
  },
  'xero.lines_refused': {
    kind: 'bug',
    message: 'Xero does not accept the lines of the document: {text}',
    suggestion: 'Send the log lines of this order to support.',
  },
  'xero.date_refused': {
    kind: 'bug',
    message: 'Xero does not accept the dates of the document: {text}',
    suggestion: 'Send the log lines of this order to support.',
  },
  'xero.period_locked': {
    kind: 'user',
    message: 'Its day is locked in Xero (until {lockedUntil}).',
    suggestion: 'Open the period in Xero, or choose “Book on the next open day” in Settings.',
  },
  'xero.currency_missing': {
    kind: 'user',
    message: 'The organisation in Xero does not have the currency {currency}.',
    suggestion: 'Add {currency} in Xero (Settings → Currencies; some plans do not allow it).',
  },
  'xero.currency_rate_missing': {
    kind: 'user',
    message: 'Xero has no exchange rate for this currency and day.',
    suggestion: 'Add the rate in Xero, then press Check again.',
  },
  'xero.invoice_limit_reached': {
    kind: 'user',
    message: 'The Xero plan allows no more approved invoices this month.',
    suggestion: 'Choose a larger plan in Xero, or wait for next month, then press Check again.',
  },
  'xero.item_refused': {
    kind: 'user',
    message: 'Xero does not accept the item {item}.',
    suggestion: 'Create the item in Xero, or choose “Book the line without an item” in Settings.',
  },
  'xero.payment_too_large': {
    kind: 'user',
    message: 'The payment or credit is larger than what is still due on the document in Xero.',
    suggestion:
      'Look for a payment that was entered in Xero by hand, or an overpayment or prepayment that was set against it, and remove one of the two.',
  },
  'xero.document_not_open': {
    kind: 'user',
    message: 'The document in Xero is not open for a payment: it is a draft, paid or voided.',
    suggestion:
      'Look at it in Xero: approve it, or remove the payment that was entered by hand, or the overpayment or prepayment that was set against it.',
  },
  'xero.payment_account_unfit': {
    kind: 'user',
    message: 'The account chosen for this payment method cannot take payments in Xero.',
    suggestion: 'Choose a bank account on Mappings, or enable payments to the account in Xero.',
  },
  'xero.payment_in_batch': {
    kind: 'user',
    message: 'The payment is part of a batch in Xero and cannot be removed alone.',
    suggestion: 'Remove the batch in Xero, then press Check again.',
  },
} as const satisfies Readonly<Record<string, ErrorEntry>>;
