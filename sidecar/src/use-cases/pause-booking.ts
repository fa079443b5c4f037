import { DaybookError } from '../domain/errors/daybook-error.ts';
import type { Link } from '../ports/link-store.ts';
import { changeLinkState } from './change-link-state.ts';
import type { Actor, SetupDeps } from './setup-deps.ts';

/** Nothing new is booked until somebody resumes; events and orders are still taken in. */
export async function pauseBooking(
  deps: Pick<SetupDeps, 'uow' | 'clock'>,
  linkId: string,
  actor: Actor,
): Promise<Link> {
  return changeLinkState(deps, actor, {
    linkId,
    action: 'booking paused',
    change: (link) => ({ ...link, state: 'paused' }),
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
    change(link) {
      if (link.liveFrom === null) throw new DaybookError('setup.not_live');
      return { ...link, state: 'live' };
    },
  });
}
