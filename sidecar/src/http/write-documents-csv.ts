import { formatMinor } from '../domain/money/amount.ts';
import type { OrderWithDocuments } from '../use-cases/pages/list-orders.ts';
import type { Actor } from '../use-cases/setup-deps.ts';
import { amountCell, textCell, writeCsv } from './csv.ts';
import type { AdminUseCases } from './http-use-cases.ts';

const HEADINGS = [
  'Order',
  'Order id',
  'Placed',
  'Document',
  'Number',
  'Total',
  'Tax',
  'Currency',
  'Posted',
  'Id in Xero',
];

/** Which document in Xero belongs to which order; an order without one has a row too. */
export function writeDocumentsCsv(
  useCases: Pick<AdminUseCases, 'listOrders'>,
  linkId: string,
  actor: Actor,
): AsyncGenerator<string> {
  return writeCsv({
    headings: HEADINGS,
    readPage: (position) => useCases.listOrders({ linkId, ...position }, actor),
    toRows: ({ orders }) => orders.flatMap(toRows),
  });
}

function toRows({ order, documents }: OrderWithDocuments): string[][] {
  const start = [textCell(order.number), String(order.orderId), textCell(order.placedAt)];
  if (documents.length === 0) return [[...start, '', '', '', '', '', '', '']];
  return documents.map((row) => [
    ...start,
    textCell(row.kind),
    textCell(row.number),
    amountCell(formatMinor(row.totalMinor)),
    amountCell(formatMinor(row.taxMinor)),
    textCell(row.currency),
    textCell(row.postedAt),
    textCell(row.xeroId),
  ]);
}
