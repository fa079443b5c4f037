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
  'fees.deleted_in_xero': {
    kind: 'user',
    message: '{document} ({amount}) was deleted in Xero.',
    suggestion:
      'Book it again, or keep it deleted where it was booked otherwise. Without it the clearing account does not come to nothing.',
  },
  'fees.changed_in_xero': {
    kind: 'user',
    message: '{document} was changed in Xero: {what}.',
    suggestion: 'Keep what Xero has, or put it back there as it was: then this closes by itself.',
  },
  'payout.under_way': {
    kind: 'user',
    message: 'Payout {payout} is on its way to Xero.',
    suggestion: 'Wait until it is there, then take it back.',
  },
  'payout.taken_back': {
    kind: 'user',
    message: 'Payout {payout} is being taken back.',
    suggestion: 'Wait until it is out of Xero, then import its file anew.',
  },
  'payout.closed': {
    kind: 'user',
    message: 'It cannot be taken back: it is dated {on}, in a closed period.',
    suggestion: 'Open the period in Xero (or move “filed until”), then take it back.',
  },
  'payout.not_removed': {
    kind: 'user',
    message: 'Payout {payout} of {method} is not wholly out of Xero: {problem}',
    suggestion:
      'Delete in Xero what is named on the payout (Payouts): where it is reconciled, undo that first. Then press I deleted it in Xero there.',
  },
  'payout.still_in_xero': {
    kind: 'user',
    message: 'Xero still has {document}.',
    suggestion: 'Delete it in Xero (undo its reconciliation first), then press the button again.',
  },
  'payout.unknown': {
    kind: 'user',
    message: 'There is no such payout.',
    suggestion: 'Reload the page.',
  },
} as const satisfies Readonly<Record<string, ErrorEntry>>;
