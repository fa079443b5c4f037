import type { ErrorEntry } from './error-entry.ts';

/** Codes of gateways' fees and payouts. */
export const FEE_CODES = {
  'fees.account_is_no_bank': {
    kind: 'user',
    message:
      'Fees cannot leave {account} {name}: Xero lets money leave accounts of the type Bank only.',
    suggestion:
      'Choose a clearing account of the type Bank for the payment method, or take its fees out.',
  },
  'fees.not_booked': {
    kind: 'user',
    message: 'Fees of {method} are not in Xero yet: {problem}',
    suggestion:
      'Mend what is named, in Xero or on Mappings. Daybook tries again by itself, or at once when you check again.',
  },
  'payout.not_booked': {
    kind: 'user',
    message: 'Payout {payout} of {method} is not whole in Xero: {problem}',
    suggestion: 'Mend what is named in Xero, then press Try again on the payout (Payouts).',
  },
  'payout.no_fee_account': {
    kind: 'user',
    message: 'Nobody has said yet where the fees of {method} go.',
    suggestion:
      'Enter the fees of the payment method on Mappings first (0 where you do not know them): their account is needed.',
  },
  'payout.changed': {
    kind: 'user',
    message: 'The payout is not what you saw any more. Nothing was booked.',
    suggestion: 'Look at the file again, then confirm it.',
  },
  'payout.already_confirmed': {
    kind: 'user',
    message: 'Payout {payout} was confirmed before. Nothing was booked.',
    suggestion: 'Nothing to do: find it in the list of payouts.',
  },
  'payout.does_not_add_up': {
    kind: 'user',
    message: 'Payout {payout} cannot be confirmed: some of its rows cannot be booked.',
    suggestion: 'Look at the file again: each row that cannot be booked says why.',
  },
  'payout.account_missing': {
    kind: 'user',
    message: 'Row {row} belongs to no order and has no account yet.',
    suggestion: 'Choose an account for it, then confirm the payout.',
  },
  'payout.bank_account_unfit': {
    kind: 'user',
    message: 'The payout cannot come to {account}.',
    suggestion:
      'Choose an active bank account of the payout’s currency that is not the clearing account.',
  },
  'payout.unknown': {
    kind: 'user',
    message: 'There is no such payout.',
    suggestion: 'Reload the page.',
  },
} as const satisfies Readonly<Record<string, ErrorEntry>>;
