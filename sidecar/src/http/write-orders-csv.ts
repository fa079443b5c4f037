import { formatMinor } from '../domain/money/amount.ts';
import type { OrderFilter } from '../ports/order-store.ts';
import type { OrderWithDocuments } from '../use-cases/list-orders.ts';
import type { Actor } from '../use-cases/setup-deps.ts';
import { amountCell, csvRow, textCell } from './csv.ts';
import type { AdminUseCases } from './http-use-cases.ts';
import { toWireOrder } from './show-order.ts';

const ORDERS_A_PAGE = 500;
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

/** The orders of a filter, page by page, so that a million of them are never held at once. */
export async function* writeOrdersCsv(
  useCases: Pick<AdminUseCases, 'listOrders'>,
  filter: Omit<OrderFilter, 'limit'>,
  actor: Actor,
): AsyncGenerator<string> {
  // The mark tells spreadsheets that it is UTF-8.
  yield `\ufeff${csvRow(HEADINGS)}`;
  let after: string | null = null;
  do {
    const page = await useCases.listOrders(
      { ...filter, limit: ORDERS_A_PAGE, ...(after === null ? {} : { after }) },
      actor,
    );
    yield page.orders.map(toRow).join('');
    after = page.next;
  } while (after !== null);
}

function toRow(found: OrderWithDocuments): string {
  const { order } = found;
  const row = toWireOrder(found);
  const { billingAddress } = order.snapshot;
  const names = [billingAddress?.firstName, billingAddress?.lastName].filter(Boolean);
  return csvRow([
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
  ]);
}
