import type { EndToEndShop } from './end-to-end-shop.ts';

const MINUTE_MS = 60_000;
/** What Xero tells of within seconds of a write of ours is taken for that write. */
const LATER_MS = 20_000;
/** Longer than webhooks wait for one another, and than the poll goes without looking. */
export const NEXT_READ_MS = 11 * MINUTE_MS;
export const NEXT_POLL_MS = 61 * MINUTE_MS;

/** An order whose invoice stands in Xero, and is not looked at as a write of ours any more. */
export interface InvoicedOrder {
  readonly id: number;
  readonly linkId: string;
  /** Of its newest invoice. */
  readonly number: string;
  readonly total: number;
}

export async function waitUntilBooked(
  shop: EndToEndShop,
  order: { readonly id: number },
): Promise<InvoicedOrder> {
  const row = await shop.waitFor(order.id, 'booked');
  const invoice = row.documents.findLast(({ type }) => type === 'invoice');
  if (invoice === undefined) throw new Error('no invoice');
  await shop.advance(LATER_MS);
  const { linkId } = row;
  return { id: order.id, linkId, number: invoice.number, total: Number(invoice.total) };
}

/** Booked, waiting for its money, without gift cards, and worth enough to be paid in parts. */
export async function placeUnpaidOrder(shop: EndToEndShop): Promise<InvoicedOrder> {
  for (let tries = 0; tries < 60; tries += 1) {
    const order = await shop.placeUnpaid();
    const isPlain =
      order.giftCardsUsed.length === 0 && !order.items.some(({ isGiftCard }) => isGiftCard);
    if (isPlain && Number(order.orderTotal) > 40) return waitUntilBooked(shop, order);
  }
  throw new Error('no order');
}
