import { toPlainText } from '../../order/product-text.ts';
import type { StoreOrderItem } from '../../order/store-order.ts';

/** Name, attributes as plain text, rental period; never empty (Xero refuses an empty description). */
export function describeItem(item: StoreOrderItem): string {
  const name = toPlainText(item.productName) || item.sku || `Product ${item.productId}`;
  // A gift card's attributes name the people who give and get it: not the books' business.
  const attributes = item.isGiftCard ? '' : toPlainText(item.attributeDescription ?? '');
  return [name, attributes, describeRental(item)].filter((part) => part !== '').join('\n');
}

function describeRental(item: StoreOrderItem): string {
  const from = item.rentalStartDateUtc?.slice(0, 10);
  const to = item.rentalEndDateUtc?.slice(0, 10);
  if (from === undefined) return '';
  return to === undefined ? `Rental from ${from}` : `Rental from ${from} to ${to}`;
}
