import type { ReferenceParts, XeroReference } from '../../domain/mapping/xero-reference.ts';
import { dependsOn, type XeroPart } from '../../domain/review/xero-causes.ts';
import type { OpenCause } from '../../ports/review-store.ts';
import type { Stores } from '../../ports/unit-of-work.ts';
import { listLinksOf } from '../find-link.ts';

const PARTS = [
  'organisation',
  'accounts',
  'taxRates',
  'trackingCategories',
  'currencies',
  'items',
] as const;

/**
 * What was read of an organisation, all of it or some parts; what waits because of a part that looks
 * different now is booked again. Two may read at once: what was asked for before the one that is kept
 * says nothing new, and would bring back a lock date that is gone.
 */
export async function keepReference(
  stores: Stores,
  tenantId: string,
  fresh: XeroReference | ReferenceParts,
): Promise<void> {
  const known = await stores.reference.findXero(tenantId);
  if (known !== undefined && 'fetchedAt' in fresh && fresh.fetchedAt < known.fetchedAt) return;
  const kept = { ...known, ...fresh };
  // Parts alone are only read of an organisation that is known.
  await stores.reference.saveXero(tenantId, kept as XeroReference);
  const changed = PARTS.filter(
    (part) => JSON.stringify(known?.[part]) !== JSON.stringify(kept[part]),
  );
  await rebookWaiting(stores, tenantId, ({ code }) => dependsOn(code, new Set(changed)));
}

/** Contacts changed: orders that wait because of a contact are booked again. */
export async function noteContactsChanged(stores: Stores, tenantId: string): Promise<void> {
  const contacts = new Set<XeroPart>(['contacts']);
  await rebookWaiting(stores, tenantId, ({ code }) => dependsOn(code, contacts));
}

/** Orders of the organisation that wait for one of these causes are booked again. Returns how many. */
export async function rebookWaiting(
  stores: Stores,
  tenantId: string,
  isMeant: (cause: OpenCause) => boolean,
): Promise<number> {
  const causes = await listWaiting(stores, tenantId);
  return stores.orders.markWaitingDirty(causes.filter(isMeant).map(({ id }) => id));
}

/** The open causes of all stores that are booked into the organisation. */
export async function listWaiting(stores: Stores, tenantId: string): Promise<readonly OpenCause[]> {
  const links = await listLinksOf(stores, tenantId);
  const causes = await Promise.all(links.map(({ id }) => stores.review.listOpenCauses(id)));
  return causes.flat();
}
