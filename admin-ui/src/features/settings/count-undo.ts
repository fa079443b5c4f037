import type { WireBackfillUndoPlan } from '../../../../sidecar/src/contract/index.ts';

type Planned = WireBackfillUndoPlan['orders'][number];

/** What is done in Xero when orders are taken back, in the order in which it is told. */
export const WRITES = [
  'void_invoice',
  'void_creditNote',
  'delete_payment',
  'delete_refund',
  'delete_allocation',
  'create_creditNote',
  'create_refund',
  'create_allocation',
] as const;

export function countWrites(orders: readonly Planned[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { action, type } of orders.flatMap(({ preview }) => preview.writes)) {
    const write = `${action}_${type}`;
    counts[write] = (counts[write] ?? 0) + 1;
  }
  return counts;
}

/** Nothing of it is in Xero: taken back, it is not booked. */
export function isUnsent({ preview }: Planned): boolean {
  return preview.outcome === 'waits' && preview.reason?.code === 'order.excluded';
}

export function isPossible(order: Planned): boolean {
  return order.preview.outcome === 'sends' || isUnsent(order);
}
