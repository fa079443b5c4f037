import { instantToMs, parseInstant } from '../domain/time/instant.ts';
import { isWithinPace } from '../domain/ledger/call-pace.ts';
import type { StepKind } from '../domain/ledger/step.ts';
import type { CallRow } from '../ports/call-store.ts';
import type { Link } from '../ports/link-store.ts';
import type { ReadyGroup, StepRow } from '../ports/step-store.ts';
import type { Stores } from '../ports/unit-of-work.ts';
import type { CallPriority, ResolvedStep, XeroRequest } from '../ports/xero-gateway.ts';
import type { CoreDeps } from './core-deps.ts';
import { rejectStep } from './refuse-step.ts';
import { settleCall } from './settle-call.ts';
import type { WrittenCall } from './written-call.ts';

/** Documents go in this order; within a kind the oldest first (accounting §7). */
const KIND_ORDER: readonly StepKind[] = [
  'item',
  'contact',
  'invoice',
  'updateInvoice',
  'payment',
  'creditNote',
  'allocation',
  'refund',
  'deletePayment',
  'voidInvoice',
];

export interface DispatchOptions {
  /** More work is on its way: a call that is not full waits a moment, so that none is wasted. */
  readonly isMoreComing: boolean;
}

/** Sends the next call of the links that have steps ready. Returns how much was done. */
export async function dispatchSteps(deps: CoreDeps, options: DispatchOptions): Promise<number> {
  if (!hasRoom(deps)) return 0;
  const groups = await deps.uow.stores.steps.findReadyGroups(deps.clock.nowIso());
  const byLink = Map.groupBy(groups, (group) => group.linkId);
  const sent = await Promise.all(
    [...byLink.values()].map((linkGroups) => dispatchLink(deps, linkGroups, options)),
  );
  return sent.reduce((total, count) => total + count, 0);
}

const LEAST_FREE_BYTES = 200_000_000;
const DISK = { side: 'disk', id: 'data folder' } as const;

/** A full disk stops calls before they leave, never between a call and its ledger rows. */
function hasRoom({ disk, outages }: CoreDeps): boolean {
  const freeBytes = disk.readFreeBytes();
  if (freeBytes >= LEAST_FREE_BYTES) {
    outages.clear(DISK);
    return true;
  }
  const details = { freeMb: Math.floor(freeBytes / 1_000_000) };
  outages.note(DISK, { code: 'service.disk_nearly_full', details });
  return false;
}

async function dispatchLink(
  deps: CoreDeps,
  groups: readonly ReadyGroup[],
  options: DispatchOptions,
): Promise<number> {
  const inOrder = groups.toSorted(
    (a, b) =>
      a.priority - b.priority ||
      // The oldest order is finished before the next is begun: where few calls are left, a steady
      // flow of new contacts would otherwise keep every invoice waiting.
      compareTexts(a.oldestCreatedAt, b.oldestCreatedAt) ||
      KIND_ORDER.indexOf(a.kind) - KIND_ORDER.indexOf(b.kind),
  );
  const isInPace = await isLinkInPace(deps, groups);
  for (const group of inOrder) {
    const limit = deps.xero.maxStepsPerCall(group.kind);
    const isFull = limit > 1 && group.count >= limit;
    const isUrgent = group.priority <= 0;
    const mayWait = options.isMoreComing && isYoung(deps, group);
    if (isFull || isUrgent || (isInPace && !mayWait)) return dispatchGroup(deps, group);
  }
  return 0;
}

function compareTexts(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

/** A call that is not full waits where the day's calls would not last the day. */
async function isLinkInPace(deps: CoreDeps, groups: readonly ReadyGroup[]): Promise<boolean> {
  const [group] = groups;
  if (group === undefined) return true;
  const { tenantId } = await deps.uow.stores.links.getOrThrow(group.linkId);
  const state = await deps.uow.stores.governor.find(tenantId);
  if (state === undefined) return true;
  const { dayLimit, dayRemaining, dayResetsBy } = state;
  const msUntilReset =
    dayResetsBy === null ? null : instantToMs(parseInstant(dayResetsBy)) - deps.clock.nowMs();
  return isWithinPace({ dayLimit, dayRemaining, msUntilReset });
}

/** However much is coming, a step waits for company this long only. */
const LONGEST_WAIT_MS = 5_000;

function isYoung(deps: CoreDeps, group: ReadyGroup): boolean {
  const since = instantToMs(parseInstant(group.oldestCreatedAt));
  return deps.clock.nowMs() - since < LONGEST_WAIT_MS;
}

async function dispatchGroup(deps: CoreDeps, group: ReadyGroup): Promise<number> {
  const written = await writeCall(deps, group);
  if (written === 'nothing') return 0;
  if (written !== 'refused') await sendCall(deps, written);
  return 1;
}

/** The call with its bytes, key and steps, committed before it leaves. */
async function writeCall(
  deps: CoreDeps,
  group: ReadyGroup,
): Promise<WrittenCall | 'nothing' | 'refused'> {
  return deps.uow.transaction(async (stores) => {
    const link = await stores.links.getOrThrow(group.linkId);
    if (link.state !== 'live') return 'nothing';
    const limit = deps.xero.maxStepsPerCall(group.kind);
    const ready = await stores.steps.findReady(group, deps.clock.nowIso(), limit);
    const [oldest] = ready;
    if (oldest === undefined) return 'nothing';
    // A call that Xero refused whole is halved, down to the culprit.
    const steps = ready.slice(0, Math.max(1, limit >> oldest.attempts));
    const resolved = await resolveSteps(deps, steps, stores);
    const request = await buildOrReject({ deps, stores, steps, resolved });
    if (request === undefined) return 'refused';
    const call = makeCall(deps, { link, request, steps });
    await stores.calls.add(call);
    return { call, request, steps };
  });
}

interface Unbuilt {
  readonly deps: CoreDeps;
  readonly stores: Stores;
  readonly steps: readonly StepRow[];
  readonly resolved: readonly ResolvedStep[];
}

/** A step that no call can be made of ends alone, so that the others go on; undefined when one did. */
async function buildOrReject(work: Unbuilt): Promise<XeroRequest | undefined> {
  const { deps, stores, steps, resolved } = work;
  const whole = buildOrFault(deps, resolved);
  if (!(whole instanceof Error)) return whole;
  for (const [index, step] of steps.entries()) {
    const fault = buildOrFault(deps, resolved.slice(index, index + 1));
    if (!(fault instanceof Error)) continue;
    deps.logger.error('step cannot be sent', { stepId: step.id, problem: fault.stack });
    await rejectStep(deps, stores, { step, reason: { code: 'ledger.step_unfit', details: {} } });
  }
  return undefined;
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
  { link, request, steps }: Omit<WrittenCall, 'call'> & { readonly link: Link },
): CallRow {
  return {
    id: deps.ids.uuid(),
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

/** Sends a written call once and settles whatever comes back. */
export async function sendCall(deps: CoreDeps, written: WrittenCall): Promise<void> {
  const { call, request } = written;
  await deps.uow.stores.calls.noteSent(call.id, deps.clock.nowIso());
  const answer = await deps.xero.send(request, {
    tenantId: call.tenantId,
    idempotencyKey: call.idempotencyKey,
    priority: getPriority(written.steps),
  });
  await settleCall(deps, written, answer);
}

function getPriority(steps: readonly StepRow[]): CallPriority {
  const highest = Math.min(...steps.map((step) => step.priority));
  if (highest <= 0) return 'interactive';
  return highest === 1 ? 'live' : 'background';
}

/** The Xero ids of what the steps need, from the ledger. */
export async function resolveSteps(
  deps: Pick<CoreDeps, 'uow'>,
  steps: readonly StepRow[],
  stores: Stores = deps.uow.stores,
): Promise<ResolvedStep[]> {
  const [first] = steps;
  if (first === undefined) return [];
  const keys = [...new Set(steps.flatMap((step) => step.needs))];
  const rows = await stores.ledger.findByKeys(first.linkId, keys);
  const ids = new Map(rows.map((row) => [row.key, row.xeroId]));
  return steps.map((step) => ({
    stepId: step.id,
    body: step.body,
    idsByKey: Object.fromEntries(
      step.needs.flatMap((key) => {
        const id = ids.get(key);
        return id === undefined ? [] : [[key, id]];
      }),
    ),
  }));
}
