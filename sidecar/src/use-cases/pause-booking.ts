import { DaybookError } from '../domain/errors/daybook-error.ts';
import type { Link } from '../ports/link-store.ts';
import type { Stores } from '../ports/unit-of-work.ts';
import { changeLinkState } from './change-link-state.ts';
import { listFormer } from './find-link.ts';
import type { Actor, SetupDeps } from './setup-deps.ts';

/**
 * Nothing is booked and nothing sent until somebody resumes. Orders keep their states, reasons and
 * review entries; what changes meanwhile stays due.
 */
export async function pauseBooking(
  deps: Pick<SetupDeps, 'uow' | 'clock'>,
  linkId: string,
  actor: Actor,
): Promise<Link> {
  return changeLinkState(deps, actor, {
    linkId,
    action: 'booking paused',
    looksAgainAt: 'none',
    change(link) {
      if (link.liveFrom === null) throw new DaybookError('setup.not_live');
      // Who paused first stays: the second press changes nothing.
      if (link.state === 'paused') return link;
      return pause(link, deps.clock.nowIso(), actor);
    },
    alsoWrite: (stores) =>
      changeFormer(stores, linkId, (link) => pause(link, deps.clock.nowIso(), actor)),
  });
}

export async function resumeBooking(
  deps: Pick<SetupDeps, 'uow' | 'clock'>,
  linkId: string,
  actor: Actor,
): Promise<Link> {
  return changeLinkState(deps, actor, {
    linkId,
    action: 'booking resumed',
    // Only what earlier versions wrote down as waiting for this; all else is as it was left.
    looksAgainAt: { reasonCode: 'order.not_live' },
    change(link) {
      if (link.liveFrom === null) throw new DaybookError('setup.not_live');
      return resume(link);
    },
    alsoWrite: (stores) => changeFormer(stores, linkId, resume),
  });
}

function pause(link: Link, pausedAt: string, actor: Actor): Link {
  return { ...link, state: 'paused', pausedBy: actor.name, pausedAt };
}

function resume(link: Link): Link {
  return { ...link, state: 'live', pausedBy: null, pausedAt: null };
}

/** The organisations that the store was booked into before: their orders may still change. */
async function changeFormer(
  stores: Stores,
  linkId: string,
  change: (link: Link) => Link,
): Promise<void> {
  for (const link of await listFormer(stores, linkId)) await stores.links.update(change(link));
}
