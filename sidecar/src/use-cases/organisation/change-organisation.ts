import { DaybookError } from '../../domain/errors/daybook-error.ts';
import { isPending, type Link } from '../../ports/link-store.ts';
import type { Stores } from '../../ports/unit-of-work.ts';
import { findOrReadReference } from './choose-organisation.ts';
import { getOwnLinkOrThrow } from '../find-link.ts';
import { NO_ANSWERS } from '../setup/setup-answers.ts';
import type { Actor, SetupDeps } from '../setup-deps.ts';

/**
 * Begins to book the store into another organisation: a link of its own is set up beside the one that
 * goes on booking every order meanwhile. Asked again with another organisation, the answers are asked
 * anew; with the same one nothing changes. Throws `setup.same_organisation`, `setup.organisation_unknown`.
 */
export async function startOrganisationChange(
  deps: Pick<SetupDeps, 'uow' | 'clock' | 'ids' | 'xero'>,
  input: { readonly linkId: string; readonly tenantId: string },
  actor: Actor,
): Promise<Link> {
  const { tenantId } = input;
  const connection = await deps.uow.stores.connections.findConnection(tenantId);
  if (connection?.state !== 'connected') throw new DaybookError('setup.organisation_unknown');
  await findOrReadReference(deps, tenantId);
  return deps.uow.transaction(async (stores) => {
    const old = await getOwnLinkOrThrow(stores, input.linkId, actor);
    if (old.liveFrom === null || old.liveUntil !== null) throw new DaybookError('setup.not_live');
    if (old.tenantId === tenantId) {
      throw new DaybookError('setup.same_organisation', {
        details: { organisation: connection.tenantName },
      });
    }
    const before = await findReplacement(stores, old);
    if (before?.tenantId === tenantId) return before;
    if (before !== undefined) await stores.links.remove(before.id);
    const link: Link = {
      ...old,
      id: deps.ids.uuid(),
      code: `D${deps.ids.hash(`${old.storeUrl}#${old.storeId}#${tenantId}`).slice(0, 6)}`,
      tenantId,
      state: 'setup',
      liveFrom: null,
      bookFirst: null,
      pausedBy: null,
      pausedAt: null,
      currentRuleSetNumber: null,
      replaces: old.id,
    };
    await stores.links.add(link);
    // What books the sales today is Daybook itself: these two were answered before it went live.
    const answers = { ...NO_ANSWERS, step: 'lastDay', oldAppOff: true, bankRulesOff: true };
    await stores.setup.saveAnswers(old, answers);
    await stores.audit.append({
      at: deps.clock.nowIso(),
      actor: actor.adminId,
      actorName: actor.name,
      action: 'change of organisation begun',
      subject: old.id,
      before: { tenantId: old.tenantId },
      after: { organisation: connection.tenantName },
    });
    return link;
  });
}

/** The old organisation goes on as if nothing had been asked. */
export async function cancelOrganisationChange(
  deps: Pick<SetupDeps, 'uow' | 'clock'>,
  linkId: string,
  actor: Actor,
): Promise<void> {
  await deps.uow.transaction(async (stores) => {
    const old = await getOwnLinkOrThrow(stores, linkId, actor);
    const pending = await findReplacement(stores, old);
    if (pending === undefined) return;
    await stores.links.remove(pending.id);
    await stores.setup.forgetAnswers(old);
    const connection = await stores.connections.findConnection(pending.tenantId);
    await stores.audit.append({
      at: deps.clock.nowIso(),
      actor: actor.adminId,
      actorName: actor.name,
      action: 'change of organisation cancelled',
      subject: old.id,
      before: { organisation: connection?.tenantName ?? '' },
      after: null,
    });
  });
}

/** The link that is being set up to take this one's place. */
export async function findReplacement(stores: Stores, old: Link): Promise<Link | undefined> {
  const links = await stores.links.listByPairing(old.pairingId);
  return links.find((link) => link.replaces === old.id && isPending(link));
}
