import { formatMinor } from '../domain/money/amount.ts';
import type { OrderWithDocuments } from '../use-cases/list-orders.ts';
import type { Actor } from '../use-cases/setup-deps.ts';
import { amountCell, csvRow, textCell } from './csv.ts';
import type { AdminUseCases } from './http-use-cases.ts';

const ORDERS_A_PAGE = 500;
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
export async function* writeDocumentsCsv(
  useCases: Pick<AdminUseCases, 'listOrders'>,
  linkId: string,
  actor: Actor,
): AsyncGenerator<string> {
  // The mark tells spreadsheets that it is UTF-8.
  yield `\ufeff${csvRow(HEADINGS)}`;
  let after: string | null = null;
  do {
    const asked = { linkId, limit: ORDERS_A_PAGE, ...(after === null ? {} : { after }) };
    const page = await useCases.listOrders(asked, actor);
    yield page.orders.flatMap(toRows).map(csvRow).join('');
    after = page.next;
  } while (after !== null);
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
