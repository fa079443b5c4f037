/** A shop's address as it is compared: lower-case host, one slash at the end, no query. */
export function normaliseStoreUrl(storeUrl: string): string {
  const url = new URL(storeUrl);
  return `${url.origin}${url.pathname.replace(/\/*$/, '/')}`;
}
