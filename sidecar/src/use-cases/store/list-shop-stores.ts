import type { XeroConnection } from '../../ports/connection-store.ts';
import { isPending, type Link } from '../../ports/link-store.ts';
import type { Stores } from '../../ports/unit-of-work.ts';

/** A store of the shop, whether it is booked or not. */
export interface ShopStore {
  readonly storeId: number;
  readonly name: string;
  /** What it is, was and is to be booked into; the present one first. */
  readonly linkIds: readonly string[];
  readonly isLive: boolean;
  /** The name of the organisation that it books into; null before one is chosen. */
  readonly organisation: string | null;
}

/** The stores as the shop last named them, those that are booked first; and any that it had before. */
export async function listShopStores(
  stores: Stores,
  pairingId: string,
  connections: readonly XeroConnection[],
): Promise<readonly ShopStore[]> {
  const links = (await stores.links.listByPairing(pairingId)).toSorted((a, b) => rank(a) - rank(b));
  const info = await stores.reference.findStoreInfo(pairingId);
  const names = new Map([
    ...links.map(({ storeId, storeName }) => [storeId, storeName] as const),
    ...(info?.stores ?? []).map(({ id, name }) => [id, name] as const),
  ]);
  const found = [...names].map(([storeId, name]) => {
    const own = links.filter((link) => link.storeId === storeId);
    const tenantId = own[0]?.tenantId;
    const connection = connections.find((entry) => entry.tenantId === tenantId);
    return {
      storeId,
      name,
      linkIds: own.map(({ id }) => id),
      isLive: own.some(({ liveFrom }) => liveFrom !== null),
      organisation: tenantId === undefined ? null : (connection?.tenantName ?? ''),
    };
  });
  return found.toSorted((a, b) => Number(b.isLive) - Number(a.isLive) || a.storeId - b.storeId);
}

/** Those that book new orders come first, then what is being set up, then what was. */
export function rank(link: Link): number {
  if (link.liveUntil !== null) return 2;
  return isPending(link) ? 1 : 0;
}
