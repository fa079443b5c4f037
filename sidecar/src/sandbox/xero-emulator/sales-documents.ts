import { randomUUID } from 'node:crypto';
import {
  addMoney,
  computeLineAmount,
  computeTax,
  roundUnitAmount,
  subtractMoney,
} from './arithmetic.ts';
import { computeBalance, settleStatus } from './balances.ts';
import { readDay } from './envelope.ts';
import { getDayRate } from './exchange-rates.ts';
import type { Organisation } from './organisation.ts';
import type { Line, SalesDocument } from './records.ts';
import {
  CallRefusal,
  checkCurrency,
  checkLockDates,
  ElementRefusal,
  findLineAccountOrRefuse,
  findTaxRateOrRefuse,
  NOT_FOUND,
} from './validation.ts';
import { readList, readNumber, readObject, readText, type Fields } from './wire-input.ts';

export interface WriteOptions {
  readonly kind: SalesDocument['Kind'];
  readonly isCreate: boolean;
  /** The id in the path; undefined for the collection. */
  readonly id?: string | undefined;
  readonly unitDecimals: number;
  readonly now: number;
}

const ENDED = ['VOIDED', 'DELETED'];

/** Names of the fields that differ between invoices and credit notes. */
export function getFieldNames(kind: SalesDocument['Kind']): {
  id: string;
  number: string;
  title: string;
} {
  return kind === 'invoice'
    ? { id: 'InvoiceID', number: 'InvoiceNumber', title: 'Invoice' }
    : { id: 'CreditNoteID', number: 'CreditNoteNumber', title: 'Credit Note' };
}

export function writeSalesDocument(
  organisation: Organisation,
  fields: Fields,
  options: WriteOptions,
): SalesDocument {
  const existing = findTarget(organisation, fields, options);
  if (existing !== undefined) return updateDocument(organisation, existing, { fields, options });
  const document = makeDocument(organisation, fields, options);
  organisation.documents.push(document);
  settleStatus(organisation, document, options.now);
  return document;
}

function findTarget(
  organisation: Organisation,
  fields: Fields,
  options: WriteOptions,
): SalesDocument | undefined {
  const names = getFieldNames(options.kind);
  const documents = organisation.documents.filter(({ Kind }) => Kind === options.kind);
  const id = options.id ?? readText(fields[names.id]);
  if (id !== '') {
    const found = documents.find((document) => document.ID === id || document.Number === id);
    if (found === undefined) throw new CallRefusal(404, NOT_FOUND);
    return found;
  }
  const number = readText(fields[names.number]);
  const found = documents.find((document) => number !== '' && document.Number === number);
  if (found === undefined) return undefined;
  if (options.isCreate) throw new ElementRefusal(`${names.title} # must be unique.`);
  return found;
}

function makeDocument(
  organisation: Organisation,
  fields: Fields,
  options: WriteOptions,
): SalesDocument {
  const names = getFieldNames(options.kind);
  const today = new Date(options.now).toISOString().slice(0, 10);
  const type = readText(fields['Type']);
  const wanted = options.kind === 'invoice' ? 'ACCREC' : 'ACCRECCREDIT';
  if (type !== wanted) throw new ElementRefusal(`${names.title} not of valid type for creation`);
  const currency = readText(fields['CurrencyCode']) || organisation.record.baseCurrency;
  checkCurrency(organisation, currency);
  const status = readText(fields['Status']) || 'DRAFT';
  const document: SalesDocument = {
    ID: randomUUID(),
    Kind: options.kind,
    Type: type,
    Number: readText(fields[names.number]) || makeNumber(organisation, options.kind),
    Reference: readText(fields['Reference']),
    ContactID: findContactOrRefuse(organisation, readObject(fields['Contact'])),
    Date: readDay(fields['Date']) ?? today,
    Status: status,
    LineAmountTypes: readText(fields['LineAmountTypes']) || 'Exclusive',
    LineItems: [],
    SubTotal: 0,
    TotalTax: 0,
    Total: 0,
    CurrencyCode: currency,
    CurrencyRate: readCurrencyRate(organisation, fields, currency),
    SentToContact: fields['SentToContact'] === true,
    UpdatedDateUTC: options.now,
  };
  if (typeof fields['Url'] === 'string') document.Url = fields['Url'];
  const due = readDay(fields['DueDate']);
  if (due !== undefined) document.DueDate = due;
  else if (options.kind === 'invoice' && status !== 'DRAFT') {
    throw new ElementRefusal('Due date cannot be empty.');
  }
  if (status !== 'DRAFT') checkLockDates(organisation, document.Date);
  setLines(organisation, document, { lines: readList(fields['LineItems']), options });
  return document;
}

function readCurrencyRate({ record }: Organisation, fields: Fields, currency: string): number {
  if (currency === record.baseCurrency) return 1;
  return readNumber(fields['CurrencyRate'], getDayRate(record.baseCurrency, currency));
}

function makeNumber(organisation: Organisation, kind: SalesDocument['Kind']): string {
  const count = organisation.documents.filter((document) => document.Kind === kind).length;
  return `${kind === 'invoice' ? 'INV' : 'CN'}-${String(count + 1).padStart(4, '0')}`;
}

function findContactOrRefuse(organisation: Organisation, fields: Fields): string {
  const id = readText(fields['ContactID']);
  const number = readText(fields['ContactNumber']);
  const name = readText(fields['Name']);
  const contact = organisation.contacts.find(
    (entry) =>
      (id !== '' && entry.ContactID === id) ||
      (id === '' && number !== '' && entry.ContactNumber === number) ||
      (id === '' && number === '' && entry.Name.toLowerCase() === name.toLowerCase()),
  );
  // An unknown ContactID refuses the whole call (facts/xero §3).
  if (contact === undefined) throw new CallRefusal(404, NOT_FOUND);
  if (contact.ContactStatus === 'ARCHIVED') {
    throw new ElementRefusal(
      'The contact with the specified contact details has been archived. The contact must be un-archived before creating new invoices or credit notes.',
    );
  }
  contact.IsCustomer = true;
  return contact.ContactID;
}

interface LineInput {
  readonly lines: readonly Fields[];
  readonly options: WriteOptions;
}

function setLines(organisation: Organisation, document: SalesDocument, input: LineInput): void {
  if (input.lines.length === 0) {
    throw new ElementRefusal('One or more line items must be specified');
  }
  document.LineItems = input.lines.map((fields) =>
    makeLine(organisation, document, { fields, options: input.options }),
  );
  const lines = addMoney(...document.LineItems.map(({ LineAmount }) => LineAmount));
  document.TotalTax = addMoney(...document.LineItems.map(({ TaxAmount }) => TaxAmount));
  const isInclusive = document.LineAmountTypes === 'Inclusive';
  document.SubTotal = isInclusive ? subtractMoney(lines, document.TotalTax) : lines;
  document.Total = isInclusive ? lines : addMoney(lines, document.TotalTax);
  if (document.Total < 0) {
    throw new ElementRefusal('The Total for this document must be greater than or equal to zero.');
  }
}

function makeLine(
  organisation: Organisation,
  document: SalesDocument,
  input: { readonly fields: Fields; readonly options: WriteOptions },
): Line {
  const { fields, options } = input;
  const description = readText(fields['Description']);
  if (description === '') {
    throw new ElementRefusal('The description field is mandatory for each line item.');
  }
  const quantity = readNumber(fields['Quantity'], 1);
  if (quantity < 0) {
    throw new ElementRefusal(
      `The quantity value '${quantity.toFixed(4)}' is invalid. Quantity must not be less than zero.`,
    );
  }
  const account = findLineAccountOrRefuse(organisation, readText(fields['AccountCode']));
  const taxType = readText(fields['TaxType']) || account.TaxType;
  const rate = findTaxRateOrRefuse(organisation, taxType, account);
  const unitAmount = roundUnitAmount(readNumber(fields['UnitAmount'], 0), options.unitDecimals);
  const discountRate = options.kind === 'invoice' ? readNumber(fields['DiscountRate'], 0) : 0;
  const lineAmount = computeLineAmount({ quantity, unitAmount, discountRate });
  checkSentLineAmount(fields, lineAmount);
  const itemCode = readText(fields['ItemCode']);
  if (itemCode !== '' && !organisation.items.some(({ Code }) => Code === itemCode)) {
    throw new ElementRefusal(`Item code '${itemCode}' is not valid`);
  }
  const computed = computeTax(lineAmount, rate, document.LineAmountTypes);
  const isFixed = organisation.record.automaticSalesTax || document.LineAmountTypes === 'NoTax';
  return {
    LineItemID: readText(fields['LineItemID']) || randomUUID(),
    Description: description,
    Quantity: quantity,
    UnitAmount: unitAmount,
    AccountCode: account.Code,
    AccountID: account.AccountID,
    TaxType: taxType,
    TaxAmount: isFixed ? computed : readNumber(fields['TaxAmount'], computed),
    LineAmount: lineAmount,
    ...(itemCode === '' ? {} : { ItemCode: itemCode }),
    Tracking: readTracking(organisation, readList(fields['Tracking'])),
  };
}

function checkSentLineAmount(fields: Fields, lineAmount: number): void {
  const sent = fields['LineAmount'];
  if (sent === undefined || readNumber(sent, lineAmount) === lineAmount) return;
  throw new ElementRefusal(
    `The line total ${readNumber(sent, 0).toFixed(2)} does not match the expected line total ${lineAmount.toFixed(2)}`,
  );
}

function readTracking(organisation: Organisation, entries: readonly Fields[]): Line['Tracking'] {
  return entries.flatMap((entry) => {
    const [name, option] = [readText(entry['Name']), readText(entry['Option'])];
    const category = organisation.trackingCategories.find(({ Name }) => Name === name);
    return category?.Options.some(({ Name }) => Name === option) === true
      ? [{ Name: name, Option: option }]
      : [];
  });
}

interface UpdateInput {
  readonly fields: Fields;
  readonly options: WriteOptions;
}

function updateDocument(
  organisation: Organisation,
  document: SalesDocument,
  { fields, options }: UpdateInput,
): SalesDocument {
  const status = readText(fields['Status']);
  const { title } = getFieldNames(options.kind);
  if (ENDED.includes(document.Status)) {
    throw new ElementRefusal(`${title} not of valid status for modification`);
  }
  if (ENDED.includes(status)) {
    endDocument(organisation, document, { status, title });
    document.UpdatedDateUTC = options.now;
    return document;
  }
  const balance = computeBalance(organisation, document);
  const lines = readList(fields['LineItems']);
  if (lines.length > 0) {
    if (balance.paid > 0 || balance.credited > 0) {
      throw new ElementRefusal(
        `${title} not of valid status for modification`,
        'This document cannot be edited as it has a payment or credit note allocated to it.',
      );
    }
    checkLockDates(organisation, document.Date);
    const amounts = readText(fields['LineAmountTypes']);
    if (amounts !== '') document.LineAmountTypes = amounts;
    document.Date = readDay(fields['Date']) ?? document.Date;
    setLines(organisation, document, { lines, options });
  }
  if (status !== '') document.Status = status;
  if (typeof fields['Reference'] === 'string') document.Reference = fields['Reference'];
  document.DueDate = readDay(fields['DueDate']) ?? document.DueDate ?? document.Date;
  settleStatus(organisation, document, options.now);
  return document;
}

/** Drafts are deleted, authorised documents without money on them voided. */
function endDocument(
  organisation: Organisation,
  document: SalesDocument,
  end: { readonly status: string; readonly title: string },
): void {
  const balance = computeBalance(organisation, document);
  const isDraft = document.Status === 'DRAFT' || document.Status === 'SUBMITTED';
  const isLegal = end.status === 'DELETED' ? isDraft : !isDraft;
  if (!isLegal || balance.paid > 0 || balance.credited > 0) {
    throw new ElementRefusal(`${end.title} not of valid status for modification`);
  }
  checkLockDates(organisation, document.Date);
  document.Status = end.status;
}
