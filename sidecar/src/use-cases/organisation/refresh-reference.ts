import { DaybookError } from '../../domain/errors/daybook-error.ts';
import type { StoreInfo } from '../../domain/order/store-info.ts';
import type { Pairing } from '../../ports/pairing-store.ts';
import { checkStoreIdentity } from '../store/check-store-identity.ts';
import type { CoreDeps } from '../core-deps.ts';
import { keepReference } from './keep-reference.ts';
import { toStoreAddress } from '../store/store-address.ts';

/** Reads what Daybook knows of both sides anew; orders that waited for a change are booked again. */
export async function refreshReference(deps: CoreDeps, linkId: string): Promise<void> {
  const link = await deps.uow.stores.links.getOrThrow(linkId);
  const pairing = await deps.uow.stores.pairings.getOrThrow(link.pairingId);
  const info = await readInfoOfKnownShop(deps, pairing);
  const reference = await deps.xero.readReference(link.tenantId, 'poll');
  await deps.uow.transaction(async (stores) => {
    await stores.reference.saveStoreInfo(link.pairingId, info);
    await keepReference(stores, link.tenantId, reference);
    await stores.orders.markUnbookedDirty(linkId);
  });
}

/** The info; throws `store.foreign_shop` when another shop or an older database answers. */
export async function readInfoOfKnownShop(deps: CoreDeps, pairing: Pairing): Promise<StoreInfo> {
  const info = await deps.store.readInfo(toStoreAddress(pairing));
  const { storeUrl } = pairing;
  const { outboxEpoch, highestSequence } = info;
  const answer = await checkStoreIdentity(deps, pairing, {
    storeUrl,
    outboxEpoch,
    highestSequence,
  });
  if (answer === 'known') return info;
  throw new DaybookError('store.foreign_shop', { details: { storeUrl, outboxEpoch } });
}

/** All links, one after the other; one that fails does not stop the others. */
export async function refreshAllReferences(deps: CoreDeps): Promise<void> {
  for (const link of await deps.uow.stores.links.list()) {
    try {
      await refreshReference(deps, link.id);
    } catch (error) {
      deps.logger.warn('reference data not refreshed', { error: String(error) });
    }
  }
}
