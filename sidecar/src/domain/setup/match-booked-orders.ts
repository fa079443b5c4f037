import { readOrderAmounts } from '../order/order-amounts.ts';
import type { StoreOrder } from '../order/store-order.ts';
import { addDays, parseInstant, toLocalDate } from '../time/instant.ts';

/** An invoice that stands in Xero, whoever made it. */
export interface OtherInvoice {
  readonly number: string;
  readonly reference: string;
  readonly issuedOn: string;
  readonly currency: string;
  readonly totalMinor: number;
}

export interface BookedOrder {
  readonly order: StoreOrder;
  readonly invoice: OtherInvoice;
  readonly by: 'number' | 'dateAndTotal';
}

/** An order is invoiced about when it is placed; an older invoice of the same number is another's. */
const MOST_DAYS = 31;

/**
 * Orders that another program or a person booked into Xero before: by the order's number in the
 * invoice's number or reference, or by the same day (or one beside it) and the same total, where only one
 * invoice fits. An invoice is one order at most; numbers are tried first.
 */
export function matchBookedOrders(
  orders: readonly StoreOrder[],
  invoices: readonly OtherInvoice[],
  timeZone: string,
): BookedOrder[] {
  const free = new Set(invoices);
  const matches: BookedOrder[] = [];
  const take = (order: StoreOrder, invoice: OtherInvoice, by: BookedOrder['by']): void => {
    free.delete(invoice);
    matches.push({ order, invoice, by });
  };
  const byToken = indexByToken(invoices);
  const unmatched = orders.filter((order) => {
    const named = byToken.get(order.customOrderNumber.toLowerCase()) ?? [];
    const invoice = named.find((entry) => free.has(entry) && isSameSale(order, entry, timeZone));
    if (invoice !== undefined) take(order, invoice, 'number');
    return invoice === undefined;
  });
  const bySale = Map.groupBy(free, nameSale);
  for (const order of unmatched) {
    const fitting = listSales(order, timeZone)
      .flatMap((sale) => bySale.get(sale) ?? [])
      .filter((invoice) => free.has(invoice));
    const [invoice] = fitting;
    if (invoice !== undefined && fitting.length === 1) take(order, invoice, 'dateAndTotal');
  }
  return matches.toSorted((a, b) => b.order.id - a.order.id);
}

/** "#12", "Order 12" and "INV-12" all name 12: whole words of number and reference. */
function indexByToken(invoices: readonly OtherInvoice[]): Map<string, OtherInvoice[]> {
  const index = new Map<string, OtherInvoice[]>();
  for (const invoice of invoices) {
    const texts = [invoice.number, invoice.reference].map((text) => text.trim().toLowerCase());
    const tokens = texts.flatMap((text) => [text, ...text.split(/[^\p{L}\p{N}]+/u)]);
    for (const token of new Set(tokens)) {
      if (token !== '') index.set(token, [...(index.get(token) ?? []), invoice]);
    }
  }
  return index;
}

/** A short number such as 12 turns up in other places too: the money has to agree, and the time. */
function isSameSale(order: StoreOrder, invoice: OtherInvoice, timeZone: string): boolean {
  const placedOn = toLocalDate(parseInstant(order.createdOnUtc), timeZone);
  const isNear =
    invoice.issuedOn >= addDays(placedOn, -1) && invoice.issuedOn <= addDays(placedOn, MOST_DAYS);
  return (
    isNear &&
    order.primaryCurrencyCode === invoice.currency &&
    listTotals(order).includes(invoice.totalMinor)
  );
}

/** What was to be paid, or what was sold where gift cards or points paid part of it. */
function listTotals(order: StoreOrder): number[] {
  const { toPayMinor, valueMinor } = readOrderAmounts(order);
  return [...new Set([toPayMinor, valueMinor])].filter((total) => total > 0);
}

function nameSale({ issuedOn, currency, totalMinor }: Omit<OtherInvoice, 'number'>): string {
  return `${issuedOn} ${currency} ${totalMinor}`;
}

function listSales(order: StoreOrder, timeZone: string): string[] {
  const placedOn = toLocalDate(parseInstant(order.createdOnUtc), timeZone);
  // Other programs have days of another zone.
  return [addDays(placedOn, -1), placedOn, addDays(placedOn, 1)].flatMap((issuedOn) =>
    listTotals(order).map((totalMinor) =>
      nameSale({ issuedOn, currency: order.primaryCurrencyCode, totalMinor, reference: '' }),
    ),
  );
}
