import type { Hold } from '../domain/booking/hold.ts';
import { DaybookError } from '../domain/errors/daybook-error.ts';
import { isPaid } from '../domain/order/order-timing.ts';
import type { CoreDeps } from './core-deps.ts';
import { creditInvoice } from './decide-difference.ts';
import type { LinkKnowledge } from './load-booking-input.ts';
import type { SightingWork } from './weigh-sightings.ts';

export interface RuleWork extends Pick<SightingWork, 'stores' | 'record'> {
  readonly deps: Pick<CoreDeps, 'clock' | 'ids'>;
  readonly knowledge: LinkKnowledge;
}

/**
 * What nobody is asked about (accounting §4 and §7): an invoice that can be neither updated nor voided,
 * because its month is closed or something was paid on it, of an order that is not paid, is credited in
 * whole on the first open day, and another one takes its place where the order still stands. True where
 * that was decided: the order is to be booked anew.
 */
export async function decideByRule(work: RuleWork, conflicts: readonly Hold[]): Promise<boolean> {
  const { stores, record, deps, knowledge } = work;
  const { settings } = knowledge.rules.rules;
  if (knowledge.link.afterwards === 'person') return false;
  const isByRule = conflicts.every(
    ({ code }) =>
      (code === 'order.changed_in_closed_period' && settings.lockedPeriod === 'nextOpenDay') ||
      (code === 'order.changed_after_payment' && !isPaid(record.snapshot)),
  );
  if (!isByRule) return false;
  try {
    await creditInvoice(deps, { stores, record, tenantId: knowledge.link.tenantId });
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
    after: 'reissue',
  });
  return true;
}
