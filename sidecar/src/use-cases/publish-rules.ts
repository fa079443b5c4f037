import { DaybookError } from '../domain/errors/daybook-error.ts';
import type { RuleSet } from '../domain/mapping/rule-set.ts';
import { suggestRuleSet } from '../domain/suggestion/suggest-rule-set.ts';
import type { Suggestion } from '../domain/suggestion/suggestion.ts';
import type { StoreOrder } from '../domain/order/store-order.ts';
import type { NumberedRuleSet } from '../ports/link-store.ts';
import { findOrReadReference, readStoreInfo } from './choose-organisation.ts';
import { getOwnLinkOrThrow } from './find-link.ts';
import type { Actor, SetupDeps } from './setup-deps.ts';
import { toStoreAddress } from './store-address.ts';

const PAGE_ORDERS = 100;
const MAX_PAGES = 20;

/** A first mapping from both sides' names and rates and from the orders that the shop really had. */
export async function suggestRules(
  deps: Pick<SetupDeps, 'uow' | 'store' | 'xero'>,
  linkId: string,
  actor: Actor,
): Promise<Suggestion> {
  const link = await getOwnLinkOrThrow(deps.uow.stores, linkId, actor);
  const info = await readStoreInfo(deps, link.pairingId);
  const reference = await findOrReadReference(deps, link.tenantId);
  const orders = await readSampleOrders(deps, link.pairingId);
  const ofStore = orders.filter((order) => order.storeId === link.storeId);
  return suggestRuleSet({ info, reference, orders: ofStore });
}

async function readSampleOrders(
  deps: Pick<SetupDeps, 'uow' | 'store'>,
  pairingId: string,
): Promise<readonly StoreOrder[]> {
  const address = toStoreAddress(await deps.uow.stores.pairings.getOrThrow(pairingId));
  const orders: StoreOrder[] = [];
  let afterId = 0;
  for (let page = 0; page < MAX_PAGES; page += 1) {
    const read = await deps.store.readOrderPage(address, { afterId, limit: PAGE_ORDERS });
    const ids = [...read.orders.map((order) => order.id), ...read.malformed.map((m) => m.orderId)];
    if (ids.length === 0) break;
    orders.push(...read.orders);
    afterId = Math.max(...ids);
  }
  return orders;
}

/** The published rules. */
export async function readRules(
  deps: Pick<SetupDeps, 'uow'>,
  linkId: string,
  actor: Actor,
): Promise<NumberedRuleSet> {
  await getOwnLinkOrThrow(deps.uow.stores, linkId, actor);
  const current = await deps.uow.stores.links.findCurrentRuleSet(linkId);
  if (current === undefined) throw new DaybookError('setup.rules_missing');
  return current;
}

/** Publishes a numbered, immutable rule set; orders that wait for a mapping are looked at again. */
export async function publishRules(
  deps: Pick<SetupDeps, 'uow' | 'clock'>,
  input: { readonly linkId: string; readonly rules: RuleSet },
  actor: Actor,
): Promise<NumberedRuleSet> {
  const { linkId, rules } = input;
  return deps.uow.transaction(async (stores) => {
    await getOwnLinkOrThrow(stores, linkId, actor);
    const before = await stores.links.findCurrentRuleSet(linkId);
    const at = deps.clock.nowIso();
    const number = await stores.links.publishRuleSet(linkId, rules, { by: actor.adminId, at });
    await stores.orders.markUnbookedDirty(linkId);
    await stores.audit.append({
      at,
      actor: actor.adminId,
      actorName: actor.name,
      action: 'rules published',
      subject: linkId,
      before: before?.number ?? null,
      after: number,
    });
    return { number, rules, publishedAt: at, publishedBy: actor.adminId };
  });
}
