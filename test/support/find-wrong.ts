import type { WireOrderRow } from '../../sidecar/src/contract/index.ts';
import type { EndToEndShop } from './end-to-end-shop.ts';
import { findUnsaid } from './find-unsaid.ts';
import { isOut } from './random-acts.ts';
import { isOfOrder, sumBooks } from './sum-books.ts';

/** Every sign of something wrong once all is quiet; what Daybook's own figures say is not asked. */
export async function findWrong(shop: EndToEndShop): Promise<string[]> {
  const books = await shop.readBooks();
  const rows = await shop.client.listOrders();
  const orders = new Map((await shop.client.storeOrders()).map((order) => [order.id, order]));
  const invoices = books.invoices as unknown as Receivable[];
  const due = rows.filter(isSettled).flatMap((row) => {
    const standing = invoices.filter(
      (invoice) =>
        isOfOrder(invoice, String(row.orderId)) && !['VOIDED', 'DELETED'].includes(invoice.Status),
    );
    const open = standing.reduce((sum, { AmountDue }) => sum + Math.round(AmountDue * 100), 0);
    const order = orders.get(row.orderId);
    const isPaid = ['Paid', 'PartiallyRefunded', 'Refunded'].includes(order?.paymentStatus ?? '');
    const expected = isPaid ? 0 : Math.round(Number(order?.orderTotal) * 100);
    return open === expected ? [] : [`${row.number}: ${open} due, expected ${expected}`];
  });
  const notes = (books.creditNotes as unknown as Receivable[]).filter(
    (note) => note.Status === 'AUTHORISED' && note.RemainingCredit !== 0,
  );
  const settled = rows.filter(isSettled).map(({ orderId }) => String(orderId));
  const unused = notes
    .filter((note) => settled.some((id) => isOfOrder(note, id)))
    .map(({ Reference }) => `${Reference}: credit that is set against nothing`);
  const left = rows.filter(isOut).flatMap(({ orderId, number }) => {
    const sums = Object.entries(sumBooks(books, String(orderId)));
    const money = sums.filter(([key]) => key.startsWith('money '));
    // Money that came by one method and was refunded by another one is even in all.
    const isEven = money.reduce((cents, [, sum]) => cents + Math.round(Number(sum) * 100), 0) === 0;
    if (isEven && money.length === sums.length) return [];
    return [`${number}: out, but for ${JSON.stringify(Object.fromEntries(sums))}`];
  });
  return [...(await findUnsaid(shop)), ...due, ...unused, ...left];
}

interface Receivable {
  readonly Reference: string;
  readonly Status: string;
  readonly AmountDue: number;
  readonly RemainingCredit: number;
}

/** Booked, and nothing about it is a person's choice. */
function isSettled(row: WireOrderRow): boolean {
  return row.state === 'booked' && row.reason?.code !== 'order.kept_as_in_xero';
}
