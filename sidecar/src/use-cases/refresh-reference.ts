import type { CoreDeps } from './core-deps.ts';
import { toStoreAddress } from './store-address.ts';

/** Reads what Daybook knows of both sides anew; orders that waited for a change are booked again. */
export async function refreshReference(deps: CoreDeps, linkId: string): Promise<void> {
  const link = await deps.uow.stores.links.getOrThrow(linkId);
  const pairing = await deps.uow.stores.pairings.getOrThrow(link.pairingId);
  const info = await deps.store.readInfo(toStoreAddress(pairing));
  const reference = await deps.xero.readReference(link.tenantId, 'poll');
  await deps.uow.transaction(async (stores) => {
    await stores.reference.saveStoreInfo(link.pairingId, info);
    await stores.reference.saveXero(link.tenantId, reference);
    await stores.orders.markUnbookedDirty(linkId);
  });
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
