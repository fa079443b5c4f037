import type {
  CardOpening,
  TaxedCardSale,
} from '../../../../sidecar/src/domain/booking/booking-context.ts';
import type {
  GiftCardUsage,
  StoreOrderItem,
} from '../../../../sidecar/src/domain/order/store-order.ts';
import type { BookingOutcome } from '../../../support/book-real-order.ts';
import {
  bookPlainOrder,
  getBookingOrThrow,
  getHolds,
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

/** A card of 24.00 that was sold with 4.00 tax. */
function makeSale(fields: Partial<TaxedCardSale> = {}): TaxedCardSale {
  const line = {
    accountCode: '200',
    taxType: 'RATE20',
    taxRate: '20',
    tracking: [],
    grossMinor: 2400,
    taxMinor: 400,
    currency: 'GBP',
  };
  const taken = { amountMinor: 0, taxMinor: 0 };
  return { orderItemId: 31, number: 'S-1', line, doubt: undefined, taken, ...fields };
}

describe('a gift card used', () => {
  const bought = { giftCardId: 5, usedValue: '4.0000', purchasedWithOrderItemId: 31 };

  function use(cards: readonly GiftCardUsage[], context: PlainShop['context']) {
    const used = cards.reduce((sum, card) => sum + Number(card.usedValue), 0);
    const order = makePlainOrder({
      orderTotal: (12 - used).toFixed(4),
      giftCardsUsed: [...cards],
    });
    return bookPlainOrder(order, context === undefined ? {} : { context });
  }

  function opening(fields: Partial<CardOpening> = {}) {
    return { giftCardOpenings: [{ giftCardId: 5, currency: 'GBP', leftMinor: 400, ...fields }] };
  }

  function readTenders(outcome: BookingOutcome) {
    return getInvoice(getBookingOrThrow(outcome)).giftCardTenders;
  }

  it('pays what a person confirmed of it, and no more', () => {
    expect(readTenders(use([bought], opening()))).toEqual([{ giftCardId: 5, amountMinor: 400 }]);
    expect(getHolds(use([bought], opening({ leftMinor: 399 })))).toMatchObject([
      {
        code: 'order.gift_card_beyond_opening',
        cause: '5',
        details: { card: 5, amount: '4.00 GBP', left: '3.99 GBP' },
      },
    ]);
  });

  it('that is on an order twice pays both parts, or nothing', () => {
    const twice = [bought, { ...bought, usedValue: '1.0000' }];
    expect(getHolds(use(twice, opening()))).toMatchObject([
      { code: 'order.gift_card_beyond_opening' },
      { code: 'order.gift_card_beyond_opening' },
    ]);
    expect(readTenders(use(twice, opening({ leftMinor: 500 })))).toHaveLength(2);
  });

  it('that was confirmed in another currency is not guessed at', () => {
    const outcome = use([bought], opening({ currency: 'EUR' }));
    expect(getHolds(outcome)).toMatchObject([{ code: 'order.gift_card_beyond_opening' }]);
  });

  it('that nobody bought is a promotion, unless it was confirmed', () => {
    const free = { ...bought, purchasedWithOrderItemId: null };
    const { lines } = getInvoice(getBookingOrThrow(use([free], undefined)));
    expect(lines.map(({ role }) => role)).toContain('promotion');
    expect(readTenders(use([free], opening()))).toHaveLength(1);
  });

  it('whose sale is neither booked nor confirmed holds all orders of the card for one cause', () => {
    expect(getHolds(use([bought], undefined))).toMatchObject([
      { code: 'order.gift_card_sale_not_booked', cause: '5', details: { card: 5 } },
    ]);
  });

  it('that was sold with tax pays nothing that is owed, whatever was confirmed', () => {
    const context = { ...opening(), taxedGiftCardSales: [makeSale({ doubt: 'that is a draft' })] };
    expect(getHolds(use([bought], context))).toMatchObject([
      {
        code: 'order.gift_card_single_purpose',
        details: { card: 5, amount: '4.00 GBP', number: 'S-1', why: 'that is a draft' },
      },
    ]);
  });

  it('pays whatever its sale was once that is booked, confirmed or not', () => {
    const context = { ...opening({ leftMinor: 1 }), bookedGiftCardItems: [31] };
    expect(readTenders(use([bought], context))).toHaveLength(1);
  });
});
