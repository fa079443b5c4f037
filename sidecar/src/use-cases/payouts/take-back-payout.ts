import { findLastClosedDay } from '../../domain/booking/locked-period.ts';
import type { ErrorCode } from '../../domain/errors/error-codes.ts';
import { DaybookError } from '../../domain/errors/daybook-error.ts';
import { isBankKind, makeBankDeletion, type BankStepBody } from '../../domain/ledger/bank-steps.ts';
import { WORK_PRIORITY } from '../../domain/ledger/work-priority.ts';
import { makePayoutKey } from '../../domain/payout/payout-documents.ts';
import { isEnded } from '../../domain/reconciliation/xero-state.ts';
import type { LedgerRow } from '../../ports/ledger-store.ts';
import type { Payout } from '../../ports/payout-store.ts';
import type { Stores } from '../../ports/unit-of-work.ts';
import { addSharedStep } from '../booking/add-step.ts';
import { endBankQuestion } from './bank-question.ts';
import type { CoreDeps } from '../core-deps.ts';
import { getOwnLinkOrThrow } from '../find-link.ts';
import { findLinkKnowledge } from '../booking/load-booking-input.ts';
import type { Actor, SetupDeps } from '../setup-deps.ts';
import { isThereDifferently, makePayoutCause } from './tell-of-bank-step.ts';

export interface PayoutName {
  readonly linkId: string;
  readonly method: string;
  readonly payoutId: string;
}

export interface TakingBack {
  readonly payout: Payout;
  /** What stands of it in Xero, and is deleted there. */
  readonly standing: readonly LedgerRow[];
  /** Why it cannot be taken back. */
  readonly obstacle: DaybookError | undefined;
}

/** What taking a payout back would delete in Xero. Nothing is changed. */
export async function previewTakingBack(
  deps: Pick<SetupDeps, 'uow'>,
  name: PayoutName,
  actor: Actor,
): Promise<TakingBack> {
  const { stores } = deps.uow;
  await getOwnLinkOrThrow(stores, name.linkId, actor);
  return weigh(stores, name);
}

async function weigh(
  stores: Stores,
  { linkId, method, payoutId }: PayoutName,
): Promise<TakingBack> {
  const payout = await stores.payouts.find(linkId, method, payoutId);
  if (payout === undefined) throw new DaybookError('payout.unknown');
  const standing = await stores.ledger.findByKeys(linkId, payout.stepKeys);
  const steps = await stores.payouts.listSteps(linkId, payout);
  const isUnderWay = steps.some(({ state }) => ['planned', 'sending', 'unknown'].includes(state));
  if (payout.takenBackAt !== null || isUnderWay) {
    const code = payout.takenBackAt === null ? 'payout.under_way' : 'payout.taken_back';
    return {
      payout,
      standing,
      obstacle: new DaybookError(code, { details: { payout: payoutId } }),
    };
  }
  // What stands in Xero under its reference is not known to be its own: confirmed anew it would be doubled.
  const strange = steps.map(({ error }) => error).find(isThereDifferently);
  if (strange !== undefined && strange !== null) {
    const { code, details } = strange;
    return { payout, standing, obstacle: new DaybookError(code as ErrorCode, { details }) };
  }
  return { payout, standing, obstacle: await findClosed(stores, linkId, standing) };
}

/** What is dated in a closed period is never deleted (accounting §4). */
async function findClosed(
  stores: Stores,
  linkId: string,
  standing: readonly LedgerRow[],
): Promise<DaybookError | undefined> {
  const knowledge = await findLinkKnowledge(stores, linkId);
  if (knowledge === undefined) return new DaybookError('setup.rules_missing');
  const { reference, rules } = knowledge;
  const closedUntil = findLastClosedDay(reference.organisation, rules.rules.settings);
  // Our own JSON, as it was planned.
  const days = standing.map(({ body }) => (body as BankStepBody).on).toSorted();
  const [on] = days;
  if (on === undefined || closedUntil === undefined || on > closedUntil) return undefined;
  return new DaybookError('payout.closed', { details: { on } });
}

/**
 * Takes a confirmed payout out of Xero: its transfer and the fees that it put right are deleted. When
 * nothing of it stands any more its rows are free, and the file can be imported anew. Throws the reason
 * where it cannot be.
 */
export async function takeBackPayout(
  deps: Pick<SetupDeps, 'uow' | 'clock' | 'ids'>,
  name: PayoutName,
  actor: Actor,
): Promise<void> {
  const { linkId, method, payoutId } = name;
  await deps.uow.transaction(async (stores) => {
    await getOwnLinkOrThrow(stores, linkId, actor);
    const { payout, standing, obstacle } = await weigh(stores, name);
    if (obstacle !== undefined) throw obstacle;
    const now = deps.clock.nowIso();
    await stores.payouts.takeBack(linkId, payout, now);
    for (const row of standing) {
      await endBankQuestion(stores, row, now);
      // Our own JSON, as it was planned.
      const body = makeBankDeletion(row.body as BankStepBody, row.xeroId);
      const { ruleSetNumber } = row;
      const priority = WORK_PRIORITY.person;
      await addSharedStep(deps, stores, { linkId, ruleSetNumber, priority, body });
    }
    await stores.audit.append({
      at: now,
      actor: actor.adminId,
      actorName: actor.name,
      action: 'payout taken back',
      subject: linkId,
      before: null,
      after: { method, payout: payoutId },
    });
    await endWhereNothingStands(stores, linkId, { payout, now });
  });
}

/** These of its documents are gone in Xero; with the last of them the payout is. */
export async function noteTakenBack(
  stores: Stores,
  of: { readonly linkId: string; readonly payout: Payout; readonly keys: readonly string[] },
  now: string,
): Promise<void> {
  const { linkId, payout, keys } = of;
  for (const key of keys) {
    await stores.ledger.setState(linkId, key, 'voided');
    await endBankQuestion(stores, { linkId, key }, now);
  }
  await endWhereNothingStands(stores, linkId, { payout, now });
}

async function endWhereNothingStands(
  stores: Stores,
  linkId: string,
  { payout, now }: { readonly payout: Payout; readonly now: string },
): Promise<void> {
  const left = await stores.ledger.findByKeys(linkId, payout.stepKeys);
  if (left.length > 0) return;
  const { method, payoutId } = payout;
  await stores.payouts.remove(linkId, payout, makePayoutKey(payout, 'entries'));
  await stores.review.resolve(linkId, makePayoutCause(method, payoutId), now);
}

/**
 * For a person who deleted in Xero what Xero did not let Daybook delete. Xero is asked first: a transfer
 * that still stood would be booked twice with the next file. Throws `payout.still_in_xero`.
 */
export async function confirmRemoved(
  deps: Pick<CoreDeps, 'uow' | 'clock' | 'xero'>,
  name: PayoutName,
  actor: Actor,
): Promise<void> {
  const { linkId, method, payoutId } = name;
  const { stores } = deps.uow;
  const { tenantId } = await getOwnLinkOrThrow(stores, linkId, actor);
  const payout = await stores.payouts.find(linkId, method, payoutId);
  if (payout === undefined || payout.takenBackAt === null) {
    throw new DaybookError('payout.unknown');
  }
  for (const { kind, xeroId, number } of await stores.ledger.findByKeys(linkId, payout.stepKeys)) {
    if (!isBankKind(kind)) continue;
    const state = await deps.xero.readBankDocument(tenantId, 'interactive', { kind, xeroId });
    if (state === undefined || isEnded(state)) continue;
    const document = kind === 'bankTransfer' ? `the transfer ${number}` : `“${number}”`;
    throw new DaybookError('payout.still_in_xero', { details: { document } });
  }
  await deps.uow.transaction(async (inside) => {
    const now = deps.clock.nowIso();
    await noteTakenBack(inside, { linkId, payout, keys: payout.stepKeys }, now);
    await inside.audit.append({
      at: now,
      actor: actor.adminId,
      actorName: actor.name,
      action: 'payout removed by hand',
      subject: linkId,
      before: null,
      after: { method, payout: payoutId },
    });
  });
}
