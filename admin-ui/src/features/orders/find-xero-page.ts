import { findPageOf } from '../../components/xero-page.ts';

const PAGES: Readonly<Record<string, string>> = {
  invoice: '/AccountsReceivable/View.aspx?InvoiceID=',
  creditNote: '/AccountsReceivable/ViewCreditNote.aspx?creditNoteID=',
  bankTransaction: '/Bank/ViewTransaction.aspx?bankTransactionID=',
};

/** Xero's own page of a document; undefined where it has none of its own. */
export function findXeroPage(
  document: { readonly type: string; readonly id: string },
  shortCode: string | null,
): string | undefined {
  const page = PAGES[document.type];
  if (page === undefined) return undefined;
  return findPageOf(`${page}${encodeURIComponent(document.id)}`, shortCode);
}
