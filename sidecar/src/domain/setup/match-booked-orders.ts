import { toBookedOrder } from '../booking/currency/booked-currency.ts';
import { readOrderAmounts } from '../order/order-amounts.ts';
import type { StoreInfo } from '../order/store-info.ts';
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

type Sale = Pick<OtherInvoice, 'issuedOn' | 'currency' | 'totalMinor'>;

export interface MatchedShop {
  /** Of the organisation. */
  readonly timeZone: string;
  /** How the store rounds its currencies; undefined where it was not read. */
  readonly info?: StoreInfo | undefined;
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
  shop: MatchedShop,
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
    const invoice = named.find((entry) => free.has(entry) && isSameSale(order, entry, shop));
    if (invoice !== undefined) take(order, invoice, 'number');
    return invoice === undefined;
  });
  const bySale = Map.groupBy(free, nameSale);
  for (const order of unmatched) {
    const fitting = listSales(order, shop)
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
function isSameSale(order: StoreOrder, invoice: OtherInvoice, shop: MatchedShop): boolean {
  const placedOn = toLocalDate(parseInstant(order.createdOnUtc), shop.timeZone);
  const isNear =
    invoice.issuedOn >= addDays(placedOn, -1) && invoice.issuedOn <= addDays(placedOn, MOST_DAYS);
  return (
    isNear &&
    listTotals(order, shop).some(
      (total) => total.currency === invoice.currency && total.totalMinor === invoice.totalMinor,
    )
  );
}

/**
 * What was to be paid, or what was sold where gift cards or points paid part of it: in the store's
 * currency and in the customer's, for other programs book the one or the other.
 */
function listTotals(order: StoreOrder, { info }: MatchedShop): Omit<Sale, 'issuedOn'>[] {
  const orders =
    info === undefined || order.customerCurrencyCode === order.primaryCurrencyCode
      ? [order]
      : [order, toBookedOrder({ order, info, context: { inCustomerCurrency: true } })];
  return orders.flatMap((each) => {
    const { toPayMinor, valueMinor } = readOrderAmounts(each);
    return [...new Set([toPayMinor, valueMinor])]
      .filter((total) => total > 0)
      .map((totalMinor) => ({ currency: each.primaryCurrencyCode, totalMinor }));
  });
}

function nameSale({ issuedOn, currency, totalMinor }: Sale): string {
  return `${issuedOn} ${currency} ${totalMinor}`;
}

function listSales(order: StoreOrder, shop: MatchedShop): string[] {
  const placedOn = toLocalDate(parseInstant(order.createdOnUtc), shop.timeZone);
  // Other programs have days of another zone.
  return [addDays(placedOn, -1), placedOn, addDays(placedOn, 1)].flatMap((issuedOn) =>
    listTotals(order, shop).map((total) => nameSale({ issuedOn, ...total })),
  );
}
