const PAGES: Readonly<Record<string, string>> = {
  invoice: 'https://go.xero.com/AccountsReceivable/View.aspx?InvoiceID=',
  creditNote: 'https://go.xero.com/AccountsReceivable/ViewCreditNote.aspx?creditNoteID=',
};

/** Xero's own page of a document; undefined where it has none of its own. */
export function findXeroPage(document: {
  readonly type: string;
  readonly id: string;
}): string | undefined {
  const page = PAGES[document.type];
  return page === undefined ? undefined : `${page}${encodeURIComponent(document.id)}`;
}
