import { DaybookError } from '../domain/errors/daybook-error.ts';
import { checkFeeRule } from '../domain/fees/payment-fee.ts';
import type { RuleSet } from '../domain/mapping/rule-set.ts';
import type { XeroReference } from '../domain/mapping/xero-reference.ts';
import { suggestRuleSet } from '../domain/suggestion/suggest-rule-set.ts';
import type { Suggestion } from '../domain/suggestion/suggestion.ts';
import type { NumberedRuleSet } from '../ports/link-store.ts';
import { findOrReadReference, readStoreInfo } from './choose-organisation.ts';
import { getOwnLinkOrThrow } from './find-link.ts';
import { readSampleOrders } from './read-sample-orders.ts';
import type { Actor, SetupDeps } from './setup-deps.ts';

export interface PublishInput {
  readonly linkId: string;
  readonly rules: RuleSet;
  /** The first order date that they apply to; null: every order that is not booked yet. */
  readonly validFrom: string | null;
  /** The rules that were changed: refused where somebody applied others since. Undefined: any. */
  readonly basedOn?: number | undefined;
}

/** A first mapping from both sides' names and rates and from the orders that the shop really had. */
export async function suggestRules(
  deps: Pick<SetupDeps, 'uow' | 'store' | 'xero' | 'clock'>,
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

/** Fees that could never be booked are refused here, in words, instead of held every day. */
function assertFeesFit(rules: RuleSet, reference: XeroReference | undefined): void {
  if (reference === undefined) return;
  const [hold] = rules.paymentMethods.flatMap((rule) => checkFeeRule(rule, reference));
  if (hold !== undefined) throw new DaybookError(hold.code, { details: hold.details });
}

/** Publishes a numbered, immutable rule set; orders that wait for a mapping are looked at again. */
export async function publishRules(
  deps: Pick<SetupDeps, 'uow' | 'clock'>,
  input: PublishInput,
  actor: Actor,
): Promise<NumberedRuleSet> {
  const { linkId, rules } = input;
  return deps.uow.transaction(async (stores) => {
    const link = await getOwnLinkOrThrow(stores, linkId, actor);
    assertFeesFit(rules, await stores.reference.findXero(link.tenantId));
    const before = await stores.links.findCurrentRuleSet(linkId);
    if (input.basedOn !== undefined && before?.number !== input.basedOn) {
      throw new DaybookError('setup.rules_changed');
    }
    const at = deps.clock.nowIso();
    // The first rules apply to every order: none may be without.
    const validFrom = before === undefined ? null : input.validFrom;
    const publication = { by: actor.adminId, at, validFrom };
    const number = await stores.links.publishRuleSet(linkId, rules, publication);
    await stores.orders.markUnbookedDirty(linkId);
    await stores.fees.retryNow(linkId);
    await stores.orders.markUnsentDirty(linkId);
    await stores.audit.append({
      at,
      actor: actor.adminId,
      actorName: actor.name,
      action: 'rules published',
      subject: linkId,
      before: before === undefined ? null : { number: before.number, validFrom: before.validFrom },
      after: { number, validFrom },
    });
    return { number, rules, publishedAt: at, publishedBy: actor.adminId, validFrom };
  });
}
