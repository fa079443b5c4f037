import fc from 'fast-check';
import { sum } from '../../../../sidecar/src/domain/money/amount.ts';
import type { BookedDocument } from '../../../../sidecar/src/domain/booking/xero-documents.ts';
import { compareOrder } from '../../../../sidecar/src/domain/comparison/compare-order.ts';
import { readNetMinor } from '../../../../sidecar/src/domain/comparison/store-figures.ts';
import type { StoreOrder } from '../../../../sidecar/src/domain/order/store-order.ts';
import { balanceOf, bookLife } from '../../../support/book-life.ts';
import { bookPlainOrder, getHolds, type PlainShop } from '../../../support/book-plain-order.ts';
import { makePlainItem, makePlainOrder, priceOrder } from '../../../support/plain-order.ts';

const LIABILITY = { code: '835', id: 'id-835' };
const SALE = 31;

/** 120.00 with 20 % tax and an untaxed 15.00; so much of it by a card that order item 31 sold. */
function makeOrder(card: string, fields: Partial<StoreOrder> = {}): StoreOrder {
  return makePlainOrder({
    ...priceOrder('115.0000', '135.0000'),
    taxRates: [{ rate: '20.0000', amount: '20.0000' }],
    orderTax: '20.0000',
    orderTotal: (135 - Number(card)).toFixed(4),
    items: [
      makePlainItem({ priceExclTax: '100.0000', priceInclTax: '120.0000' }),
      makePlainItem({ id: 12, priceExclTax: '15.0000', priceInclTax: '15.0000' }),
    ],
    giftCardsUsed: [{ giftCardId: 5, usedValue: card, purchasedWithOrderItemId: SALE }],
    ...fields,
  });
}

const booked: PlainShop = { rates: ['0.0000'], context: { bookedGiftCardItems: [SALE] } };
const asLine: PlainShop = {
  ...booked,
  changeRules: ({ settings }) => ({ settings: { ...settings, giftCardUse: 'negativeLine' } }),
};

function ofKind(documents: readonly BookedDocument[], kind: BookedDocument['kind']) {
  return documents.filter((document) => document.kind === kind);
}

function findInvoice(documents: readonly BookedDocument[]) {
  return documents.find((document) => document.kind === 'invoice');
}

/** What stands for sales and their tax after all; 0 where everything was given back. */
function sumSales(documents: readonly BookedDocument[]): { totalMinor: number; taxMinor: number } {
  const signed = (pick: 'totalMinor' | 'taxMinor'): number =>
    sum(
      documents.map((document) => {
        if (document.kind === 'invoice') return document[pick];
        return document.kind === 'creditNote' ? -document[pick] : 0;
      }),
    );
  return { totalMinor: signed('totalMinor'), taxMinor: signed('taxMinor') };
}

describe('a gift card that paid part of an order', () => {
  it('is owed to the customer again when the cancelled order gives its value back', () => {
    const order = makeOrder('50.0000');
    const cancelled = { ...order, orderStatus: 'Cancelled', giftCardsUsed: [] } as const;
    const documents = bookLife([order, cancelled], booked);
    expect(ofKind(documents, 'creditNote')).toMatchObject([
      { number: '1-CNG5000', totalMinor: 5000, returns: 'giftCards' },
    ]);
    expect(ofKind(documents, 'refund')).toMatchObject([{ accountId: 'id-835', amountMinor: 5000 }]);
    expect(balanceOf(documents, LIABILITY)).toBe(0);
    // The money is still there.
    expect(sumSales(documents).totalMinor).toBe(8500);
    expect(readNetMinor(cancelled, findInvoice(documents))).toBe(8500);
  });

  it('stays used while the shop keeps its value, however much money goes back', () => {
    const order = makeOrder('50.0000');
    const documents = bookLife(
      [
        order,
        {
          ...order,
          orderStatus: 'Cancelled',
          paymentStatus: 'Refunded',
          refundedAmount: '85.0000',
        },
      ],
      booked,
    );
    expect(balanceOf(documents, LIABILITY)).toBe(-5000);
    expect(sumSales(documents).totalMinor).toBe(5000);
  });

  it('gives back as a line what it took off as a line', () => {
    const order = makeOrder('50.0000');
    const cancelled = { ...order, orderStatus: 'Cancelled', giftCardsUsed: [] } as const;
    const documents = bookLife([order, cancelled], asLine);
    expect(ofKind(documents, 'creditNote')).toMatchObject([{ totalMinor: 0 }]);
    expect(ofKind(documents, 'refund')).toEqual([]);
    expect(balanceOf(documents, LIABILITY)).toBe(0);
    expect(readNetMinor(cancelled, findInvoice(documents))).toBe(8500);
  });

  it.each([
    ['payment', booked],
    ['line', asLine],
  ])('stands beside the store’s figures without a difference: %s', (_, shop) => {
    const order = makeOrder('50.0000');
    const cancelled = { ...order, orderStatus: 'Cancelled', giftCardsUsed: [] } as const;
    const { rows } = compareOrder(cancelled, bookLife([order, cancelled], shop));
    expect(rows.filter(({ differs }) => differs)).toEqual([]);
  });

  it('is not taken for given back where the order was changed otherwise too', () => {
    const order = makeOrder('50.0000');
    const changed = {
      ...order,
      orderStatus: 'Cancelled',
      giftCardsUsed: [],
      orderShippingExclTax: '7.0000',
    } as const;
    const posted = new Map(bookLife([order], booked).map((document) => [document.key, document]));
    const outcome = bookPlainOrder(changed, { ...booked, context: { ...booked.context, posted } });
    expect(getHolds(outcome).map(({ code }) => code)).toContain('order.total_off');
  });

  it('leaves nothing behind once card and money went back, in any order and parts', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 13_500 }),
        fc.array(fc.integer({ min: 1, max: 5000 }), { maxLength: 4 }),
        fc.nat({ max: 5 }),
        fc.boolean(),
        (cardMinor, parts, cancelAt, isLine) => {
          const toPayMinor = 13_500 - cardMinor;
          const marks = parts
            .map((_, i) => sum(parts.slice(0, i + 1)))
            .filter((mark) => mark < toPayMinor);
          const order = makeOrder((cardMinor / 100).toFixed(4));
          const states = [0, ...marks, toPayMinor].map((mark, i): StoreOrder => {
            const isBack = i >= cancelAt || mark === toPayMinor;
            return {
              ...order,
              refundedAmount: (mark / 100).toFixed(4),
              paymentStatus: mark === 0 ? 'Paid' : 'PartiallyRefunded',
              // Something stands before it is given back.
              ...(isBack && i > 0 ? { orderStatus: 'Cancelled', giftCardsUsed: [] } : {}),
            };
          });
          const documents = bookLife(states, isLine ? asLine : booked);
          expect(sumSales(documents)).toEqual({ totalMinor: 0, taxMinor: 0 });
          expect(balanceOf(documents, LIABILITY)).toBe(0);
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe('gift cards sold', () => {
  const sell = (priceMinor: number, discountMinor: number): StoreOrder => {
    const price = (priceMinor / 100).toFixed(4);
    return makePlainOrder({
      ...priceOrder(price, price),
      taxRates: [],
      orderTax: '0.0000',
      orderDiscount: (discountMinor / 100).toFixed(4),
      orderTotal: ((priceMinor - discountMinor) / 100).toFixed(4),
      items: [
        makePlainItem({
          isGiftCard: true,
          isTaxExempt: true,
          priceExclTax: price,
          priceInclTax: price,
          giftCards: [{ id: 1, amount: '90.0000' }],
        }),
      ],
    });
  };

  it('below their value and at a discount are owed no more once their price went back, in any parts', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 9000 }),
        fc.double({ min: 0, max: 0.99, noNaN: true }),
        fc.array(fc.integer({ min: 1, max: 4000 }), { maxLength: 4 }),
        (priceMinor, discount, parts) => {
          const discountMinor = Math.floor(priceMinor * discount);
          const order = sell(priceMinor, discountMinor);
          const toPayMinor = priceMinor - discountMinor;
          const marks = parts
            .map((_, i) => sum(parts.slice(0, i + 1)))
            .filter((mark) => mark < toPayMinor);
          const states = [0, ...marks, toPayMinor].map((mark): StoreOrder => ({
            ...order,
            refundedAmount: (mark / 100).toFixed(4),
            paymentStatus: mark === 0 ? 'Paid' : 'PartiallyRefunded',
          }));
          const documents = bookLife(states);
          expect(sumSales(documents)).toEqual({ totalMinor: 0, taxMinor: 0 });
          expect(balanceOf(documents, LIABILITY)).toBe(0);
          expect(balanceOf(documents, { code: '209', id: 'id-209' })).toBe(0);
        },
      ),
      { numRuns: 200 },
    );
  });
});
