import type { Link } from '../ports/link-store.ts';
import type { Stores } from '../ports/unit-of-work.ts';
import { getOwnLinkOrThrow } from './find-link.ts';
import type { Actor, SetupDeps } from './setup-deps.ts';

export interface LinkStateChange {
  readonly linkId: string;
  /** The words of the audit entry. */
  readonly action: string;
  change(link: Link): Link;
  /** Which orders are looked at again under the new state; by default all that are not booked. */
  readonly looksAgainAt?: 'none' | { readonly reasonCode: string };
  /** What is written with it, or not at all. */
  alsoWrite?(stores: Stores): Promise<unknown>;
}

/** One audited change. */
export async function changeLinkState(
  deps: Pick<SetupDeps, 'uow' | 'clock'>,
  actor: Actor,
  { linkId, action, change, looksAgainAt, alsoWrite }: LinkStateChange,
): Promise<Link> {
  return deps.uow.transaction(async (stores) => {
    const before = await getOwnLinkOrThrow(stores, linkId, actor);
    const after = change(before);
    await stores.links.update(after);
    if (looksAgainAt !== 'none') {
      await stores.orders.markUnbookedDirty(linkId, looksAgainAt?.reasonCode);
    }
    await stores.audit.append({
      at: deps.clock.nowIso(),
      actor: actor.adminId,
      actorName: actor.name,
      action,
      subject: linkId,
      before: { state: before.state, liveFrom: before.liveFrom },
      after: { state: after.state, liveFrom: after.liveFrom },
    });
    await alsoWrite?.(stores);
    return after;
  });
}
