import { isWithinPace } from '../../domain/ledger/call-pace.ts';
import type { StepKind } from '../../domain/ledger/step.ts';
import { WORK_PRIORITY } from '../../domain/ledger/work-priority.ts';
import { instantToMs, parseInstant } from '../../domain/time/instant.ts';
import type { ReadyGroup } from '../../ports/step-store.ts';
import type { CoreDeps } from '../core-deps.ts';
import { sendCall } from './send-call.ts';
import { writeCall } from './write-call.ts';

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
  'deleteAllocation',
  'voidCreditNote',
  'voidInvoice',
  'manualJournal',
  'updateContact',
  'bankTransaction',
  'bankTransfer',
  'deleteBankTransfer',
  'deleteBankTransaction',
];

export interface DispatchOptions {
  /** More work is on its way: a call that is not full waits a moment, so that none is wasted. */
  readonly isMoreComing: boolean;
}

/**
 * Starts the next call of each link that has steps ready, and does not wait for its answer: a slow
 * organisation holds up no other. Returns how many were started.
 */
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

/** Xero takes five calls at once: one of them is kept for people. */
const MOST_CALLS = { person: 5, others: 4 } as const;

async function dispatchLink(
  deps: CoreDeps,
  groups: readonly ReadyGroup[],
  options: DispatchOptions,
): Promise<number> {
  const [first] = groups;
  if (first === undefined) return 0;
  const { tenantId } = await deps.uow.stores.links.getOrThrow(first.linkId);
  const inOrder = groups.toSorted(
    (a, b) =>
      a.priority - b.priority ||
      // The oldest order is finished before the next is begun: where few calls are left, a steady
      // flow of new contacts would otherwise keep every invoice waiting.
      compareTexts(a.oldestCreatedAt, b.oldestCreatedAt) ||
      KIND_ORDER.indexOf(a.kind) - KIND_ORDER.indexOf(b.kind),
  );
  const isInPace = await isTenantInPace(deps, tenantId);
  const underWay = deps.underWay.count(tenantId);
  for (const group of inOrder) {
    const limit = deps.xero.maxStepsPerCall(group.kind);
    const isFull = limit > 1 && group.count >= limit;
    const isUrgent = group.priority <= WORK_PRIORITY.person;
    if (underWay >= (isUrgent ? MOST_CALLS.person : MOST_CALLS.others)) continue;
    const mayWait = options.isMoreComing && isYoung(deps, group);
    // What comes up while a call is under way gathers, so that the next one is fuller.
    const maySmallGo = isInPace && !mayWait && underWay === 0;
    if (isFull || isUrgent || maySmallGo) return dispatchGroup(deps, group, tenantId);
  }
  return 0;
}

function compareTexts(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

/** A call that is not full waits where the day's calls would not last the day. */
async function isTenantInPace(deps: CoreDeps, tenantId: string): Promise<boolean> {
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

/** Resolves once the call is written; its answer is settled whenever it comes. */
function dispatchGroup(deps: CoreDeps, group: ReadyGroup, tenantId: string): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  const callId = deps.ids.uuid();
  // Under way before it is written: a written call that is not under way is in doubt.
  deps.underWay.start({ tenantId, callId }, async () => {
    try {
      const written = await writeCall(deps, group, callId);
      resolve(written === 'nothing' ? 0 : 1);
      if (typeof written === 'object') await sendCall(deps, written);
      return written !== 'nothing';
    } catch (error) {
      reject(error instanceof Error ? error : new Error(String(error)));
      throw error;
    }
  });
  return promise;
}
