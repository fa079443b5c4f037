import { restartForeignBackfills } from '../past-orders/change-backfill.ts';
import type { ClaimedIdentity } from './check-store-identity.ts';
import { makeForeignShopCauseKey } from './check-store-identity.ts';
import type { Actor, SetupDeps } from '../setup-deps.ts';
import { normaliseStoreUrl } from './store-url.ts';

export interface ShopIdentityAnswer {
  readonly claimed: ClaimedIdentity;
  readonly is: 'moved' | 'copy';
}

/**
 * What an administrator says of a shop that is not the one that was paired: it moved (another address
 * or a restored database), and is taken as ours from now on; or it is a copy, and stays refused.
 */
export async function answerShopIdentity(
  deps: Pick<SetupDeps, 'uow' | 'clock'>,
  { claimed, is }: ShopIdentityAnswer,
  actor: Actor,
): Promise<void> {
  const { outboxEpoch } = claimed;
  const storeUrl = normaliseStoreUrl(claimed.storeUrl);
  const at = deps.clock.nowIso();
  await deps.uow.transaction(async (stores) => {
    const { pairingId } = actor;
    const before = await stores.pairings.getOrThrow(pairingId);
    if (is === 'moved') await stores.pairings.adoptShop(pairingId, { outboxEpoch, storeUrl });
    else await stores.pairings.markCopy(pairingId, { outboxEpoch, storeUrl });
    for (const link of await stores.links.listByPairing(pairingId)) {
      await stores.review.resolve(link.id, makeForeignShopCauseKey(outboxEpoch), at);
      if (is === 'moved') await restartForeignBackfills(deps, stores, link.id);
    }
    await stores.audit.append({
      at,
      actor: actor.adminId,
      actorName: actor.name,
      action: is === 'moved' ? 'shop moved' : 'shop is a copy',
      subject: pairingId,
      before: { storeUrl: before.storeUrl, outboxEpoch: before.outboxEpoch },
      after: { storeUrl, outboxEpoch },
    });
  });
}
