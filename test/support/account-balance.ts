import type { EndToEndShop } from './end-to-end-shop.ts';

type AllBooks = Awaited<ReturnType<EndToEndShop['readBooks']>>;

interface Document {
  readonly InvoiceID?: string;
  readonly Status: string;
  readonly LineItems: readonly { readonly AccountCode?: string; readonly LineAmount: number }[];
}

interface Money {
  readonly Status: string;
  readonly Amount: number;
  readonly Account?: { readonly Code: string };
  readonly Invoice?: object;
}

/**
 * What an account without tax owes by Xero's documents, in cents: lines of invoices less those of credit
 * notes, less what it paid, with what it took back. What is voided or deleted does not count.
 */
export function computeOwed(books: AllBooks, code: string): number {
  let cents = 0;
  const add = (amount: number): void => void (cents += Math.round(amount * 100));
  const isStanding = ({ Status }: Document): boolean => !['VOIDED', 'DELETED'].includes(Status);
  const documents = [...books.invoices, ...books.creditNotes] as unknown as Document[];
  for (const document of documents.filter(isStanding)) {
    const sign = document.InvoiceID === undefined ? -1 : 1;
    for (const line of document.LineItems) {
      if (line.AccountCode === code) add(sign * line.LineAmount);
    }
  }
  for (const money of books.payments as unknown as Money[]) {
    if (money.Status !== 'AUTHORISED' || money.Account?.Code !== code) continue;
    add(money.Invoice === undefined ? money.Amount : -money.Amount);
  }
  return cents;
}
