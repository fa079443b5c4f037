import type { BankStepBody } from '../domain/ledger/bank-steps.ts';
import { WORK_PRIORITY } from '../domain/ledger/work-priority.ts';
import type { Stores } from '../ports/unit-of-work.ts';
import type { CoreDeps } from './core-deps.ts';

export interface BankStep {
  readonly linkId: string;
  readonly body: BankStepBody;
  readonly ruleSetNumber: number;
}

/** Into the outbox, as a document of no single order. */
export async function addBankStep(
  deps: Pick<CoreDeps, 'ids' | 'clock'>,
  stores: Stores,
  { linkId, body, ruleSetNumber }: BankStep,
): Promise<void> {
  const now = deps.clock.nowIso();
  await stores.steps.addShared({
    id: deps.ids.uuid(),
    linkId,
    orderGuid: null,
    key: body.key,
    kind: body.kind,
    body,
    fingerprint: '',
    ruleSetNumber,
    needs: body.needs,
    priority: WORK_PRIORITY.live,
    dueAt: now,
    createdAt: now,
  });
}
