import type { BookingInput } from '../booking-context.ts';
import type { BookedItem, DocumentLine } from '../xero-documents.ts';

/** Items that the lines name and Xero does not have yet: made before the invoice, untracked. */
export function listUnknownItems(
  lines: readonly Pick<DocumentLine, 'itemCode'>[],
  { order, reference }: Pick<BookingInput, 'order' | 'reference'>,
): BookedItem[] {
  const known = new Set(reference.items.map((item) => item.code));
  const codes = new Set(lines.map((line) => line.itemCode).filter((code) => code !== null));
  return [...codes]
    .filter((code) => !known.has(code))
    .map((code) => ({
      kind: 'item',
      key: `item:${code}`,
      needs: [],
      code,
      name: order.items.find((item) => item.sku === code)?.productName ?? code,
    }));
}
