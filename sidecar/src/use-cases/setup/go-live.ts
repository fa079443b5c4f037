import { DaybookError } from '../../domain/errors/daybook-error.ts';
import {
  addDays,
  parseInstant,
  parseLocalDate,
  startOfDay,
  toLocalDate,
} from '../../domain/time/instant.ts';
import { getTimeZoneOrThrow } from '../../domain/time/organisation-time-zone.ts';
import type { Link } from '../../ports/link-store.ts';
import type { Stores } from '../../ports/unit-of-work.ts';
import { changeLinkState } from '../change-link-state.ts';
import { findOrReadReference } from '../organisation/choose-organisation.ts';
import type { CoreDeps } from '../core-deps.ts';
import { getOwnLinkOrThrow } from '../find-link.ts';
import { mirrorContacts } from '../contacts/mirror-contacts.ts';
import type { Actor, SetupDeps } from '../setup-deps.ts';
import { addBackfill } from '../past-orders/start-backfill.ts';

export interface GoLiveInput {
  readonly linkId: string;
  /** A local date of the organisation. */
  readonly from: string;
  /** Book so many orders, then wait until somebody says go on; null books all. */
  readonly bookFirst: number | null;
  /** What is written with it, or not at all. */
  readonly alsoWrite?: (stores: Stores) => Promise<unknown>;
}

/**
 * Starts booking orders placed on or after a local date of the organisation; those that are there
 * already are taken in by a backfill.
 */
export async function goLive(deps: CoreDeps, input: GoLiveInput, actor: Actor): Promise<Link> {
  const { linkId, from, bookFirst } = input;
  const { tenantId } = await getOwnLinkOrThrow(deps.uow.stores, linkId, actor);
  // Matching reads the local mirror only: it is complete before the first order is booked.
  await mirrorContacts(deps, tenantId);
  const past = await findPast(deps, tenantId, from);
  return changeLinkState(deps, actor, {
    linkId,
    action: 'gone live',
    change(link) {
      if (link.currentRuleSetNumber === null) throw new DaybookError('setup.rules_missing');
      return { ...link, state: 'live', liveFrom: from, bookFirst, ...NOT_PAUSED };
    },
    async alsoWrite(stores) {
      await input.alsoWrite?.(stores);
      if (past !== undefined) await addBackfill(deps, stores, { linkId, ...past, actor });
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

/** From that day to the end of today, so that a second press asks for the same span; none in the future. */
async function findPast(
  deps: CoreDeps,
  tenantId: string,
  from: string,
): Promise<{ readonly from: string; readonly to: string } | undefined> {
  const { organisation } = await findOrReadReference(deps, tenantId);
  const zone = getTimeZoneOrThrow(organisation.timezone);
  const now = parseInstant(deps.clock.nowIso());
  const start = startOfDay(parseLocalDate(from), zone);
  if (start >= now) return undefined;
  return { from: start, to: startOfDay(addDays(toLocalDate(now, zone), 1), zone) };
}
