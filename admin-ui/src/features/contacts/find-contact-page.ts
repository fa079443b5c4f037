const XERO = 'https://go.xero.com';

/** The contact's page in Xero; of the right organisation where its short name is known. */
export function findContactPage(contactId: string, shortCode: string | null): string {
  const page = `/Contacts/View/${contactId}`;
  if (shortCode === null) return `${XERO}${page}`;
  const query = new URLSearchParams({ shortcode: shortCode, redirecturl: page });
  return `${XERO}/organisationlogin/default.aspx?${query.toString()}`;
}
