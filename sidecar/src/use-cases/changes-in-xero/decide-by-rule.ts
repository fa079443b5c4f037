import type { Hold } from '../../domain/booking/hold.ts';
import { DaybookError } from '../../domain/errors/daybook-error.ts';
import { isPaid } from '../../domain/order/order-timing.ts';
import { chooseByRule } from '../../domain/reconciliation/choose-by-rule.ts';
import type { CoreDeps } from '../core-deps.ts';
import { carryOut } from './decide-difference.ts';
import type { LinkKnowledge } from '../booking/load-booking-input.ts';
import type { SightingWork } from './weigh-sightings.ts';

export interface RuleWork extends Pick<SightingWork, 'stores' | 'record'> {
  readonly deps: Pick<CoreDeps, 'clock' | 'ids'>;
  readonly knowledge: LinkKnowledge;
}

/**
 * What nobody is asked about, carried out as if a person had chosen it. True where something was
 * decided: the order is to be booked anew.
 */
export async function decideByRule(work: RuleWork, conflicts: readonly Hold[]): Promise<boolean> {
  const { stores, record, deps, knowledge } = work;
  const { link, rules } = knowledge;
  if (link.afterwards === 'person') return false;
  const paid = { isPaid: isPaid(record.snapshot) };
  const choice = chooseByRule(conflicts, rules.rules.settings, paid);
  if (choice === undefined) return false;
  try {
    await carryOut(deps, { stores, record, tenantId: link.tenantId, link }, choice);
  } catch (error) {
    // What cannot be credited is a person's.
    if (error instanceof DaybookError) return false;
    throw error;
  }
  await stores.audit.append({
    at: deps.clock.nowIso(),
    actor: 'rule',
    actorName: null,
    action: 'difference decided',
    subject: `${record.linkId}/${record.orderId}`,
    before: conflicts[0]?.code ?? null,
    after: choice,
  });
  return true;
}
