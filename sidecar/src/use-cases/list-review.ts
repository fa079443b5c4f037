import type { ReviewEntry } from '../ports/review-store.ts';
import type { Actor, SetupDeps } from './setup-deps.ts';

/** The open entries of the shop's links: one a cause, however many orders wait for it. */
export async function listReview(
  deps: Pick<SetupDeps, 'uow'>,
  actor: Actor,
): Promise<readonly ReviewEntry[]> {
  const stores = deps.uow.reading;
  const links = await stores.links.listByPairing(actor.pairingId);
  const entries = await Promise.all(links.map((link) => stores.review.listOpen(link.id)));
  return entries.flat();
}
