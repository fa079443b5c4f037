import type { StoreOrder } from '../../sidecar/src/domain/order/store-order.ts';
import { setUpShop } from './book-real-order.ts';
import { EditedOrder } from './edited-order.ts';
import { makePlainInfo, makePlainItem, makePlainOrder, priceOrder } from './plain-order.ts';

export const before = makePlainOrder();
/** The same order, worth what `excl` says at 20 %. */
function editTo(excl: string, incl: string, tax: string): StoreOrder {
  return makePlainOrder({
    ...priceOrder(excl, incl),
    taxRates: [{ rate: '20.0000', amount: tax }],
    orderTax: tax,
    items: [makePlainItem({ priceExclTax: excl, priceInclTax: incl })],
  });
}
export const less = editTo('5.0000', '6.0000', '1.0000');
export const more = editTo('15.0000', '18.0000', '3.0000');

export const setup = setUpShop(
  { info: makePlainInfo(), country: 'GB', orders: [before] },
  { bookWhen: 'placed' },
);

/** Each edit credited in whole and issued anew. */
export function bookAndReissue(orders: readonly StoreOrder[]): EditedOrder {
  const history = new EditedOrder(setup);
  for (const [index, order] of orders.entries()) {
    if (index > 0) {
      expect(history.book(order)).toBe('changed');
      history.closeInvoice();
    }
    expect(history.book(order)).toBeUndefined();
  }
  return history;
}
