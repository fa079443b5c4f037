import { DaybookError } from '../../domain/errors/daybook-error.ts';
import type { WaitingSummary } from '../../ports/summary-store.ts';
import { getOwnLinkOrThrow } from '../find-link.ts';
import { nameMethod } from '../payouts/name-method.ts';
import type { Actor, SetupDeps } from '../setup-deps.ts';

export interface NamedSummary extends WaitingSummary {
  /** What the method is called in the store. */
  readonly methodName: string;
}

/** Summaries that are not made yet: what they would have in them now, and when they are made. */
export async function listWaitingSummaries(
  deps: Pick<SetupDeps, 'uow'>,
  linkId: string,
  actor: Actor,
): Promise<readonly NamedSummary[]> {
  const stores = deps.uow.reading;
  const { pairingId } = await getOwnLinkOrThrow(stores, linkId, actor);
  const info = await stores.reference.findStoreInfo(pairingId);
  const waiting = await stores.summaries.listWaiting(linkId);
  return waiting.map((group) => ({
    ...group,
    methodName: info === undefined ? group.method : nameMethod(info, group.method),
  }));
}

/**
 * Has the summaries that wait made before their days are over. Orders that come later are in documents of
 * their own, like late orders. Returns how many sales and refunds are in them; throws where there are none.
 */
export async function makeSummariesNow(
  deps: Pick<SetupDeps, 'uow' | 'clock'>,
  linkId: string,
  actor: Actor,
): Promise<number> {
  return deps.uow.transaction(async (stores) => {
    const link = await getOwnLinkOrThrow(stores, linkId, actor);
    if (link.state !== 'live') throw new DaybookError('setup.booking_paused');
    const now = deps.clock.nowIso();
    const entries = await stores.summaries.hasten(linkId, now);
    if (entries === 0) throw new DaybookError('setup.no_summary_waits');
    await stores.audit.append({
      at: now,
      actor: actor.adminId,
      actorName: actor.name,
      action: 'summaries made early',
      subject: linkId,
      before: null,
      after: { entries },
    });
    return entries;
  });
}
