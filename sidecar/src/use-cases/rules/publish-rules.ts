import { DaybookError } from '../../domain/errors/daybook-error.ts';
import { checkFeeRule } from '../../domain/fees/payment-fee.ts';
import type { RuleSet } from '../../domain/mapping/rule-set.ts';
import { copyRules, type RulesToCopy } from '../../domain/suggestion/copy-rules.ts';
import type { XeroReference } from '../../domain/mapping/xero-reference.ts';
import { suggestRuleSet } from '../../domain/suggestion/suggest-rule-set.ts';
import type { Suggestion } from '../../domain/suggestion/suggestion.ts';
import type { Link, NumberedRuleSet } from '../../ports/link-store.ts';
import { checkNumbers, findFreePrefix } from './check-numbers.ts';
import { findOrReadReference, readStoreInfo } from '../organisation/choose-organisation.ts';
import { getOwnLinkOrThrow } from '../find-link.ts';
import { readSampleOrders } from '../setup/read-sample-orders.ts';
import type { Actor, SetupDeps } from '../setup-deps.ts';

export interface PublishInput {
  readonly linkId: string;
  readonly rules: RuleSet;
  /** The first order date that they apply to; null: every order that is not booked yet. */
  readonly validFrom: string | null;
  /** The rules that were changed: refused where somebody applied others since. Undefined: any. */
  readonly basedOn?: number | undefined;
}

/**
 * A first mapping from both sides' names and rates and from the orders that the shop really had; for a
 * further store it begins with what another one has, where somebody asked for that.
 */
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
  // A new store has no orders yet; what the shop's others show of it is better than nothing.
  const shown = ofStore.length > 0 ? ofStore : orders;
  const suggestion = suggestRuleSet({ info, reference, orders: shown });
  const source = await findRulesToCopy(deps, link, actor);
  const begun =
    source === undefined
      ? suggestion
      : copyRules({ suggestion, from: source, storeId: link.storeId, reference });
  const { settings } = begun.ruleSet;
  // Rules that stand keep their numbers: only what is set up has to find its place.
  if (link.currentRuleSetNumber !== null) return begun;
  const invoiceNumberPrefix = await findFreePrefix(deps.uow.stores, link, settings);
  return {
    ...begun,
    ruleSet: { ...begun.ruleSet, settings: { ...settings, invoiceNumberPrefix } },
  };
}

async function findRulesToCopy(
  { uow }: Pick<SetupDeps, 'uow'>,
  link: Link,
  actor: Actor,
): Promise<RulesToCopy | undefined> {
  if (link.state !== 'setup') return undefined;
  const { setup, links } = uow.stores;
  const copyFrom = (await setup.findAnswers(link))?.copyFrom ?? null;
  if (copyFrom === null) return undefined;
  const source = await getOwnLinkOrThrow(uow.stores, copyFrom, actor);
  const published = await links.findCurrentRuleSet(source.id);
  if (published === undefined) return undefined;
  const { storeId, storeName, tenantId } = source;
  const isSameOrganisation = tenantId === link.tenantId;
  return { rules: published.rules, storeId, storeName, isSameOrganisation };
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

/**
 * Publishes a numbered, immutable rule set; orders that wait for a mapping are looked at again. Throws
 * `setup.numbers_collide` where another store of the organisation could give the same invoice number.
 */
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
    // What was numbered alike before is left alone until somebody numbers it otherwise.
    if (!isNumberedAlike(before?.rules, rules)) await checkNumbers(stores, link, rules.settings);
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

function isNumberedAlike(before: RuleSet | undefined, { settings }: RuleSet): boolean {
  return (
    before?.settings.invoiceNumberPrefix === settings.invoiceNumberPrefix &&
    before.settings.invoiceNumberTemplate === settings.invoiceNumberTemplate
  );
}
