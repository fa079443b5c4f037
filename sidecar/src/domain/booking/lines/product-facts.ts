import type { StoreOrder, StoreOrderItem } from '../../order/store-order.ts';
import type { ProductFacts } from '../xero-documents.ts';

/** What rules look at in an item; kept with the invoice. */
export function pickProductFacts(item: StoreOrderItem): ProductFacts {
  return {
    id: item.id,
    sku: item.sku,
    productName: item.productName,
    productType: item.productType,
    isShipEnabled: item.isShipEnabled,
    isTaxExempt: item.isTaxExempt,
    taxCategory: item.taxCategory,
    categories: item.categories,
    manufacturers: item.manufacturers,
    vendor: item.vendor,
  };
}

/** The order with its products as they were when it was first booked; new items as they are. */
export function withProductFacts(order: StoreOrder, facts: readonly ProductFacts[]): StoreOrder {
  const byId = new Map(facts.map((entry) => [entry.id, entry]));
  return { ...order, items: order.items.map((item) => ({ ...item, ...byId.get(item.id) })) };
}
