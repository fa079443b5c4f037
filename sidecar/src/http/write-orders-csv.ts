import { formatMinor } from '../domain/money/amount.ts';
import type { OrderFilter } from '../ports/order-store.ts';
import type { OrderWithDocuments } from '../use-cases/pages/list-orders.ts';
import type { Actor } from '../use-cases/setup-deps.ts';
import { amountCell, textCell, writeCsv } from './csv.ts';
import type { AdminUseCases } from './http-use-cases.ts';
import { toWireOrder } from './show-order.ts';

const HEADINGS = [
  'Order',
  'Placed',
  'Customer',
  'State',
  'Reason',
  'Currency',
  'Total',
  'In the store',
  'In Xero',
  'Documents',
];

/** The orders of a filter. */
export function writeOrdersCsv(
  useCases: Pick<AdminUseCases, 'listOrders'>,
  filter: Omit<OrderFilter, 'limit'>,
  actor: Actor,
): AsyncGenerator<string> {
  return writeCsv({
    headings: HEADINGS,
    readPage: (position) => useCases.listOrders({ ...filter, ...position }, actor),
    toRows: ({ orders }) => orders.map(toRow),
  });
}

function toRow(found: OrderWithDocuments): string[] {
  const { order } = found;
  const row = toWireOrder(found);
  const { billingAddress } = order.snapshot;
  const names = [billingAddress?.firstName, billingAddress?.lastName].filter(Boolean);
  return [
    textCell(order.number),
    textCell(order.placedAt),
    textCell(names.join(' ')),
    textCell(order.state),
    textCell(row.reason?.message ?? ''),
    textCell(order.currency),
    amountCell(formatMinor(order.totalMinor)),
    amountCell(formatMinor(order.storeMinor)),
    amountCell(formatMinor(order.xeroMinor)),
    textCell([...new Set(row.documents.map(({ number }) => number))].filter(Boolean).join(' ')),
  ];
}
