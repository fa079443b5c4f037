import type { ErrorEntry } from './error-entry.ts';

/** Codes of what an organisation has, and of where the mappings lead to in it. */
export const MAPPING_CODES = {
  'mapping.payment_missing': {
    kind: 'user',
    message: 'The payment method {method} has no account in Xero.',
    suggestion: 'Choose its account on Mappings → Payment methods.',
  },
  'mapping.payment_account_gone': {
    kind: 'user',
    message: 'The account chosen for a payment method is not in Xero any more.',
    suggestion: 'Choose another account on Mappings → Payment methods.',
  },
  'mapping.payment_account_unfit': {
    kind: 'user',
    message: 'Payments cannot be booked to {account} {name}.',
    suggestion: 'Choose a bank account, or enable payments to this account in Xero.',
  },
  'mapping.tax_missing': {
    kind: 'user',
    message: 'Tax {rate} % {reason} {country} has no tax rate in Xero.',
    suggestion: 'Choose its tax rate on Mappings → Taxes.',
  },
  'mapping.tax_ambiguous': {
    kind: 'user',
    message: 'Tax {rate} % {reason} {country} has more than one tax rate in Xero.',
    suggestion: 'Make one of the rules on Mappings → Taxes more exact.',
  },
  'mapping.tax_gone': {
    kind: 'user',
    message: 'The tax rate {taxType} is not active in Xero.',
    suggestion: 'Choose another one on Mappings → Taxes.',
  },
  'mapping.tax_rate_differs': {
    kind: 'user',
    message: '{tax} is {rateInXero} % in Xero, but the order was taxed at {rateInStore} %.',
    suggestion: 'Choose a tax rate of {rateInStore} % on Mappings → Taxes.',
  },
  'mapping.tax_refused_by_account': {
    kind: 'user',
    message: 'Xero does not allow {tax} on account {account} {name}.',
    suggestion: 'Choose another account or tax rate on Mappings.',
  },
  'mapping.revenue_missing': {
    kind: 'user',
    message: 'No sales account fits products of “{category}”.',
    suggestion: 'Choose one on Mappings → Sales accounts.',
  },
  'mapping.account_missing': {
    kind: 'user',
    message: 'No account is chosen for {purpose}.',
    suggestion: 'Choose one on Mappings.',
  },
  'mapping.account_gone': {
    kind: 'user',
    message: 'Account {account} is not in Xero.',
    suggestion: 'Choose another account on Mappings.',
  },
  'mapping.account_archived': {
    kind: 'user',
    message: 'Account {account} {name} is archived.',
    suggestion: 'Restore it in Xero, or choose another account on Mappings.',
  },
  'mapping.account_unfit': {
    kind: 'user',
    message: 'Account {account} {name} cannot be used on invoice lines.',
    suggestion: 'Choose a revenue account on Mappings.',
  },
  'mapping.item_missing': {
    kind: 'user',
    message: 'Xero has no item with the code {sku}.',
    suggestion: 'Create the item in Xero, or choose “Book the line without an item” in Settings.',
  },
  'organisation.rate_missing': {
    kind: 'user',
    message:
      'The store has no exchange rate from {store} to {currency}, the currency of the organisation.',
    suggestion:
      'Add {currency} to the currencies of nopCommerce with its rate, or choose Xero’s rate of the day under Settings.',
  },
  'mapping.payment_account_currency': {
    kind: 'user',
    message:
      'Money in {currency} cannot go to account {account} {name}, which is in {accountCurrency}.',
    suggestion: 'Choose an account in {currency} for this payment method under Mappings.',
  },
  'organisation.currency_missing': {
    kind: 'user',
    message: 'The organisation in Xero does not have the currency {currency}.',
    suggestion: 'Add {currency} in Xero (Settings → Currencies; some plans do not allow it).',
  },
  'organisation.period_locked': {
    kind: 'user',
    message: 'Its day is locked in Xero (until {lockedUntil}).',
    suggestion: 'Open the period in Xero, or choose “Book on the next open day” in Settings.',
  },
  'organisation.timezone_unknown': {
    kind: 'bug',
    message: 'Xero’s time zone {timezone} is not known to Daybook.',
    suggestion: 'Send this message to support; choose another time zone in Xero meanwhile.',
  },
} as const satisfies Readonly<Record<string, ErrorEntry>>;
