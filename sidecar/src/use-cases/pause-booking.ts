import { DaybookError } from '../domain/errors/daybook-error.ts';
import type { Link } from '../ports/link-store.ts';
import { changeLinkState } from './change-link-state.ts';
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
      const pausedAt = deps.clock.nowIso();
      return { ...link, state: 'paused', pausedBy: actor.name, pausedAt };
    },
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
      return { ...link, state: 'live', pausedBy: null, pausedAt: null };
    },
  });
}
