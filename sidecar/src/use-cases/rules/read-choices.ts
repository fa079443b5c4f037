import type { XeroReference } from '../../domain/mapping/xero-reference.ts';
import type { StoreInfo } from '../../domain/order/store-info.ts';
import { findOrReadReference, readStoreInfo } from '../organisation/choose-organisation.ts';
import { getOwnLinkOrThrow } from '../find-link.ts';
import type { Actor, SetupDeps } from '../setup-deps.ts';

export interface Choices {
  readonly reference: XeroReference;
  readonly info: StoreInfo;
}

/** What the mappings of a link can choose from, on both sides. */
export async function readChoices(
  deps: Pick<SetupDeps, 'uow' | 'store' | 'xero'>,
  linkId: string,
  actor: Actor,
): Promise<Choices> {
  const link = await getOwnLinkOrThrow(deps.uow.stores, linkId, actor);
  const kept = await deps.uow.stores.reference.findStoreInfo(link.pairingId);
  return {
    info: kept ?? (await readStoreInfo(deps, link.pairingId)),
    reference: await findOrReadReference(deps, link.tenantId),
  };
}
