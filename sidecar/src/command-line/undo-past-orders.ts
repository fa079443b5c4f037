import {
  backfillSchema,
  backfillUndoPlanSchema,
  type WireBackfillUndoPlan,
} from '../contract/index.ts';
import { describePreview } from './describe-answers.ts';
import type { Outcome } from './outcome.ts';
import type { ServiceClient } from './service-client.ts';

export interface PastOrdersUndo {
  readonly linkId: string;
  readonly backfill: string;
  readonly reason: string;
  /** Without it the plan is shown and nothing is done. */
  readonly isSure: boolean;
}

type Planned = WireBackfillUndoPlan['orders'][number];

/** What taking back the orders of a backfill does, all of them; then it is begun, where the person is sure. */
export async function undoPastOrders(
  client: ServiceClient,
  { linkId, backfill, reason, isSure }: PastOrdersUndo,
): Promise<Outcome> {
  const path = `/links/${linkId}/backfills/${encodeURIComponent(backfill)}/undo`;
  const orders = await readPlan(client, path);
  const possible = orders.filter(isPossible);
  const isDone = isSure && possible.length > 0;
  if (isDone) backfillSchema.parse(await client.ask('POST', path, { reason }));
  const lines = orders.flatMap(({ number, preview }) => [
    `Order ${number}:`,
    ...(isUnsent({ preview })
      ? ['  Not in Xero yet: it is not booked.']
      : describePreview(preview)),
  ]);
  const end = describeEnd({ isDone, planned: orders.length, possible: possible.length });
  return { data: { isDone, orders }, lines: [...lines, end] };
}

/** Every page of the plan. */
async function readPlan(client: ServiceClient, path: string): Promise<Planned[]> {
  const orders: Planned[] = [];
  for (let after: string | null = ''; after !== null;) {
    const query = after === '' ? '' : `?after=${encodeURIComponent(after)}`;
    const page = backfillUndoPlanSchema.parse(await client.ask('GET', `${path}${query}`));
    orders.push(...page.orders);
    after = page.next;
  }
  return orders;
}

function isUnsent({ preview }: Pick<Planned, 'preview'>): boolean {
  return preview.outcome === 'waits' && preview.reason?.code === 'order.excluded';
}

function isPossible(order: Planned): boolean {
  return order.preview.outcome === 'sends' || isUnsent(order);
}

function describeEnd(undo: {
  readonly isDone: boolean;
  readonly planned: number;
  readonly possible: number;
}): string {
  const { isDone, planned, possible } = undo;
  if (planned === 0) return 'Nothing to take back: no order that it booked is in Xero.';
  const kept = planned - possible;
  const left = kept === 0 ? '' : ` ${kept} cannot be taken back now.`;
  return isDone
    ? `${possible} of ${planned} orders are being taken out of Xero, some at a time: see backfill list.${left}`
    : `${possible} of ${planned} orders can be taken out of Xero.${left} Nothing is done yet${possible === 0 ? '.' : ': add --yes.'}`;
}
