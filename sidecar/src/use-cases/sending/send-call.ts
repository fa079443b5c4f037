import { addMs, instantToMs, parseInstant } from '../../domain/time/instant.ts';
import type { CallRow } from '../../ports/call-store.ts';
import type { StepRow } from '../../ports/step-store.ts';
import type { CallPriority } from '../../ports/xero-gateway.ts';
import type { CoreDeps } from '../core-deps.ts';
import { settleCall } from './settle-call.ts';
import type { WrittenCall } from './written-call.ts';

/** The same key may go again this long after the first send; Xero forgets it after six minutes. */
const REPLAY_WINDOW_MS = 5 * 60_000;

/** Sends a written call once and settles whatever comes back. */
export async function sendCall(deps: CoreDeps, written: WrittenCall): Promise<void> {
  const { call, request } = written;
  const answer = await deps.xero.send(request, {
    tenantId: call.tenantId,
    idempotencyKey: call.idempotencyKey,
    priority: getPriority(written.steps),
    // It may have waited long for its turn: its time counts from here, and a late replay stays here.
    async onLeaving() {
      if (!mayReplayNow(deps, call)) return false;
      await deps.uow.stores.calls.noteSent(call.id, deps.clock.nowIso());
      return true;
    },
  });
  await settleCall(deps, written, answer);
}

/** Whether Xero still knows the key. Never by a clock that was set back. */
export function mayReplayNow({ clock }: Pick<CoreDeps, 'clock'>, call: CallRow): boolean {
  if (call.firstSentAt === null) return true;
  const firstSentMs = instantToMs(parseInstant(call.firstSentAt));
  const endsMs = instantToMs(parseInstant(addMs(call.firstSentAt, REPLAY_WINDOW_MS)));
  return firstSentMs <= clock.nowMs() && clock.nowMs() < endsMs;
}

function getPriority(steps: readonly StepRow[]): CallPriority {
  const highest = Math.min(...steps.map((step) => step.priority));
  if (highest <= 0) return 'interactive';
  return highest === 1 ? 'live' : 'background';
}
