import { DaybookError } from '../../domain/errors/daybook-error.ts';
import type { Pairing } from '../../ports/pairing-store.ts';
import type { StoreAddress } from '../../ports/store-gateway.ts';
import { checkStoreIdentity } from './check-store-identity.ts';
import type { CoreDeps } from '../core-deps.ts';
import { toStoreAddress } from './store-address.ts';

/**
 * The address to read from, after asking who answers there: behind the same address there may now be
 * a restored database or a copy. Throws `store.foreign_shop`.
 */
export async function reachKnownShop(
  deps: Pick<CoreDeps, 'uow' | 'clock' | 'store'>,
  pairing: Pairing,
): Promise<StoreAddress> {
  const address = toStoreAddress(pairing);
  const { outboxEpoch } = await deps.store.readEvents(address, 1);
  const { storeUrl } = pairing;
  const answer = await checkStoreIdentity(deps, pairing, { storeUrl, outboxEpoch });
  if (answer === 'foreign') {
    throw new DaybookError('store.foreign_shop', { details: { storeUrl, outboxEpoch } });
  }
  return address;
}
