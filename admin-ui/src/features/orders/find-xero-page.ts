const PAGES: Readonly<Record<string, string>> = {
  invoice: '/AccountsReceivable/View.aspx?InvoiceID=',
  creditNote: '/AccountsReceivable/ViewCreditNote.aspx?creditNoteID=',
  bankTransaction: '/Bank/ViewTransaction.aspx?bankTransactionID=',
};

const XERO = 'https://go.xero.com';

/**
 * Xero's own page of a document; undefined where it has none of its own. With the organisation's short
 * code Xero opens it in that organisation, whichever the person looked at last.
 */
export function findXeroPage(
  document: { readonly type: string; readonly id: string },
  shortCode: string | null,
): string | undefined {
  const page = PAGES[document.type];
  if (page === undefined) return undefined;
  const path = `${page}${encodeURIComponent(document.id)}`;
  if (shortCode === null || shortCode === '') return `${XERO}${path}`;
  const query = new URLSearchParams({ shortcode: shortCode, redirecturl: path });
  return `${XERO}/organisationlogin/default.aspx?${query.toString()}`;
}
