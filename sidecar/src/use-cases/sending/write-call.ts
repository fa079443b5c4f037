import { isBankKind } from '../../domain/ledger/bank-steps.ts';
import type { NewCall } from '../../ports/call-store.ts';
import type { Link } from '../../ports/link-store.ts';
import type { ReadyGroup, StepRow } from '../../ports/step-store.ts';
import type { Stores } from '../../ports/unit-of-work.ts';
import type { ResolvedStep, XeroRequest } from '../../ports/xero-gateway.ts';
import type { CoreDeps } from '../core-deps.ts';
import { doubtSteps } from './doubt-steps.ts';
import { rejectStep } from './refuse-step.ts';
import { resolveSteps } from './resolve-steps.ts';
import type { WrittenCall } from './written-call.ts';

/** Xero takes 3.5 MB (facts/xero §3); a character may be several bytes. */
const MOST_CHARACTERS = 1_500_000;

/**
 * The call with its bytes, key and steps, committed before it leaves. What a bank account has is looked up first:
 * Xero would take it twice, and a restored database does not know what was booked since its backup.
 */
export async function writeCall(
  deps: CoreDeps,
  group: ReadyGroup,
  callId: string,
): Promise<WrittenCall | 'nothing' | 'refused' | 'doubted'> {
  return deps.uow.transaction(async (stores) => {
    const link = await stores.links.getOrThrow(group.linkId);
    if (link.state !== 'live') return 'nothing';
    const limit = deps.xero.maxStepsPerCall(group.kind);
    const ready = await stores.steps.findReady(group, deps.clock.nowIso(), limit);
    const [oldest] = ready;
    if (oldest === undefined) return 'nothing';
    const unseen = await findUnseen(stores, ready);
    if (unseen.length > 0) {
      await doubtSteps(deps, stores, { link, callId, steps: unseen });
      return 'doubted';
    }
    // A call that Xero refused whole is halved, down to the culprit.
    const steps = ready.slice(0, Math.max(1, limit >> oldest.attempts));
    const resolved = await resolveSteps(deps, steps, stores);
    const built = await buildOrReject({ deps, stores, steps, resolved });
    if (built === undefined) return 'refused';
    const call = makeCall(deps, { link, callId, ...built });
    await stores.calls.add(call);
    return { call, ...built };
  });
}

async function findUnseen(stores: Stores, steps: readonly StepRow[]): Promise<StepRow[]> {
  const ofBank = steps.filter(({ kind }) => isBankKind(kind));
  if (ofBank.length === 0) return ofBank;
  const carried = await stores.calls.findCarried(ofBank.map(({ id }) => id));
  return ofBank.filter(({ id }) => !carried.has(id));
}

interface Unbuilt {
  readonly deps: CoreDeps;
  readonly stores: Stores;
  readonly steps: readonly StepRow[];
  readonly resolved: readonly ResolvedStep[];
}

type Built = Omit<WrittenCall, 'call'>;

/** A step that no call can be made of ends alone, so that the others go on; undefined when one did. */
async function buildOrReject(work: Unbuilt): Promise<Built | undefined> {
  const { deps, stores, steps, resolved } = work;
  const whole = buildOrFault(deps, resolved);
  if (!(whole instanceof Error)) return cutToSize(work, whole);
  for (const [index, step] of steps.entries()) {
    const fault = buildOrFault(deps, resolved.slice(index, index + 1));
    if (!(fault instanceof Error)) continue;
    deps.logger.error('step cannot be sent', { stepId: step.id, problem: fault.stack });
    await rejectStep(deps, stores, { step, reason: { code: 'ledger.step_unfit', details: {} } });
  }
  return undefined;
}

/** What is too large for one call goes in several. */
function cutToSize({ deps, steps, resolved }: Unbuilt, whole: XeroRequest): Built {
  let request = whole;
  let count = steps.length;
  while (count > 1 && JSON.stringify(request.model).length > MOST_CHARACTERS) {
    count = Math.ceil(count / 2);
    request = deps.xero.buildRequest(request.kind, resolved.slice(0, count));
  }
  return { request, steps: steps.slice(0, count) };
}

function buildOrFault(deps: CoreDeps, resolved: readonly ResolvedStep[]): XeroRequest | Error {
  const [first] = resolved;
  if (first === undefined) return new RangeError('no step');
  try {
    return deps.xero.buildRequest(first.body.kind, resolved);
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

function makeCall(
  deps: CoreDeps,
  { link, callId, request, steps }: Built & { readonly link: Link; readonly callId: string },
): NewCall {
  return {
    id: callId,
    tenantId: link.tenantId,
    linkId: link.id,
    kind: request.kind,
    idempotencyKey: deps.ids.uuid(),
    request: JSON.stringify(request),
    serialiser: deps.xero.serialiser,
    stepIds: steps.map((step) => step.id),
    state: 'written',
    firstSentAt: null,
    lastSentAt: null,
    dueAt: null,
    attempts: 0,
    mayReplay: true,
    httpStatus: null,
    createdAt: deps.clock.nowIso(),
  };
}
