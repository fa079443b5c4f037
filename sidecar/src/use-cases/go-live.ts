import { DaybookError } from '../domain/errors/daybook-error.ts';
import { parseLocalDate, startOfDay } from '../domain/time/instant.ts';
import { getTimeZoneOrThrow } from '../domain/time/organisation-time-zone.ts';
import type { Link } from '../ports/link-store.ts';
import { changeLinkState } from './change-link-state.ts';
import { findOrReadReference } from './choose-organisation.ts';
import { getOwnLinkOrThrow } from './find-link.ts';
import { mirrorContacts } from './mirror-contacts.ts';
import type { Actor, SetupDeps } from './setup-deps.ts';
import { startBackfill } from './start-backfill.ts';

export interface GoLiveInput {
  readonly linkId: string;
  /** A local date of the organisation. */
  readonly from: string;
  /** Book so many orders, then wait until somebody says go on; null books all. */
  readonly bookFirst: number | null;
}

/**
 * Starts booking orders placed on or after a local date of the organisation; those that are there
 * already are read now. A store that does not answer throws its error, and the link stays as it was.
 */
export async function goLive(deps: SetupDeps, input: GoLiveInput, actor: Actor): Promise<Link> {
  const { tenantId } = await getOwnLinkOrThrow(deps.uow.stores, input.linkId, actor);
  // Matching reads the local mirror only: it is complete before the first order is booked.
  await mirrorContacts(deps, tenantId);
  await hintPlacedSince(deps, input, actor);
  return changeLinkState(deps, actor, {
    linkId: input.linkId,
    action: 'gone live',
    change(link) {
      if (link.currentRuleSetNumber === null) throw new DaybookError('setup.rules_missing');
      return {
        ...link,
        state: 'live',
        liveFrom: input.from,
        bookFirst: input.bookFirst,
        ...NOT_PAUSED,
      };
    },
  });
}

const NOT_PAUSED = { pausedBy: null, pausedAt: null } as const;

/** The first orders were looked at and are right: all others follow. */
export async function continueBooking(
  deps: Pick<SetupDeps, 'uow' | 'clock'>,
  linkId: string,
  actor: Actor,
): Promise<Link> {
  return changeLinkState(deps, actor, {
    linkId,
    action: 'first orders approved',
    change: (link) => ({ ...link, bookFirst: null }),
  });
}

async function hintPlacedSince(
  deps: SetupDeps,
  { linkId, from }: { readonly linkId: string; readonly from: string },
  actor: Actor,
): Promise<void> {
  const { tenantId } = await getOwnLinkOrThrow(deps.uow.stores, linkId, actor);
  const { organisation } = await findOrReadReference(deps, tenantId);
  const start = startOfDay(parseLocalDate(from), getTimeZoneOrThrow(organisation.timezone));
  const now = deps.clock.nowIso();
  if (start < now) await startBackfill(deps, { linkId, from: start, to: now }, actor);
}
