import type { StoreOrder } from '../order/store-order.ts';

type OfOrder = Pick<StoreOrder, 'orderGuid'>;

export function makeCardPaymentKey({ orderGuid }: OfOrder, giftCardId: number): string {
  return `payment:${orderGuid}:card:${giftCardId}`;
}

export function makePointsPaymentKey({ orderGuid }: OfOrder): string {
  return `payment:${orderGuid}:points`;
}

/** A payment by gift card or points: no money came, and an order that is not to be booked gives it back. */
export function isTenderKey(key: string): boolean {
  return /^payment:[^:]+:(card:|points$)/.test(key);
}
