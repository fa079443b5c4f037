import { randomUUID } from 'node:crypto';
import { computeBalance, settleStatus } from './balances.ts';
import { readDay } from './envelope.ts';
import { getDayRate } from './exchange-rates.ts';
import type { Organisation } from './organisation.ts';
import type { Account, Allocation, Payment, SalesDocument } from './records.ts';
import { checkLockDates, ElementRefusal } from './validation.ts';
import { readNumber, readObject, readText, type Fields } from './wire-input.ts';

export function createPayment(organisation: Organisation, fields: Fields, now: number): Payment {
  const document = findDocumentOrRefuse(organisation, fields);
  const account = findPaymentAccountOrRefuse(organisation, readObject(fields['Account']));
  const amount = readNumber(fields['Amount'], 0);
  const day = readDay(fields['Date']) ?? new Date(now).toISOString().slice(0, 10);
  const messages: string[] = [];
  if (document.Status !== 'AUTHORISED') {
    messages.push('Payments can only be made against Authorised documents');
  }
  if (amount > computeBalance(organisation, document).due) {
    messages.push('Payment amount exceeds the amount outstanding on this document');
  }
  if (!canTake(organisation, account, document)) {
    messages.push('The payment must be in the currency of the document or of the organisation');
  }
  if (amount <= 0) messages.push('The Payment Amount must be greater than zero');
  if (messages.length > 0) throw new ElementRefusal(...messages);
  checkLockDates(organisation, day);
  const payment: Payment = {
    PaymentID: randomUUID(),
    DocumentID: document.ID,
    AccountID: account.AccountID,
    Date: day,
    Amount: amount,
    CurrencyRate: readRate(organisation, fields, document),
    Reference: readText(fields['Reference']),
    Status: 'AUTHORISED',
    PaymentType: document.Kind === 'invoice' ? 'ACCRECPAYMENT' : 'ARCREDITPAYMENT',
    IsReconciled: fields['IsReconciled'] === true,
    UpdatedDateUTC: now,
  };
  organisation.payments.push(payment);
  settleStatus(organisation, document, now);
  return payment;
}

/** A bank account in a third currency takes no part of the document. */
function canTake(
  { record }: Organisation,
  { CurrencyCode: currency }: Account,
  document: SalesDocument,
): boolean {
  return [undefined, record.baseCurrency, document.CurrencyCode].includes(currency);
}

function readRate({ record }: Organisation, fields: Fields, document: SalesDocument): number {
  const { CurrencyCode: currency } = document;
  if (currency === record.baseCurrency) return 1;
  return readNumber(fields['CurrencyRate'], getDayRate(record.baseCurrency, currency));
}

/** The only update that a payment knows. */
export function deletePayment(organisation: Organisation, payment: Payment, now: number): void {
  if (payment.Status === 'DELETED')
    throw new ElementRefusal('Payment not of valid status for modification');
  checkLockDates(organisation, payment.Date);
  payment.Status = 'DELETED';
  payment.UpdatedDateUTC = now;
  const document = organisation.documents.find(({ ID }) => ID === payment.DocumentID);
  if (document !== undefined) settleStatus(organisation, document, now);
}

function findDocumentOrRefuse(organisation: Organisation, fields: Fields): SalesDocument {
  const invoice = readObject(fields['Invoice']);
  const note = readObject(fields['CreditNote']);
  const keys = [
    invoice['InvoiceID'],
    invoice['InvoiceNumber'],
    note['CreditNoteID'],
    note['CreditNoteNumber'],
  ]
    .map(readText)
    .filter((key) => key !== '');
  const document = organisation.documents.find(
    ({ ID, Number: number }) => keys.includes(ID) || keys.includes(number),
  );
  if (document === undefined) throw new ElementRefusal('Document could not be found');
  return document;
}

function findPaymentAccountOrRefuse(organisation: Organisation, fields: Fields): Account {
  const [id, code] = [readText(fields['AccountID']), readText(fields['Code'])];
  if (id === '' && code === '') {
    throw new ElementRefusal('You must specify an Account code or Account ID for the payment.');
  }
  const account = organisation.accounts.find(
    (entry) => entry.AccountID === id || (id === '' && entry.Code === code),
  );
  if (account === undefined) throw new ElementRefusal('Account could not be found');
  if (account.Status === 'ARCHIVED') {
    throw new ElementRefusal(`${account.Name} bank account is archived and cannot be used`);
  }
  if (account.Type !== 'BANK' && !account.EnablePaymentsToAccount) {
    throw new ElementRefusal('Account type is invalid for making a payment to/from');
  }
  return account;
}

export function createAllocation(
  organisation: Organisation,
  note: SalesDocument,
  input: { readonly fields: Fields; readonly now: number },
): Allocation {
  const { fields, now } = input;
  const target = readObject(fields['Invoice']);
  const key = readText(target['InvoiceID']) || readText(target['InvoiceNumber']);
  const invoice = organisation.documents.find(
    (entry) => entry.Kind === 'invoice' && (entry.ID === key || entry.Number === key),
  );
  if (invoice === undefined)
    throw new ElementRefusal('An existing invoice with the specified ID could not be found');
  if ([note, invoice].some(({ Status }) => !['AUTHORISED', 'PAID'].includes(Status))) {
    throw new ElementRefusal('Payments can only be made against Authorised documents');
  }
  const amount = readNumber(fields['Amount'], 0);
  const day = readDay(fields['Date']) ?? new Date(now).toISOString().slice(0, 10);
  if (
    amount > computeBalance(organisation, note).due ||
    amount > computeBalance(organisation, invoice).due
  ) {
    throw new ElementRefusal(
      'The amount to allocate exceeds the amount outstanding on this document',
    );
  }
  checkLockDates(organisation, day);
  const allocation: Allocation = {
    AllocationID: randomUUID(),
    CreditNoteID: note.ID,
    InvoiceID: invoice.ID,
    Amount: amount,
    Date: day,
  };
  organisation.allocations.push(allocation);
  settleStatus(organisation, note, now);
  settleStatus(organisation, invoice, now);
  return allocation;
}

/** The credit is free again, and the invoice due. */
export function deleteAllocation(organisation: Organisation, index: number, now: number): void {
  const [allocation] = organisation.allocations.splice(index, 1);
  if (allocation === undefined) return;
  for (const document of organisation.documents) {
    if (document.ID === allocation.CreditNoteID || document.ID === allocation.InvoiceID) {
      settleStatus(organisation, document, now);
    }
  }
}
