import type { WireOrderRow } from '../../sidecar/src/contract/index.ts';
import type { EndToEndShop } from './end-to-end-shop.ts';
import { countStandingInvoices } from './sum-books.ts';

/** Whatever of an order is wrong in Xero and not said; empty where all is well. */
export async function findUnsaid(shop: EndToEndShop): Promise<string[]> {
  const books = await shop.readBooks();
  const rows = await shop.client.listOrders();
  const { reviewEntries } = await shop.client.status();
  const check = (row: WireOrderRow): string[] => {
    const standing = countStandingInvoices(books, String(row.orderId));
    if (standing > 1 && !isOfVoidedCredit(row)) return [`${row.number}: ${standing} invoices`];
    if (row.state === 'skipped' && standing > 0) return [`${row.number}: an invoice still stands`];
    if (row.state === 'held' && (row.reason === null || reviewEntries === 0)) {
      return [`${row.number}: held without a reason`];
    }
    if (!['booked', 'held', 'skipped', 'waiting'].includes(row.state)) {
      return [`${row.number}: is ${row.state}`];
    }
    return [];
  };
  const differences = (await shop.findDifferences()).filter((line) => !isTold(line, rows));
  return [...differences, ...rows.flatMap(check)];
}

const OF_VOIDED_CREDITS = ['order.credited_document_voided', 'order.credit_note_voided_in_xero'];

/** The credit of its first invoice was voided in Xero, and a person is asked. */
function isOfVoidedCredit({ state, reason }: WireOrderRow): boolean {
  return state === 'held' && OF_VOIDED_CREDITS.includes(reason?.code ?? '');
}

/** A cent of tax that may not be set by hand: the order says so (accounting §3). */
function isTold(difference: string, rows: readonly WireOrderRow[]): boolean {
  const row = rows.find(({ number }) => difference.startsWith(`${number}: tax at `));
  return row?.reason?.code === 'order.tax_differs';
}
