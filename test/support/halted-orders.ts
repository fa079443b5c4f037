import type { StoreOrder } from '../../sidecar/src/domain/order/store-order.ts';
import { CARD } from './halted-shop.ts';
import { makePlainItem, makePlainOrder, priceOrder } from './plain-order.ts';

export interface OrderFacts {
  /** Without its tax of 20 %, in whole units. */
  readonly price: number;
  /** What points and a gift card pay of it. */
  readonly points: number;
  readonly card: number;
}

/** The order with other figures, as an edit in the store leaves it. */
export function withFacts(order: StoreOrder, { price, points, card }: OrderFacts): StoreOrder {
  const [excl, incl, tax] = [toText(price), toText(price * 1.2), toText(price * 0.2)];
  const usedCard = { giftCardId: CARD, usedValue: toText(card), purchasedWithOrderItemId: 99 };
  return {
    ...order,
    ...priceOrder(excl, incl),
    refundedAmount: order.refundedAmount,
    orderTotal: toText(price * 1.2 - points - card),
    taxRates: [{ rate: '20.0000', amount: tax }],
    orderTax: tax,
    items: [{ ...makePlainItem({ priceExclTax: excl, priceInclTax: incl }), id: order.id * 100 }],
    rewardPointsUsed: points === 0 ? null : { points: -100 * points, amount: toText(points) },
    giftCardsUsed: card === 0 ? [] : [usedCard],
  };
}

const toText = (amount: number): string => amount.toFixed(4);

export function placeOrder(
  id: number,
  facts: OrderFacts,
  fields: Partial<StoreOrder> = {},
): StoreOrder {
  const placed = makePlainOrder({
    id,
    orderGuid: `${String(id).padStart(8, '0')}-1111-4111-a111-111111111111`,
    customOrderNumber: String(id),
    paidDateUtc: null,
    paymentStatus: 'Pending',
    ...fields,
  });
  return withFacts(placed, facts);
}

export function pay(order: StoreOrder, paidDateUtc: string): StoreOrder {
  return { ...order, paymentStatus: 'Paid', paidDateUtc };
}

export function refund(order: StoreOrder, amount: number): StoreOrder {
  const refundedAmount = toText(Number(order.refundedAmount) + amount);
  const isAll = Number(refundedAmount) === Number(order.orderTotal);
  return { ...order, refundedAmount, paymentStatus: isAll ? 'Refunded' : 'PartiallyRefunded' };
}

export const isPaid = ({ paymentStatus }: StoreOrder): boolean =>
  ['Paid', 'PartiallyRefunded', 'Refunded'].includes(paymentStatus);
