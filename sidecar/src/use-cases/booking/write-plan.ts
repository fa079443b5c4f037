import type { Plan } from '../../domain/ledger/plan-difference.ts';
import type { StepBody } from '../../domain/ledger/step.ts';
import type { NumberedRuleSet } from '../../ports/link-store.ts';
import type { OrderRecord } from '../../ports/order-store.ts';
import type { Stores } from '../../ports/unit-of-work.ts';
import { addSharedStep, makeStep, type SharedStep } from './add-step.ts';
import type { CoreDeps } from '../core-deps.ts';
import type { LinkKnowledge } from './load-booking-input.ts';

export interface PlanWork {
  readonly deps: CoreDeps;
  readonly stores: Stores;
  readonly record: OrderRecord;
  readonly knowledge: LinkKnowledge;
  readonly rules: NumberedRuleSet;
}

/** The order's steps into the outbox, items shared; those that were not sent yet are replaced. */
export async function writeSteps(work: PlanWork, plan: Plan): Promise<void> {
  const { deps, stores, record } = work;
  for (const body of plan.steps.filter((step) => step.kind === 'item')) {
    await addStepOfMany(work, body);
  }
  const { orderGuid } = record;
  const own = plan.steps.filter((step) => step.kind !== 'contact' && step.kind !== 'item');
  await stores.steps.replacePlan(
    record,
    own.map((body) => makeStep(deps, { ...originOf(work), orderGuid }, body)),
  );
}

/** What the order needs, or leads to, that other orders share. */
export async function addStepOfMany(work: PlanWork, body: StepBody): Promise<void> {
  await addSharedStep(work.deps, work.stores, { ...originOf(work), body });
}

export function originOf({ record, rules }: PlanWork): Omit<SharedStep, 'body'> {
  return { linkId: record.linkId, ruleSetNumber: rules.number, priority: record.priority };
}
