const XERO = 'https://go.xero.com';

/**
 * A page of Xero. With the organisation's short code Xero opens it in that organisation, whichever the
 * person looked at last.
 */
export function findPageOf(path: string, shortCode: string | null): string {
  if (shortCode === null || shortCode === '') return `${XERO}${path}`;
  const query = new URLSearchParams({ shortcode: shortCode, redirecturl: path });
  return `${XERO}/organisationlogin/default.aspx?${query.toString()}`;
}
