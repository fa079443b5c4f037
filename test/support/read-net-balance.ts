import type { EndToEndShop } from './end-to-end-shop.ts';

interface Journal {
  readonly Narration: string;
  readonly Status: string;
  readonly JournalLines: readonly { readonly AccountCode: string; readonly LineAmount: number }[];
}

export async function readJournals(shop: EndToEndShop): Promise<readonly Journal[]> {
  const books: unknown = await shop.readBooks();
  return (books as { manualJournals: readonly Journal[] }).manualJournals;
}

/** Net by account over all documents and journals, as Xero's trial balance has it; in cents. */
export async function readNetBalance(shop: EndToEndShop, code: string): Promise<number> {
  const { invoices, creditNotes } = await shop.readBooks();
  const sum = (documents: typeof invoices) =>
    documents
      .filter(({ Status }) => !['VOIDED', 'DELETED'].includes(Status))
      .flatMap((document) => {
        const { LineAmountTypes } = document as unknown as { LineAmountTypes: string };
        return document.LineItems.map((line) => {
          const { LineAmount } = line as unknown as { LineAmount: number };
          const net = LineAmount - (LineAmountTypes === 'Inclusive' ? line.TaxAmount : 0);
          return line.AccountCode === code ? Math.round(net * 100) : 0;
        });
      })
      .reduce((total, net) => total + net, 0);
  const moved = (await readJournals(shop))
    .flatMap(({ JournalLines }) => JournalLines)
    .filter(({ AccountCode }) => AccountCode === code)
    .reduce((total, { LineAmount }) => total + Math.round(LineAmount * 100), 0);
  return sum(invoices) - sum(creditNotes) - moved;
}
