import type { Link } from '../../ports/link-store.ts';
import type { StepRow } from '../../ports/step-store.ts';
import type { Stores } from '../../ports/unit-of-work.ts';
import type { CoreDeps } from '../core-deps.ts';

export interface DoubtedSteps {
  readonly link: Link;
  readonly callId: string;
  /** Of one kind, as many as fit a call. */
  readonly steps: readonly StepRow[];
}

/**
 * A call that never leaves, to be looked up: what Xero holds of the steps is adopted, the rest is planned again.
 * For what Xero would take a second time.
 */
export async function doubtSteps(
  deps: Pick<CoreDeps, 'clock' | 'ids' | 'xero'>,
  stores: Stores,
  { link, callId, steps }: DoubtedSteps,
): Promise<void> {
  const [first] = steps;
  if (first === undefined) return;
  const now = deps.clock.nowIso();
  const stepIds = steps.map((step) => step.id);
  await stores.calls.add({
    id: callId,
    tenantId: link.tenantId,
    linkId: link.id,
    kind: first.kind,
    idempotencyKey: deps.ids.uuid(),
    request: '',
    serialiser: deps.xero.serialiser,
    stepIds,
    state: 'written',
    firstSentAt: null,
    lastSentAt: null,
    dueAt: null,
    attempts: 0,
    mayReplay: false,
    httpStatus: null,
    createdAt: now,
  });
  await stores.steps.move(stepIds, 'unknown');
  await stores.calls.noteUnknown(callId, { dueAt: now, mayReplay: false });
}
