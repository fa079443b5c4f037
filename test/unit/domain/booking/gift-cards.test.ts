import type { StoreOrderItem } from '../../../../sidecar/src/domain/order/store-order.ts';
import {
  bookPlainOrder,
  getBookingOrThrow,
  getInvoice,
  type PlainShop,
} from '../../../support/book-plain-order.ts';
import { makePlainItem, makePlainOrder, priceOrder } from '../../../support/plain-order.ts';

function sell(fields: Partial<StoreOrderItem>, taxRate = '0.0000', shop: PlainShop = {}) {
  const item = makePlainItem({ isGiftCard: true, isTaxExempt: true, ...fields });
  const tax = (Number(item.priceInclTax) - Number(item.priceExclTax)).toFixed(4);
  const order = makePlainOrder({
    ...priceOrder(item.priceExclTax, item.priceInclTax),
    taxRates: [{ rate: taxRate, amount: tax }],
    orderTax: tax,
    items: [item],
  });
  const { lines } = getInvoice(getBookingOrThrow(bookPlainOrder(order, shop)));
  return lines.map((line) => [line.role, line.accountCode, line.lineMinor, line.taxMinor]);
}

const singlePurpose: PlainShop = {
  changeRules: ({ settings }) => ({ settings: { ...settings, chargedGiftCards: 'singlePurpose' } }),
};

describe('a gift card sold', () => {
  it('at its price has that face value, whatever four decimals make of it', () => {
    const giftCards = [1, 2, 3].map((id) => ({ id, amount: '22.7273' }));
    const priced = { priceExclTax: '68.1818', priceInclTax: '68.1818' };
    expect(sell({ quantity: 3, giftCards, ...priced })).toEqual([['giftCard', '835', 6818, 0]]);
  });

  it('below its face value has the difference beside it', () => {
    const giftCards = [{ id: 1, amount: '25.0000' }];
    expect(sell({ giftCards, priceExclTax: '20.0000', priceInclTax: '20.0000' })).toEqual([
      ['giftCard', '835', 2500, 0],
      ['giftCardDiscount', '209', -500, 0],
    ]);
  });

  it('without tax is owed to the customer where only taxed ones are single-purpose', () => {
    const giftCards = [{ id: 1, amount: '20.0000' }];
    const priced = { giftCards, priceExclTax: '20.0000', priceInclTax: '20.0000' };
    expect(sell(priced, '0.0000', singlePurpose)).toEqual([['giftCard', '835', 2000, 0]]);
  });

  it('with tax is revenue where the shop says single-purpose', () => {
    const giftCards = [{ id: 1, amount: '20.0000' }];
    const priced = { giftCards, priceExclTax: '20.0000', priceInclTax: '24.0000' };
    expect(sell(priced, '20.0000', singlePurpose)).toEqual([['item', '200', 2400, 400]]);
  });
});
