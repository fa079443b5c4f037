import type { StepBody } from '../../domain/ledger/step.ts';
import type { WorkPriority } from '../../domain/ledger/work-priority.ts';
import type { NewStep } from '../../ports/step-store.ts';
import type { Stores } from '../../ports/unit-of-work.ts';
import type { CoreDeps } from '../core-deps.ts';

export interface StepOrigin {
  readonly linkId: string;
  /** Null where it is of no single order. */
  readonly orderGuid: string | null;
  readonly ruleSetNumber: number;
  readonly priority: WorkPriority;
}

/** A step as it goes into the outbox, due at once. */
export function makeStep(
  { ids, clock }: Pick<CoreDeps, 'ids' | 'clock'>,
  origin: StepOrigin,
  body: StepBody,
): NewStep {
  const now = clock.nowIso();
  const { linkId, orderGuid, ruleSetNumber, priority } = origin;
  return {
    id: ids.uuid(),
    linkId,
    orderGuid,
    key: body.key,
    kind: body.kind,
    body,
    fingerprint: 'fingerprint' in body ? body.fingerprint : '',
    ruleSetNumber,
    needs: body.needs,
    priority,
    dueAt: now,
    createdAt: now,
  };
}

export interface SharedStep extends Omit<StepOrigin, 'orderGuid'> {
  readonly body: StepBody;
}

/** A step of no single order, unless one with its key is open or posted already. */
export async function addSharedStep(
  deps: Pick<CoreDeps, 'ids' | 'clock'>,
  stores: Stores,
  { body, ...origin }: SharedStep,
): Promise<void> {
  await stores.steps.addShared(makeStep(deps, { ...origin, orderGuid: null }, body));
}
