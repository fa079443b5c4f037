import { describeCode } from '../../domain/errors/describe-code.ts';
import { readDeletedId } from '../../domain/ledger/bank-steps.ts';
import { addMs } from '../../domain/time/instant.ts';
import type { OrderReason } from '../../ports/order-store.ts';
import type { StepRow } from '../../ports/step-store.ts';
import type { Stores } from '../../ports/unit-of-work.ts';
import type { CoreDeps } from '../core-deps.ts';

/** What was not booked is tried again after this long, and when a person checks again. */
const RETRY_MS = 20 * 60_000;

/** One entry a method, however often its fees are refused. */
export function makeFeesCause(method: string): string {
  return `fees.not_booked:${method}`;
}

export function makePayoutCause(method: string, payoutId: string): string {
  return `payout.not_booked:${method}:${payoutId}`;
}

/** Fees that wait for something: told once, until they are booked. */
export async function tellOfFees(
  deps: Pick<CoreDeps, 'clock'>,
  stores: Stores,
  told: { readonly linkId: string; readonly method: string; readonly reason: OrderReason },
): Promise<void> {
  const { linkId, method, reason } = told;
  const problem = describeCode(reason.code, reason.details).message;
  const details = { method, problem };
  const cause = { causeKey: makeFeesCause(method), reason: { code: 'fees.not_booked', details } };
  await stores.review.open(linkId, cause, deps.clock.nowIso());
}

export function getFeesRetryAt({ clock }: Pick<CoreDeps, 'clock'>): string {
  return addMs(clock.nowIso(), RETRY_MS);
}

/**
 * No order waits for it: the refusal stands by itself. Estimates count nothing then, and are worked out
 * anew; a payout is as its person confirmed it, and is sent again when they say so.
 */
export async function tellOfBankStep(
  deps: Pick<CoreDeps, 'clock'>,
  stores: Stores,
  { step, reason }: { readonly step: StepRow; readonly reason: OrderReason },
): Promise<void> {
  const { linkId, key } = step;
  if (isThereDifferently(reason)) {
    // Something of the reference stands in Xero: sent anew it would be booked twice.
    const cause = { causeKey: `${reason.code}:${key}`, reason };
    return stores.review.open(linkId, cause, deps.clock.nowIso());
  }
  const payout = await stores.payouts.findByStep(linkId, key);
  if (payout === undefined) {
    const method = await stores.fees.findMethod(linkId, key);
    await stores.fees.release(linkId, key, getFeesRetryAt(deps));
    return tellOfFees(deps, stores, { linkId, method: method ?? key, reason });
  }
  const { method, payoutId } = payout;
  const problem = describeCode(reason.code, reason.details).message;
  const details = { payout: payoutId, method, problem };
  const causeKey = makePayoutCause(method, payoutId);
  const told = { causeKey, reason: { code: 'payout.not_booked', details } };
  await stores.review.open(linkId, told, deps.clock.nowIso());
}

/** Xero did not delete it: a person does, and says so on the payout. */
export async function tellOfKeptDocument(
  { clock }: Pick<CoreDeps, 'clock'>,
  stores: Stores,
  { step, reason }: { readonly step: StepRow; readonly reason: OrderReason },
): Promise<void> {
  const { linkId, body } = step;
  if (!('documentKey' in body)) return;
  const [row] = await stores.ledger.findByKeys(linkId, [body.documentKey]);
  if (row?.xeroId !== readDeletedId(body)) return;
  const payout = await stores.payouts.findByStep(linkId, body.documentKey);
  if (payout === undefined) return;
  const { method, payoutId } = payout;
  const problem = describeCode(reason.code, reason.details).message;
  const details = { payout: payoutId, method, problem };
  const causeKey = makePayoutCause(method, payoutId);
  const told = { causeKey, reason: { code: 'payout.not_removed', details } };
  await stores.review.open(linkId, told, clock.nowIso());
}

/** A document that Xero holds under our reference and that is not what was sent: a person’s to look at. */
export function isThereDifferently(reason: Pick<OrderReason, 'code'> | null): boolean {
  return reason?.code === 'ledger.document_differs';
}

/** It waits by itself, and somebody has to be told what for. */
export async function tellOfBankPermission(
  { clock }: Pick<CoreDeps, 'clock'>,
  stores: Stores,
  linkId: string,
): Promise<void> {
  const code = 'xero.bank_permission_missing';
  await stores.review.open(
    linkId,
    { causeKey: code, reason: { code, details: {} } },
    clock.nowIso(),
  );
}

/** What waited for it is over: the permission is there, and this one is in Xero. */
export async function noteBankStepPosted(
  { clock }: Pick<CoreDeps, 'clock'>,
  stores: Stores,
  { linkId, key }: StepRow,
): Promise<void> {
  const now = clock.nowIso();
  await stores.review.resolve(linkId, 'xero.bank_permission_missing', now);
  const payout = await stores.payouts.findByStep(linkId, key);
  const method = await stores.fees.findMethod(linkId, key);
  if (payout === undefined) {
    if (method !== undefined) await stores.review.resolve(linkId, makeFeesCause(method), now);
    return;
  }
  const steps = await stores.payouts.listSteps(linkId, payout);
  if (steps.some(({ state }) => state === 'rejected')) return;
  await stores.review.resolve(linkId, makePayoutCause(payout.method, payout.payoutId), now);
}
