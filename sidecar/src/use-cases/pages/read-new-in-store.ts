import { findUnmapped, type Unmapped } from '../../domain/mapping/find-unmapped.ts';
import { getOwnLinkOrThrow } from '../find-link.ts';
import { readMappingUse } from '../rules/read-mapping-use.ts';
import type { Actor, SetupDeps } from '../setup-deps.ts';

/** What the store has, or its orders of the last 90 days had, that no rule is for. */
export async function readNewInStore(
  deps: Pick<SetupDeps, 'uow' | 'clock'>,
  linkId: string,
  actor: Actor,
): Promise<readonly Unmapped[]> {
  const { stores } = deps.uow;
  const link = await getOwnLinkOrThrow(stores, linkId, actor);
  const rules = await stores.links.findCurrentRuleSet(linkId);
  if (rules === undefined) return [];
  const info = await stores.reference.findStoreInfo(link.pairingId);
  const { used } = await readMappingUse(deps, linkId, actor);
  return findUnmapped(rules.rules, { used, methods: info?.paymentMethods ?? [] });
}
