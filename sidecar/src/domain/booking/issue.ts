import type { StoreOrder } from '../order/store-order.ts';

/**
 * An order whose invoice was credited in whole gets another one: its second issue. Keys of documents
 * name the issue that they are of: "invoice:GUID", "invoice:GUID#2", "payment:GUID#2:card:7".
 */
export function nameIssue(
  { orderGuid }: Pick<StoreOrder, 'orderGuid'>,
  closedBefore: number,
): string {
  return closedBefore === 0 ? orderGuid : `${orderGuid}#${closedBefore + 1}`;
}

/** The issue that a document's key names. */
export function readIssue(key: string): string {
  return key.split(':')[1] ?? '';
}

/** Of a document’s key: 1 for the first issue. */
export function readIssueNumber(key: string): number {
  return Number(readIssue(key).split('#')[1] ?? 1);
}

/** The invoice that counts: the one of the newest issue. */
export function findNewestInvoice<Entry extends { readonly kind: string; readonly key: string }>(
  entries: readonly Entry[],
): (Entry & { readonly kind: 'invoice' }) | undefined {
  const invoices = entries.filter(
    (entry): entry is Entry & { readonly kind: 'invoice' } => entry.kind === 'invoice',
  );
  return invoices.toSorted((a, b) => readIssueNumber(a.key) - readIssueNumber(b.key)).at(-1);
}
