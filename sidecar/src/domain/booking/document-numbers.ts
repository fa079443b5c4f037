import type { BookingSettings } from '../mapping/rule-set.ts';
import type { StoreOrder } from '../order/store-order.ts';

const MAX_NUMBER = 200;

/** Fills a template's fields; commas would break Xero's look-up by number. */
export function fillTemplate(
  template: string,
  order: StoreOrder,
  settings: BookingSettings,
): string {
  const fields: Readonly<Record<string, string>> = {
    prefix: settings.invoiceNumberPrefix,
    customOrderNumber: order.customOrderNumber,
    orderId: String(order.id),
    storeId: String(order.storeId),
  };
  return template
    .replace(/\{(\w+)\}/g, (whole, name: string) => fields[name] ?? whole)
    .replace(/,/g, '.')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, MAX_NUMBER);
}

/** Number of a credit note: the cumulative refund makes it unique (accounting §4). */
export function makeCreditNoteNumber(invoiceNumber: string, refundedTotalMinor: number): string {
  return `${invoiceNumber}-CN${refundedTotalMinor}`;
}
