import { DaybookError } from '../domain/errors/daybook-error.ts';
import type { Payout, PayoutStep } from '../ports/payout-store.ts';
import type { Stores } from '../ports/unit-of-work.ts';
import { findGatewayContact } from './gateway-contact.ts';
import { getOwnLinkOrThrow } from './find-link.ts';
import { findLinkKnowledge } from './load-booking-input.ts';
import { nameMethod } from './name-method.ts';
import type { Actor, SetupDeps } from './setup-deps.ts';
import { isThereDifferently } from './tell-of-bank-step.ts';

const MOST_PAYOUTS = 200;

export interface ListedPayout extends Payout {
  readonly steps: readonly PayoutStep[];
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
    found.push({ ...payout, steps: await payouts.listSteps(linkId, payout) });
  }
  return { payouts: found, shortCode: organisation?.shortCode ?? null };
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
