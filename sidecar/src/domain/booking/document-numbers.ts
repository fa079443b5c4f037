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

/** Re-issued as -2, -3 where Xero has had the number before (accounting §4). */
export function findFreeNumber(number: string, taken: readonly string[]): string {
  const issues = taken.flatMap((other) => {
    if (other === number) return [1];
    const issue = other.startsWith(`${number}-`) ? Number(other.slice(number.length + 1)) : 0;
    return Number.isSafeInteger(issue) && issue > 1 ? [issue] : [];
  });
  return issues.length === 0 ? number : `${number}-${Math.max(...issues) + 1}`;
}
