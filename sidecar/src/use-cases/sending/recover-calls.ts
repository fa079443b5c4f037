import { addMs, instantToMs, parseInstant } from '../../domain/time/instant.ts';
import type { CallRow } from '../../ports/call-store.ts';
import type { XeroRequest } from '../../ports/xero-gateway.ts';
import type { CoreDeps } from '../core-deps.ts';
import { doubtOpenSteps } from './doubt-open-steps.ts';
import { isRefusal, lookUpCall } from './look-up-call.ts';
import { mayReplayNow, sendCall } from './send-call.ts';
import { LOOK_UP_AFTER_MS } from './settle-call.ts';
import type { WrittenCall } from './written-call.ts';

const CALLS_PER_ROUND = 100;
/** Of one organisation, together with the calls that go out for the first time. */
const MOST_AT_ONCE = 4;

/**
 * A call that was under way when the process ended may have been taken: its outcome is not known. Nor
 * is it of some that were still to be sent, where the database is a restored one (decision 0005).
 */
export async function adoptUnsettledCalls(deps: CoreDeps): Promise<number> {
  const calls = await deps.uow.stores.calls.listUnsettled();
  for (const call of calls) await doubt(deps, call);
  await doubtOpenSteps(deps);
  return calls.length;
}

/**
 * Starts finding out what became of calls without an answer, and does not wait for it. Returns how many
 * were started.
 */
export async function recoverCalls(deps: CoreDeps): Promise<number> {
  const { calls } = deps.uow.stores;
  for (const call of await calls.listWritten()) {
    // Work on it ended by a fault of this machine.
    if (!deps.underWay.has(call.id)) await doubt(deps, call);
  }
  const due = await calls.findDueUnknown(deps.clock.nowIso(), CALLS_PER_ROUND);
  let started = 0;
  for (const { id: callId, tenantId } of due) {
    if (deps.underWay.has(callId) || deps.underWay.count(tenantId) >= MOST_AT_ONCE) continue;
    started += 1;
    deps.underWay.start({ tenantId, callId }, async () => {
      await recoverCall(deps, callId);
      return true;
    });
  }
  return started;
}

async function doubt(deps: CoreDeps, call: CallRow): Promise<void> {
  await deps.uow.transaction(async (stores) => {
    // Its answer may have been kept since it was read here.
    if ((await stores.calls.find(call.id))?.state !== call.state) return;
    const steps = await stores.steps.getMany(call.stepIds);
    const underWay = steps.filter((step) => step.state === 'sending');
    await stores.steps.move(
      underWay.map((step) => step.id),
      'unknown',
    );
    const dueAt = deps.clock.nowIso();
    // What was not noted as sent may have left in a life that a backup does not know of: looked up.
    const mayReplay = call.mayReplay && call.firstSentAt !== null;
    await stores.calls.noteUnknown(call.id, { dueAt, mayReplay });
  });
}

async function recoverCall(deps: CoreDeps, callId: string): Promise<void> {
  const call = await deps.uow.stores.calls.find(callId);
  if (call?.state !== 'unknown') return;
  const all = await deps.uow.stores.steps.getMany(call.stepIds);
  const steps = all.filter((step) => step.state === 'unknown' || step.state === 'sending');
  if (steps.length === 0) {
    await deps.uow.stores.calls.settle(call.id, 'answered', call.httpStatus);
    return;
  }
  const isSame = call.serialiser === deps.xero.serialiser && steps.length === all.length;
  const { request } = call;
  if (isSame && request !== null && call.mayReplay && mayReplayNow(deps, call)) {
    await replay(deps, { call, steps, request: parseRequest(request) });
    return;
  }
  const now = deps.clock.nowMs();
  const lookUpAt = call.firstSentAt === null ? now : toMs(call.lastSentAt) + LOOK_UP_AFTER_MS;
  if (now < lookUpAt && !isRefusal(call)) {
    await deps.uow.stores.calls.noteUnknown(call.id, {
      dueAt: addMs(deps.clock.nowIso(), lookUpAt - now),
      mayReplay: false,
    });
    return;
  }
  await lookUpCall(deps, call, steps);
}

/** The same bytes under the same key: Xero answers again what it answered before. */
async function replay(deps: CoreDeps, written: WrittenCall): Promise<void> {
  await deps.uow.stores.steps.move(written.call.stepIds, 'sending');
  await sendCall(deps, written);
}

/** Our own JSON, written with the call. */
function parseRequest(text: string): XeroRequest {
  return JSON.parse(text) as XeroRequest;
}

function toMs(instant: string | null): number {
  return instant === null ? 0 : instantToMs(parseInstant(instant));
}
