import { chooseLink } from '../../domain/link/choose-link.ts';
import type { StoreOrder } from '../../domain/order/store-order.ts';
import { parseInstant, toLocalDate } from '../../domain/time/instant.ts';
import { findTimeZone } from '../../domain/time/organisation-time-zone.ts';
import { isPending, type Link } from '../../ports/link-store.ts';
import type { Stores } from '../../ports/unit-of-work.ts';

/**
 * The link that an order of the shop belongs to; undefined while no organisation is chosen for its
 * store. What an organisation has documents of stays there for ever, whatever day it was placed on.
 */
export async function findLinkOfOrder(
  stores: Stores,
  links: readonly Link[],
  order: Pick<StoreOrder, 'storeId' | 'orderGuid' | 'createdOnUtc'>,
): Promise<Link | undefined> {
  const ofStore = links.filter((link) => link.storeId === order.storeId);
  const [only, ...others] = ofStore;
  if (others.length === 0) return only;
  const spans: (Link & { readonly isPending: boolean; readonly zone: string })[] = [];
  for (const link of ofStore) {
    const key = { linkId: link.id, orderGuid: order.orderGuid };
    const isBooked = (await stores.ledger.listForOrder(key)).length > 0;
    if (isBooked) return link;
    spans.push({ ...link, isPending: isPending(link), zone: await findZone(stores, link) });
  }
  const placedAt = parseInstant(order.createdOnUtc);
  return chooseLink(spans, ({ zone }) => toLocalDate(placedAt, zone));
}

/** The organisation's zone; UTC where it is not known, which only moves an order to another day's total. */
export async function findZone(stores: Stores, link: Link): Promise<string> {
  const reference = await stores.reference.findXero(link.tenantId);
  return findTimeZone(reference?.organisation.timezone ?? '') ?? 'UTC';
}
