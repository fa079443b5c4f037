import { DaybookError } from '../../domain/errors/daybook-error.ts';
import type { AuditEntry } from '../../ports/audit-store.ts';
import type { Link } from '../../ports/link-store.ts';
import type { ShopToErase } from '../../ports/shop-eraser.ts';
import type { Stores } from '../../ports/unit-of-work.ts';
import { findReplacement } from './change-organisation.ts';
import { getOwnLinkOrThrow, listFormer } from '../find-link.ts';
import type { Actor, SetupDeps } from '../setup-deps.ts';

type Deps = Pick<
  SetupDeps,
  'uow' | 'clock' | 'identity' | 'eraser' | 'backups' | 'underWay' | 'logger'
>;

/**
 * Ends booking for a store: nothing more is sent, the login at Xero is given back, and all that is kept
 * of the store is erased. What is in Xero stays there. Interrupted, it is asked for again.
 */
export async function stopDaybook(
  deps: Deps,
  asked: { readonly linkId: string; readonly organisation: string },
  actor: Actor,
): Promise<void> {
  const { uow } = deps;
  const link = await getOwnLinkOrThrow(uow.stores, asked.linkId, actor);
  const connection = await uow.stores.connections.findConnection(link.tenantId);
  const organisation = connection?.tenantName ?? '';
  // One without a name cannot be typed: then nothing says that it is meant.
  if (organisation === '' || asked.organisation.trim() !== organisation.trim()) {
    throw new DaybookError('setup.name_differs', { details: { organisation } });
  }
  for (const each of await listOfStore(uow.stores, link)) await stopLink(deps, each, actor);
}

/** All that the store was, is and was to be booked into; what follows another one comes before it. */
async function listOfStore(stores: Stores, link: Link): Promise<readonly Link[]> {
  const pending = await findReplacement(stores, link);
  const former = await listFormer(stores, link.id);
  return [...(pending === undefined ? [] : [pending]), link, ...former];
}

async function stopLink(deps: Deps, link: Link, actor: Actor): Promise<void> {
  const { uow, clock, identity, eraser, backups } = deps;
  const { state } = link;
  const connection = await uow.stores.connections.findConnection(link.tenantId);
  const organisation = connection?.tenantName ?? '';
  await holdLink(deps, link, actor);
  // What has left is answered first: its answer belongs to what is erased.
  await deps.underWay.waitUntilIdle();
  const shop = await findWhatGoes(deps, link);
  if (shop.isLast) await identity.revoke();
  else if (shop.tenantId !== null) await identity.disconnect(shop.tenantId);
  if (shop.isLast) await backups.deleteAll();
  const counts = await uow.stores.orders.countByState(link.id);
  const entry: AuditEntry = {
    at: clock.nowIso(),
    actor: actor.adminId,
    actorName: actor.name,
    action: 'stopped using Daybook',
    subject: actor.pairingId,
    before: { organisation, state, orders: Object.values(counts).reduce((a, b) => a + b, 0) },
    after: null,
  };
  await eraser.erase(shop, entry);
  deps.logger.info('stopped using Daybook', { link: link.id });
}

/** Not a change of its own: it is written down with the end. */
async function holdLink(
  deps: Pick<Deps, 'uow' | 'clock'>,
  link: Link,
  actor: Actor,
): Promise<void> {
  if (link.state !== 'live') return;
  const pausedAt = deps.clock.nowIso();
  await deps.uow.transaction(async (stores) => {
    const present = await stores.links.getOrThrow(link.id);
    await stores.links.update({ ...present, state: 'paused', pausedBy: actor.name, pausedAt });
  });
}

/** What no other link needs. */
async function findWhatGoes({ uow }: Pick<Deps, 'uow'>, link: Link): Promise<ShopToErase> {
  const others = (await uow.stores.links.list()).filter(({ id }) => id !== link.id);
  const isAlone = (isSame: (other: Link) => boolean): boolean => !others.some(isSame);
  return {
    linkId: link.id,
    tenantId: isAlone((other) => other.tenantId === link.tenantId) ? link.tenantId : null,
    pairingId: isAlone((other) => other.pairingId === link.pairingId) ? link.pairingId : null,
    isLast: others.length === 0,
  };
}
