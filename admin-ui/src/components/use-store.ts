import { useEffect } from 'react';
import { useLocation, useNavigate, useSearchParams } from 'react-router';
import type { WireShopStore } from '../../../sidecar/src/contract/index.ts';

/** In the address of a list: every store of the shop. */
export const ALL_STORES = 'all';

/** Pages that can show the rows of every store at once. */
const LISTS: readonly string[] = ['/orders', '/review', '/activity'];
const REMEMBERED = 'daybook.store';

/**
 * The store that the pages are about: that of the address, else the one that was looked at last in this
 * tab. Undefined in a shop with one store, whose addresses name none.
 */
export function useStoreId(): number | undefined {
  const [params] = useSearchParams();
  return readId(params.get('store')) ?? readId(sessionStorage.getItem(REMEMBERED));
}

/** The store whose rows a list shows; undefined for those of every store. */
export function useListedStoreId(): number | undefined {
  const [params] = useSearchParams();
  return params.get('store') === ALL_STORES ? undefined : readId(params.get('store'));
}

/** Whether the rows of every store are shown together. */
export function useIsOfAll(): boolean {
  const { pathname, search } = useLocation();
  return isList(pathname) && new URLSearchParams(search).get('store') === ALL_STORES;
}

function readId(text: string | null): number | undefined {
  return text !== null && /^\d{1,9}$/.test(text) ? Number(text) : undefined;
}

export function isList(pathname: string): boolean {
  return LISTS.includes(pathname);
}

/**
 * Keeps the store in the address of every page of a shop with several, so that each link is whole: one
 * that names none, or a store that is gone, gets the one that was looked at last; an order's page gets
 * the order's own. False until the address says it.
 */
export function useStoreInAddress(stores: readonly WireShopStore[] | undefined): boolean {
  const { pathname, search, state } = useLocation();
  const navigate = useNavigate();
  const present = new URLSearchParams(search).get('store');
  const wanted = stores === undefined ? present : findWanted(stores, { pathname, present });
  useEffect(() => {
    if (stores === undefined) return;
    if (wanted === null) sessionStorage.removeItem(REMEMBERED);
    else if (wanted !== ALL_STORES) sessionStorage.setItem(REMEMBERED, wanted);
    if (wanted !== present) {
      const to = { pathname, search: withStore(search, wanted) };
      void navigate(to, { replace: true, state: state as unknown });
    }
  }, [stores, wanted, present, pathname, search, state, navigate]);
  return wanted === present;
}

function findWanted(
  stores: readonly WireShopStore[],
  place: { readonly pathname: string; readonly present: string | null },
): string | null {
  const { pathname, present } = place;
  if (stores.length < 2) return null;
  if (present === ALL_STORES && isList(pathname)) return present;
  const [, , linkId = ''] = pathname.startsWith('/orders/') ? pathname.split('/') : [];
  const ofOrder = stores.find(({ linkIds }) => linkIds.includes(linkId));
  const asked = [present, sessionStorage.getItem(REMEMBERED)].map(readId);
  const known = asked.find((id) => stores.some(({ storeId }) => storeId === id));
  return String(ofOrder?.storeId ?? known ?? stores[0]?.storeId);
}

export function withStore(search: string, store: string | null): string {
  const params = new URLSearchParams(search);
  if (store === null) params.delete('store');
  else params.set('store', store);
  return params.toString();
}
