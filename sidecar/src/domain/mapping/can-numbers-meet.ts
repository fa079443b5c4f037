import type { BookingSettings } from './rule-set.ts';

/** How the invoices of a store are numbered. */
export interface Numbering extends Pick<
  BookingSettings,
  'invoiceNumberPrefix' | 'invoiceNumberTemplate'
> {
  readonly storeId: number;
}

const ORDER_FIELDS = /\{(?:customOrderNumber|orderId)\}/i;

/**
 * Whether two stores of one organisation can give the same invoice number to two orders. What stands
 * before and behind the order's own number tells them apart, unless one only goes on with figures where
 * the other's order number begins: "1" and "11" before order numbers give 112 twice.
 */
export function canNumbersMeet(one: Numbering, other: Numbering): boolean {
  const [a, b] = [splitTemplate(one), splitTemplate(other)];
  return canBegin(a.head, b.head) && canBegin(reverse(a.tail), reverse(b.tail));
}

/** Xero does not tell letters apart by their case. */
function splitTemplate(numbering: Numbering): { readonly head: string; readonly tail: string } {
  const text = numbering.invoiceNumberTemplate
    .replaceAll('{prefix}', numbering.invoiceNumberPrefix)
    .replaceAll('{storeId}', String(numbering.storeId))
    .toLowerCase();
  const parts = text.split(ORDER_FIELDS);
  return { head: (parts[0] ?? '').trimStart(), tail: (parts.at(-1) ?? '').trimEnd() };
}

function canBegin(one: string, other: string): boolean {
  const [shorter, longer] = one.length <= other.length ? [one, other] : [other, one];
  if (!longer.startsWith(shorter)) return false;
  const rest = longer.slice(shorter.length);
  return rest === '' || /^\d/.test(rest);
}

function reverse(text: string): string {
  return text.split('').toReversed().join('');
}
