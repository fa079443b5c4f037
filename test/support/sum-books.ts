import { Decimal } from 'decimal.js';
import type { EndToEndShop } from './end-to-end-shop.ts';

type AllBooks = Awaited<ReturnType<EndToEndShop['readBooks']>>;

interface Line {
  readonly AccountCode?: string;
  readonly TaxType: string;
  readonly TaxAmount: number;
  readonly LineAmount: number;
}

interface Document {
  readonly InvoiceID?: string;
  readonly CreditNoteID?: string;
  readonly InvoiceNumber?: string;
  readonly CreditNoteNumber?: string;
  readonly Reference?: string;
  readonly Status: string;
  readonly LineAmountTypes: string;
  readonly Contact: { readonly ContactID: string };
  readonly LineItems: readonly Line[];
}

interface Money {
  readonly Status: string;
  readonly Amount: number;
  readonly Account?: { readonly Code: string };
  readonly Invoice?: { readonly InvoiceID: string };
  readonly CreditNote?: { readonly CreditNoteID: string };
}

/** Sums of an order in Xero by account, tax type and contact; what is voided or deleted does not count. */
export function sumBooks(books: AllBooks, reference: string): Record<string, string> {
  const numbers = new Map(books.contacts.map((entry) => [entry.ContactID, entry.ContactNumber]));
  return sumDocuments(books, {
    isCounted: (document) => isOfOrder(document, reference),
    nameContact: ({ Contact: { ContactID } }) => `${numbers.get(ContactID) ?? ContactID} `,
  });
}

/** Sums of all that stands in Xero by account and tax type, of whichever contact. */
export function sumAllBooks(books: AllBooks): Record<string, string> {
  return sumDocuments(books, { isCounted: () => true, nameContact: () => '' });
}

interface Counted {
  readonly isCounted: (document: Document) => boolean;
  readonly nameContact: (document: Document) => string;
}

function sumDocuments(
  books: AllBooks,
  { isCounted, nameContact }: Counted,
): Record<string, string> {
  const isStanding = (document: Document): boolean =>
    !['VOIDED', 'DELETED'].includes(document.Status) && isCounted(document);
  const invoices = (books.invoices as unknown as Document[]).filter(isStanding);
  const notes = (books.creditNotes as unknown as Document[]).filter(isStanding);
  const ids = new Set(
    [...invoices, ...notes].map((entry) => entry.InvoiceID ?? entry.CreditNoteID),
  );
  const sums = new Map<string, Decimal>();
  const add = (key: string, amount: Decimal): void =>
    void sums.set(key, (sums.get(key) ?? new Decimal(0)).add(amount));
  for (const document of [...invoices, ...notes]) {
    const sign = document.InvoiceID === undefined ? -1 : 1;
    for (const line of document.LineItems) {
      const tax = new Decimal(line.TaxAmount);
      const amount = new Decimal(line.LineAmount);
      const net = document.LineAmountTypes === 'Inclusive' ? amount.sub(tax) : amount;
      const key = `${nameContact(document)}${line.AccountCode ?? ''} ${line.TaxType}`;
      add(key, net.mul(sign));
      add(`${key} tax`, tax.mul(sign));
    }
  }
  for (const money of books.payments as unknown as Money[]) {
    const id = money.Invoice?.InvoiceID ?? money.CreditNote?.CreditNoteID;
    if (money.Status !== 'AUTHORISED' || !ids.has(id)) continue;
    add(
      `money ${money.Account?.Code}`,
      new Decimal(money.Amount).mul(money.Invoice === undefined ? -1 : 1),
    );
  }
  return Object.fromEntries(
    [...sums]
      .filter(([, amount]) => !amount.isZero())
      .map(([key, amount]): [string, string] => [key, amount.toFixed(2)])
      .toSorted(([a], [b]) => (a < b ? -1 : 1)),
  );
}

/** How many invoices of the order stand in Xero and were not credited in whole. */
export function countStandingInvoices(books: AllBooks, reference: string): number {
  const isStanding = (entry: Document): boolean =>
    isOfOrder(entry, reference) && !['VOIDED', 'DELETED'].includes(entry.Status);
  const credited = (books.creditNotes as unknown as Document[])
    .filter(isStanding)
    .map(({ CreditNoteNumber = '' }) => CreditNoteNumber.replace(/-CN(-\d+)?$/, ''));
  return (books.invoices as unknown as Document[]).filter(
    (entry) => isStanding(entry) && !credited.includes(entry.InvoiceNumber ?? ''),
  ).length;
}

/** The reference is the order's id, with the day of the order where the document is dated later. */
export function isOfOrder(document: { readonly Reference?: string }, orderId: string): boolean {
  return document.Reference?.split(/[^0-9]/)[0] === orderId;
}
