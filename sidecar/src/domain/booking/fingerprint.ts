import type { StoreOrder } from '../order/store-order.ts';

/**
 * The order facts that an invoice is made of: money, items, parties. Never product names or
 * categories, rules or code, so that renaming, remapping and upgrading leave a document alone.
 * The text itself is the fingerprint: no collisions, and the difference can be shown.
 */
export function fingerprintInvoice(order: StoreOrder, contactNumber: string): string {
  const destination = order.shippingAddress ?? order.billingAddress;
  return canonical({
    currency: order.primaryCurrencyCode,
    subtotal: [order.orderSubtotalExclTax, order.orderSubtotalInclTax],
    subtotalDiscount: order.orderSubTotalDiscountExclTax,
    shipping: [order.orderShippingExclTax, order.orderShippingInclTax],
    fee: [order.paymentMethodAdditionalFeeExclTax, order.paymentMethodAdditionalFeeInclTax],
    taxes: order.taxRates.map((entry) => [entry.rate, entry.amount]),
    tax: order.orderTax,
    discount: order.orderDiscount,
    total: order.orderTotal,
    cards: order.giftCardsUsed.map((card) => [card.giftCardId, card.usedValue]),
    points: order.rewardPointsUsed?.amount ?? null,
    items: order.items.map((item) => [
      item.id,
      item.productId,
      item.quantity,
      item.priceExclTax,
      item.priceInclTax,
    ]),
    contact: contactNumber,
    destination: [destination?.countryCode ?? null, destination?.stateProvince ?? null],
    vatNumber: order.vatNumber,
  });
}

/** JSON with the keys in the order given: the same facts make the same text. */
export function canonical(facts: Readonly<Record<string, unknown>>): string {
  return JSON.stringify(facts);
}
