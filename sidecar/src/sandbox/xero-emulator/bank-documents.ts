import { randomUUID } from 'node:crypto';
import { addMoney, computeLineAmount, computeTax, subtractMoney } from './arithmetic.ts';
import { dayToDateString, dayToMsDate, readDay, toMsDate } from './envelope.ts';
import type { Organisation } from './organisation.ts';
import type { Account, BankTransaction, BankTransfer, Line } from './records.ts';
import {
  checkLockDates,
  ElementRefusal,
  findLineAccountOrRefuse,
  findTaxRateOrRefuse,
} from './validation.ts';
import { readList, readNumber, readObject, readText, type Fields } from './wire-input.ts';

/** Money spent from or received into a bank account. */
export function createBankTransaction(
  organisation: Organisation,
  fields: Fields,
  now: number,
): BankTransaction {
  const type = readTypeOrRefuse(readText(fields['Type']));
  const account = findBankAccountOrRefuse(organisation, readObject(fields['BankAccount']));
  const contact = findContactOrRefuse(organisation, readObject(fields['Contact']));
  const day = readDay(fields['Date']) ?? new Date(now).toISOString().slice(0, 10);
  const amounts = readText(fields['LineAmountTypes']) || 'Exclusive';
  if (type === 'RECEIVE-OVERPAYMENT' && amounts !== 'NoTax') {
    throw new ElementRefusal('The LineAmountTypes of an overpayment must be NoTax');
  }
  const lines = readList(fields['LineItems']).map((line) =>
    // What is paid too much is owed to the customer, whatever account is named.
    type === 'RECEIVE-OVERPAYMENT'
      ? readDebtorsLine(organisation, line)
      : readLine(organisation, line, amounts),
  );
  if (lines.length === 0) throw new ElementRefusal('One or more line items must be specified');
  const tax = addMoney(...lines.map(({ TaxAmount }) => TaxAmount));
  const sum = addMoney(...lines.map(({ LineAmount }) => LineAmount));
  const total = amounts === 'Exclusive' ? addMoney(sum, tax) : sum;
  if (total < 0) {
    throw new ElementRefusal('The Total for this document must be greater than or equal to zero.');
  }
  checkLockDates(organisation, day);
  const transaction: BankTransaction = {
    BankTransactionID: randomUUID(),
    Type: type,
    ...(type === 'RECEIVE-OVERPAYMENT' ? { OverpaymentID: randomUUID() } : {}),
    ...(type === 'RECEIVE-PREPAYMENT' ? { PrepaymentID: randomUUID() } : {}),
    ContactID: contact,
    AccountID: account.AccountID,
    Date: day,
    Reference: readText(fields['Reference']),
    Status: 'AUTHORISED',
    LineAmountTypes: amounts,
    LineItems: lines,
    SubTotal: subtractMoney(total, tax),
    TotalTax: tax,
    Total: total,
    CurrencyCode: account.CurrencyCode ?? organisation.record.baseCurrency,
    UpdatedDateUTC: now,
  };
  organisation.bankTransactions.push(transaction);
  return transaction;
}

/** Money from one bank account to another. */
export function createBankTransfer(
  organisation: Organisation,
  fields: Fields,
  now: number,
): BankTransfer {
  const from = findBankAccountOrRefuse(organisation, readObject(fields['FromBankAccount']));
  const to = findBankAccountOrRefuse(organisation, readObject(fields['ToBankAccount']));
  const amount = readNumber(fields['Amount'], 0);
  const day = readDay(fields['Date']) ?? new Date(now).toISOString().slice(0, 10);
  if (from.AccountID === to.AccountID) {
    throw new ElementRefusal('The From and To bank accounts must be different');
  }
  if (amount <= 0) throw new ElementRefusal('Amount must be greater than zero');
  checkLockDates(organisation, day);
  const transfer: BankTransfer = {
    BankTransferID: randomUUID(),
    FromAccountID: from.AccountID,
    ToAccountID: to.AccountID,
    Amount: amount,
    Date: day,
    Reference: readText(fields['Reference']),
    FromBankTransactionID: randomUUID(),
    ToBankTransactionID: randomUUID(),
    Status: 'AUTHORISED',
    CreatedDateUTC: now,
  };
  organisation.bankTransfers.push(transfer);
  return transfer;
}

/** What is deleted stays listed, as deleted. */
export function endBankDocument(
  organisation: Organisation,
  document: BankTransaction | BankTransfer,
  now: number,
): void {
  if (document.Status === 'DELETED') {
    throw new ElementRefusal('Bank transaction not of valid status for modification');
  }
  if (document.IsReconciled === true) {
    throw new ElementRefusal(
      'This Bank Transaction cannot be edited as it has been reconciled with a Bank Statement.',
    );
  }
  checkLockDates(organisation, document.Date);
  document.Status = 'DELETED';
  if ('UpdatedDateUTC' in document) document.UpdatedDateUTC = now;
}

/** A person puts another amount into its first line. */
export function editBankTransaction(
  organisation: Organisation,
  transaction: BankTransaction,
  { addedAmount, now }: { readonly addedAmount: number; readonly now: number },
): void {
  checkLockDates(organisation, transaction.Date);
  const [line] = transaction.LineItems;
  if (line === undefined) return;
  line.UnitAmount = addMoney(line.UnitAmount, addedAmount);
  line.LineAmount = addMoney(line.LineAmount, addedAmount);
  transaction.SubTotal = addMoney(transaction.SubTotal, addedAmount);
  transaction.Total = addMoney(transaction.Total, addedAmount);
  transaction.UpdatedDateUTC = now;
}

function findBankAccountOrRefuse(organisation: Organisation, fields: Fields): Account {
  const [id, code] = [readText(fields['AccountID']), readText(fields['Code'])];
  const account = organisation.accounts.find(
    (entry) => entry.AccountID === id || (id === '' && code !== '' && entry.Code === code),
  );
  if (account === undefined) throw new ElementRefusal('Account could not be found');
  if (account.Type !== 'BANK') {
    throw new ElementRefusal('The bank account must be of type BANK');
  }
  if (account.Status === 'ARCHIVED') {
    throw new ElementRefusal(`${account.Name} bank account is archived and cannot be used`);
  }
  return account;
}

function findContactOrRefuse(organisation: Organisation, fields: Fields): string {
  const id = readText(fields['ContactID']);
  const contact = organisation.contacts.find(({ ContactID }) => ContactID === id);
  if (contact === undefined) throw new ElementRefusal('Contact cannot be empty');
  if (contact.ContactStatus === 'ARCHIVED') {
    throw new ElementRefusal('The contact with the specified contact details has been archived.');
  }
  return contact.ContactID;
}

const TYPES = ['SPEND', 'RECEIVE', 'RECEIVE-OVERPAYMENT', 'RECEIVE-PREPAYMENT'] as const;

function readTypeOrRefuse(text: string): BankTransaction['Type'] {
  const type = TYPES.find((entry) => entry === text);
  if (type === undefined) throw new ElementRefusal('Bank transaction type must be specified');
  return type;
}

function readDebtorsLine(organisation: Organisation, fields: Fields): Line {
  const debtors = organisation.accounts.find(({ SystemAccount }) => SystemAccount === 'DEBTORS');
  const unitAmount = readNumber(fields['UnitAmount'], 0);
  return {
    LineItemID: randomUUID(),
    Description: readText(fields['Description']),
    Quantity: 1,
    UnitAmount: unitAmount,
    AccountCode: debtors?.Code ?? '',
    TaxType: 'NONE',
    TaxAmount: 0,
    LineAmount: unitAmount,
    Tracking: [],
  };
}

function readLine(organisation: Organisation, fields: Fields, amounts: string): Line {
  const description = readText(fields['Description']);
  if (description === '') {
    throw new ElementRefusal('The description field is mandatory for each line item.');
  }
  const account = findLineAccountOrRefuse(organisation, readText(fields['AccountCode']));
  const isTaxed = amounts !== 'NoTax';
  const taxType = isTaxed ? readText(fields['TaxType']) || account.TaxType : 'NONE';
  const rate = isTaxed ? findTaxRateOrRefuse(organisation, taxType, account) : 0;
  const quantity = readNumber(fields['Quantity'], 1);
  const unitAmount = readNumber(fields['UnitAmount'], 0);
  const lineAmount = computeLineAmount({ quantity, unitAmount, discountRate: 0 });
  return {
    LineItemID: randomUUID(),
    Description: description,
    Quantity: quantity,
    UnitAmount: unitAmount,
    AccountCode: account.Code,
    AccountID: account.AccountID,
    TaxType: taxType,
    TaxAmount: computeTax(lineAmount, rate, amounts),
    LineAmount: lineAmount,
    Tracking: [],
  };
}

export function showBankTransaction(
  organisation: Organisation,
  transaction: BankTransaction,
): Record<string, unknown> {
  const {
    ContactID,
    AccountID,
    Date: day,
    UpdatedDateUTC,
    IsReconciled: _,
    ...fields
  } = transaction;
  const contact = organisation.contacts.find((entry) => entry.ContactID === ContactID);
  return {
    ...fields,
    Contact: { ContactID, Name: contact?.Name, HasValidationErrors: false },
    BankAccount: showAccountRef(organisation, AccountID),
    Date: dayToMsDate(day),
    DateString: dayToDateString(day),
    IsReconciled: transaction.IsReconciled === true,
    HasAttachments: false,
    UpdatedDateUTC: toMsDate(UpdatedDateUTC),
  };
}

export function showBankTransfer(
  organisation: Organisation,
  transfer: BankTransfer,
): Record<string, unknown> {
  const {
    FromAccountID,
    ToAccountID,
    Date: day,
    CreatedDateUTC,
    IsReconciled,
    ...fields
  } = transfer;
  return {
    ...fields,
    FromBankAccount: showAccountRef(organisation, FromAccountID),
    ToBankAccount: showAccountRef(organisation, ToAccountID),
    Date: dayToMsDate(day),
    DateString: dayToDateString(day),
    FromIsReconciled: false,
    ToIsReconciled: IsReconciled === true,
    HasAttachments: false,
    CreatedDateUTC: toMsDate(CreatedDateUTC),
  };
}

function showAccountRef(organisation: Organisation, id: string): Record<string, unknown> {
  const account = organisation.accounts.find(({ AccountID }) => AccountID === id);
  return { AccountID: id, Code: account?.Code, Name: account?.Name };
}

/** What each bank account holds by payments, refunds, bank transactions and transfers. */
export function listBankBalances(organisation: Organisation): Record<string, number> {
  const { payments, bankTransactions, bankTransfers } = organisation;
  const moves = [
    ...payments
      .filter(({ Status }) => Status === 'AUTHORISED')
      .map(({ AccountID, Amount, PaymentType }) =>
        move(AccountID, PaymentType === 'ACCRECPAYMENT' ? Amount : -Amount),
      ),
    ...bankTransactions
      .filter(({ Status }) => Status === 'AUTHORISED')
      .map(({ AccountID, Type, Total }) => move(AccountID, Type === 'SPEND' ? -Total : Total)),
    ...bankTransfers
      .filter(({ Status }) => Status === 'AUTHORISED')
      .flatMap(({ FromAccountID, ToAccountID, Amount }) => [
        move(FromAccountID, -Amount),
        move(ToAccountID, Amount),
      ]),
  ];
  return Object.fromEntries(
    organisation.accounts
      .filter(({ Type }) => Type === 'BANK')
      .map(({ AccountID, Code }) => [
        Code,
        addMoney(...moves.filter(({ id }) => id === AccountID).map(({ amount }) => amount)),
      ]),
  );
}

function move(id: string, amount: number): { readonly id: string; readonly amount: number } {
  return { id, amount };
}
