import { DaybookError } from '../domain/errors/daybook-error.ts';
import type { Link } from '../ports/link-store.ts';
import { changeLinkState } from './change-link-state.ts';
import { getOwnLinkOrThrow } from './find-link.ts';
import { mirrorContacts } from './mirror-contacts.ts';
import type { Actor, SetupDeps } from './setup-deps.ts';

/** Starts booking orders placed on or after a local date of the organisation. */
export async function goLive(
  deps: SetupDeps,
  input: { readonly linkId: string; readonly from: string },
  actor: Actor,
): Promise<Link> {
  const { tenantId } = await getOwnLinkOrThrow(deps.uow.stores, input.linkId, actor);
  // Matching reads the local mirror only: it is complete before the first order is booked.
  await mirrorContacts(deps, tenantId);
  return changeLinkState(deps, actor, {
    linkId: input.linkId,
    action: 'gone live',
    change(link) {
      if (link.currentRuleSetNumber === null) throw new DaybookError('setup.rules_missing');
      return { ...link, state: 'live', liveFrom: input.from };
    },
  });
}
