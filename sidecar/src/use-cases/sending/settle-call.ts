import { addMs } from '../../domain/time/instant.ts';
import type { CallRow, UnknownCall } from '../../ports/call-store.ts';
import type { StepRow } from '../../ports/step-store.ts';
import type { Stores } from '../../ports/unit-of-work.ts';
import type { ElementAnswer, XeroAnswer } from '../../ports/xero-gateway.ts';
import type { CoreDeps } from '../core-deps.ts';
import { tellOfBankPermission } from '../payouts/tell-of-bank-step.ts';
import { postStep } from './post-step.ts';
import { refuseStep } from './refuse-step.ts';
import type { WrittenCall } from './written-call.ts';

/** A lost answer: the same bytes again after this long, while Xero still knows the key. */
const REPLAY_AFTER_MS = 5_000;
const LONGEST_REPLAY_DELAY_MS = 60_000;
/** Xero keeps idempotency keys for six minutes: no look-up answers for sure before that. */
export const LOOK_UP_AFTER_MS = 6 * 60_000;

/** An answer is committed with the ledger rows that it makes, in one transaction. */
export async function settleCall(
  deps: CoreDeps,
  written: WrittenCall,
  answer: XeroAnswer,
): Promise<void> {
  const wasSent = written.call.firstSentAt !== null;
  await deps.uow.transaction(async (stores) => {
    if (wasSent && answer.outcome !== 'answered') {
      return settleUnknown(stores, written, keepUnknown(deps, written.call, answer));
    }
    switch (answer.outcome) {
      case 'answered':
        return settleAnswered(deps, stores, { written, answer });
      case 'rejected':
        return settleRejected(deps, stores, { written, answer });
      case 'notTaken':
        await stores.calls.settle(written.call.id, 'abandoned', answer.httpStatus);
        await tellOfMissingPermission(deps, stores, { written, answer });
        return stores.steps.retryLater(written.call.stepIds, {
          dueAt: answer.retryAt,
          countAttempt: false,
        });
      case 'unknown':
        return settleUnknown(stores, written, keepUnknown(deps, written.call, answer));
    }
  });
  noteOutage(deps, written, answer);
  logAnswer(deps, written, answer);
}

interface Settlement<O extends XeroAnswer['outcome']> {
  readonly written: WrittenCall;
  readonly answer: Extract<XeroAnswer, { outcome: O }>;
}

async function settleAnswered(
  deps: CoreDeps,
  stores: Stores,
  { written, answer }: Settlement<'answered'>,
): Promise<void> {
  const { call, steps } = written;
  if (answer.elements.length !== steps.length) {
    const reason = { code: 'xero.answer_incomplete', details: { sent: steps.length } };
    const lost = { outcome: 'unknown', httpStatus: 0, reason, replay: false } as const;
    return settleUnknown(stores, written, keepUnknown(deps, written.call, lost));
  }
  await stores.calls.settle(call.id, 'answered', answer.httpStatus);
  for (const [index, step] of steps.entries()) {
    const element = answer.elements[index];
    if (element !== undefined) await settleElement(deps, stores, { written, step, element });
  }
}

async function settleElement(
  deps: CoreDeps,
  stores: Stores,
  settled: { written: WrittenCall; step: StepRow; element: ElementAnswer },
): Promise<void> {
  const { written, step, element } = settled;
  if (element.ok)
    await postStep(deps, stores, { call: written.call, step, document: element.document });
  else await refuseStep(deps, stores, { call: written.call, step, reason: element.reason });
}

/** A whole call refused for good: halved with new keys until the culprit stands alone. */
async function settleRejected(
  deps: CoreDeps,
  stores: Stores,
  { written, answer }: Settlement<'rejected'>,
): Promise<void> {
  const { call, steps } = written;
  await stores.calls.settle(call.id, 'rejected', answer.httpStatus);
  const [step] = steps;
  if (steps.length === 1 && step !== undefined) {
    await refuseStep(deps, stores, { call, step, reason: answer.reason });
    return;
  }
  await stores.steps.retryLater(call.stepIds, {
    dueAt: deps.clock.nowIso(),
    countAttempt: true,
  });
}

/**
 * A call that was sent before may have been taken then: whatever a replay is refused for, that is not
 * known until Xero answers it or is looked up.
 */
function keepUnknown(
  deps: CoreDeps,
  { attempts }: Pick<CallRow, 'attempts'>,
  answer: Exclude<XeroAnswer, { outcome: 'answered' }>,
): UnknownCall {
  const now = deps.clock.nowIso();
  switch (answer.outcome) {
    case 'notTaken':
      return { dueAt: answer.retryAt, mayReplay: true };
    case 'rejected':
      return { dueAt: addMs(now, LOOK_UP_AFTER_MS), mayReplay: false };
    case 'unknown':
      return {
        dueAt: addMs(now, answer.replay ? getReplayDelayMs(attempts) : LOOK_UP_AFTER_MS),
        mayReplay: answer.replay,
        ...(answer.httpStatus >= 500 ? { serverStatus: answer.httpStatus } : {}),
      };
  }
}

/** Twice as long after each try: Xero may be away for a while. */
function getReplayDelayMs(attempts: number): number {
  return Math.min(REPLAY_AFTER_MS * 2 ** attempts, LONGEST_REPLAY_DELAY_MS);
}

async function settleUnknown(
  stores: Stores,
  { call }: WrittenCall,
  unknown: UnknownCall,
): Promise<void> {
  await stores.steps.move(call.stepIds, 'unknown');
  const mayReplay = unknown.mayReplay && call.mayReplay;
  await stores.calls.noteUnknown(call.id, { ...unknown, mayReplay });
}

/** A token that was renewed goes again at once; everything else that was not answered is waited for. */
function noteOutage({ outages }: CoreDeps, { call }: WrittenCall, answer: XeroAnswer): void {
  const subject = { side: 'xero', id: call.tenantId } as const;
  const isAnswered = answer.outcome === 'answered' || answer.outcome === 'rejected';
  if (isAnswered) outages.clear(subject);
  else if (!IS_NO_OUTAGE.has(answer.reason.code)) outages.note(subject, answer.reason);
}

/** A token is renewed at once; a permission that only some documents need stops no other one. */
const IS_NO_OUTAGE: ReadonlySet<string> = new Set([
  'xero.token_expired',
  'xero.bank_permission_missing',
]);

async function tellOfMissingPermission(
  deps: CoreDeps,
  stores: Stores,
  { written, answer }: Settlement<'notTaken'>,
): Promise<void> {
  if (answer.reason.code !== 'xero.bank_permission_missing') return;
  await tellOfBankPermission(deps, stores, written.call.linkId);
}

function logAnswer(deps: CoreDeps, written: WrittenCall, answer: XeroAnswer): void {
  const fields = {
    kind: written.call.kind,
    steps: written.steps.length,
    outcome: answer.outcome,
    status: answer.httpStatus,
    reason: 'reason' in answer ? answer.reason.code : null,
  };
  if (answer.outcome === 'answered') deps.logger.info('xero call answered', fields);
  else deps.logger.warn('xero call not answered', fields);
}
