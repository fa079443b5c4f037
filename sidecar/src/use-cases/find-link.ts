import { DaybookError } from '../domain/errors/daybook-error.ts';
import type { Link } from '../ports/link-store.ts';
import type { Stores } from '../ports/unit-of-work.ts';
import type { Actor } from './setup-deps.ts';

/** The link, if it is one of the shop that asks: a shop never sees another's books. */
export async function getOwnLinkOrThrow(
  stores: Stores,
  linkId: string,
  actor: Actor,
): Promise<Link> {
  const links = await stores.links.listByPairing(actor.pairingId);
  const link = links.find((entry) => entry.id === linkId);
  if (link === undefined) throw new DaybookError('setup.link_unknown');
  return link;
}

/** The links whose place this one took, the latest first. */
export async function listFormer(stores: Stores, linkId: string): Promise<readonly Link[]> {
  const { replaces } = await stores.links.getOrThrow(linkId);
  if (replaces === null) return [];
  return [await stores.links.getOrThrow(replaces), ...(await listFormer(stores, replaces))];
}

/** The stores that are booked into the organisation, of whatever shop. */
export async function listLinksOf(stores: Stores, tenantId: string): Promise<readonly Link[]> {
  return (await stores.links.list()).filter((link) => link.tenantId === tenantId);
}
