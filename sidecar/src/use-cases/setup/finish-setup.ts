import { DaybookError } from '../../domain/errors/daybook-error.ts';
import { listRuleChanges } from '../../domain/mapping/list-rule-changes.ts';
import type { RuleSet } from '../../domain/mapping/rule-set.ts';
import type { Link } from '../../ports/link-store.ts';
import type { BookedElsewhere, SetupAnswers } from '../../ports/setup-store.ts';
import type { CoreDeps } from '../core-deps.ts';
import { excludeOrder } from '../booking/exclude-order.ts';
import { getOwnLinkOrThrow } from '../find-link.ts';
import { goLive, type GoLiveInput } from './go-live.ts';
import { keepOrders } from '../store/keep-orders.ts';
import { publishRules } from '../rules/publish-rules.ts';
import type { Actor } from '../setup-deps.ts';
import { toStoreAddress } from '../store/store-address.ts';

const ORDERS_A_READ = 100;

/**
 * The end of Setup: publishes the answers as rules, leaves out what is in Xero already and goes live.
 * May be asked again after a fault: nothing is done twice.
 */
export async function finishSetup(deps: CoreDeps, input: GoLiveInput, actor: Actor): Promise<Link> {
  const link = await getOwnLinkOrThrow(deps.uow.stores, input.linkId, actor);
  const answers = await deps.uow.stores.setup.findAnswers(link);
  const rules = checkAnswers(answers);
  const current = await deps.uow.stores.links.findCurrentRuleSet(link.id);
  if (listRuleChanges(current?.rules, rules, undefined).length > 0) {
    await publishRules(deps, { linkId: link.id, rules, validFrom: null }, actor);
  }
  await leaveOut(deps, { link, orders: answers?.bookedElsewhere ?? [] }, actor);
  return goLive(deps, input, actor);
}

/** What a person has to have said before anything is booked; there is no preset for these. */
export function checkAnswers(answers: SetupAnswers | undefined): RuleSet {
  const missing = (question: string): DaybookError =>
    new DaybookError('setup.answer_missing', { details: { question } });
  if (answers === undefined || answers.rules === null) throw missing('payment methods and taxes');
  if (!answers.oldAppOff || !answers.bankRulesOff) throw missing('what books your sales today');
  const { rules, lockedPeriod } = answers;
  if (lockedPeriod === null) throw missing('closed months');
  return { ...rules, settings: { ...rules.settings, lockedPeriod } };
}

/** Kept and left out before the link is live: none of them is booked in between. */
async function leaveOut(
  deps: CoreDeps,
  { link, orders }: { readonly link: Link; readonly orders: readonly BookedElsewhere[] },
  actor: Actor,
): Promise<void> {
  const { pairings } = deps.uow.stores;
  const address = toStoreAddress(await pairings.getOrThrow(link.pairingId));
  for (let start = 0; start < orders.length; start += ORDERS_A_READ) {
    const part = orders.slice(start, start + ORDERS_A_READ);
    const orderIds = part.map(({ orderId }) => orderId);
    const read = await deps.store.readOrders(address, orderIds);
    await deps.uow.transaction((stores) =>
      keepOrders(deps, stores, { pairingId: link.pairingId, read, hints: [] }),
    );
    const known = new Set(read.orders.map(({ id }) => id));
    for (const { orderId, invoiceNumber } of part.filter((entry) => known.has(entry.orderId))) {
      const reason = `already in Xero as ${invoiceNumber}`;
      await excludeOrder(deps, { linkId: link.id, orderId, reason }, actor);
    }
  }
}
