import type { StoreOrder } from '../../sidecar/src/domain/order/store-order.ts';
import { makePlainItem, makePlainOrder, priceOrder } from './plain-order.ts';

/** Two mugs of 12.00 with 20 % tax, a book of 9.00 without, shipping of 6.00 with 20 %. */
export const MUGS_AND_BOOK: StoreOrder = makePlainOrder({
  ...priceOrder('29.0000', '33.0000'),
  orderShippingExclTax: '5.0000',
  orderShippingInclTax: '6.0000',
  orderTotal: '39.0000',
  taxRates: [
    { rate: '20.0000', amount: '5.0000' },
    { rate: '0.0000', amount: '0.0000' },
  ],
  orderTax: '5.0000',
  items: [
    makePlainItem({
      id: 1,
      productName: 'Mug',
      quantity: 2,
      priceExclTax: '20.0000',
      priceInclTax: '24.0000',
    }),
    makePlainItem({ id: 2, productName: 'Book', priceExclTax: '9.0000', priceInclTax: '9.0000' }),
  ],
});
