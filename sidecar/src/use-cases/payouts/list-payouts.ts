import { DaybookError } from '../../domain/errors/daybook-error.ts';
import { makeDeletionKey } from '../../domain/ledger/bank-steps.ts';
import type { OrderReason } from '../../ports/order-store.ts';
import type { Payout, PayoutStep, PayoutStore } from '../../ports/payout-store.ts';
import type { Stores } from '../../ports/unit-of-work.ts';
import { findGatewayContact } from '../contacts/gateway-contact.ts';
import { getOwnLinkOrThrow } from '../find-link.ts';
import { findLinkKnowledge } from '../booking/load-booking-input.ts';
import { nameMethod } from './name-method.ts';
import type { Actor, SetupDeps } from '../setup-deps.ts';
import { isThereDifferently } from './tell-of-bank-step.ts';

const MOST_PAYOUTS = 200;

export interface ListedPayout extends Payout {
  readonly steps: readonly PayoutStep[];
  /** Why what is taken back could not be deleted in Xero, by the document's key. */
  readonly removals: ReadonlyMap<string, OrderReason>;
}

export interface PayoutList {
  readonly payouts: readonly ListedPayout[];
  readonly shortCode: string | null;
}

/** Payouts that were confirmed, latest first, with what became of their documents. */
export async function listPayouts(
  deps: Pick<SetupDeps, 'uow'>,
  linkId: string,
  actor: Actor,
): Promise<PayoutList> {
  const link = await getOwnLinkOrThrow(deps.uow.stores, linkId, actor);
  const { payouts, reference } = deps.uow.reading;
  const organisation = (await reference.findXero(link.tenantId))?.organisation;
  const found: ListedPayout[] = [];
  for (const payout of await payouts.list(linkId, MOST_PAYOUTS)) {
    const steps = await payouts.listSteps(linkId, payout);
    const removals =
      payout.takenBackAt === null
        ? new Map<string, OrderReason>()
        : await listRefusedRemovals(payouts, linkId, steps);
    found.push({ ...payout, steps, removals });
  }
  return { payouts: found, shortCode: organisation?.shortCode ?? null };
}

async function listRefusedRemovals(
  payouts: Pick<PayoutStore, 'listSteps'>,
  linkId: string,
  steps: readonly PayoutStep[],
): Promise<ReadonlyMap<string, OrderReason>> {
  const refused = new Map<string, OrderReason>();
  for (const { key, xeroId, isStanding } of steps) {
    if (!isStanding || xeroId === null) continue;
    const stepKeys = [makeDeletionKey(key, xeroId)];
    const [removal] = await payouts.listSteps(linkId, { stepKeys });
    if (removal?.state === 'rejected' && removal.error !== null) refused.set(key, removal.error);
  }
  return refused;
}

/** For a person who mended what Xero refused: what is missing of the payout goes again, as it was. */
export async function retryPayout(
  deps: Pick<SetupDeps, 'uow' | 'clock' | 'ids'>,
  asked: { readonly linkId: string; readonly method: string; readonly payoutId: string },
  actor: Actor,
): Promise<void> {
  const { linkId, method, payoutId } = asked;
  await deps.uow.transaction(async (stores) => {
    await getOwnLinkOrThrow(stores, linkId, actor);
    const payout = await stores.payouts.find(linkId, method, payoutId);
    if (payout === undefined) throw new DaybookError('payout.unknown');
    if (payout.takenBackAt !== null) {
      throw new DaybookError('payout.taken_back', { details: { payout: payoutId } });
    }
    const steps = await stores.payouts.listSteps(linkId, payout);
    const refused = steps
      .filter(({ state, error }) => state === 'rejected' && !isThereDifferently(error))
      .map(({ stepId }) => stepId);
    await findContactAgain(deps, stores, { linkId, method });
    const at = deps.clock.nowIso();
    await stores.steps.retryLater(refused, { dueAt: at, countAttempt: false });
    await stores.audit.append({
      at,
      actor: actor.adminId,
      actorName: actor.name,
      action: 'payout tried again',
      subject: linkId,
      before: null,
      after: { method, payout: payoutId },
    });
  });
}

/** It may have been the gateway's contact that Xero refused. */
async function findContactAgain(
  deps: Pick<SetupDeps, 'clock' | 'ids'>,
  stores: Stores,
  { linkId, method }: { readonly linkId: string; readonly method: string },
): Promise<void> {
  const knowledge = await findLinkKnowledge(stores, linkId);
  if (knowledge === undefined) return;
  const { link, rules, info } = knowledge;
  const name = nameMethod(info, method);
  await findGatewayContact(deps, stores, { link, method, name, ruleSetNumber: rules.number });
}
