import type { BookedBankTransaction, BookedBankTransfer } from '../../domain/ledger/bank-steps.ts';
import { minorToXeroNumber } from './xero-number.ts';
import { cleanLine, MAX_LENGTHS } from './xero-text.ts';

export function makeBankTransactionModel(body: BookedBankTransaction, contactID: string): object {
  return {
    type: body.type,
    contact: { contactID },
    bankAccount: { accountID: body.accountId },
    date: body.on,
    reference: cleanReference(body),
    // Xero answers in the bank account's own currency: setting another is refused here.
    lineAmountTypes: 'Inclusive',
    status: 'AUTHORISED',
    lineItems: body.lines.map(({ description, amountMinor, accountCode, taxType }) => ({
      description: cleanLine(description, MAX_LENGTHS.description),
      quantity: 1,
      unitAmount: minorToXeroNumber(amountMinor),
      accountCode,
      taxType,
    })),
  };
}

export function makeBankTransferModel(body: BookedBankTransfer): object {
  return {
    fromBankAccount: { accountID: body.fromAccountId },
    toBankAccount: { accountID: body.toAccountId },
    amount: minorToXeroNumber(body.amountMinor),
    date: body.on,
    reference: cleanReference(body),
  };
}

/** What both are known by in Xero: neither has a number. */
export function cleanReference({ reference }: { readonly reference: string }): string {
  return cleanLine(reference, MAX_LENGTHS.reference);
}
