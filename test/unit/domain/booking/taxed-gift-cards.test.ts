import type { TaxedCardSale } from '../../../../sidecar/src/domain/booking/booking-context.ts';
import { readCardSale } from '../../../../sidecar/src/domain/booking/tenders/card-sale.ts';
import type {
  BookedDocument,
  BookedInvoice,
} from '../../../../sidecar/src/domain/booking/xero-documents.ts';
import { compareOrder } from '../../../../sidecar/src/domain/comparison/compare-order.ts';
import { readNetMinor } from '../../../../sidecar/src/domain/comparison/store-figures.ts';
import type { LedgerEntry } from '../../../../sidecar/src/domain/ledger/ledger-entry.ts';
import type { StoreOrder } from '../../../../sidecar/src/domain/order/store-order.ts';
import { bookLife } from '../../../support/book-life.ts';
import {
  bookPlainOrder,
  getBookingOrThrow,
  getHolds,
  getInvoice,
  type PlainShop,
} from '../../../support/book-plain-order.ts';
import { makePlainItem, priceOrder } from '../../../support/plain-order.ts';
import {
  CARD,
  makeCardOrder,
  makeEntry,
  makeUse,
  SALE_ITEM,
  sellTaxedCard,
} from '../../../support/taxed-card.ts';

const AT_20 = { excl: '20.0000', incl: '24.0000', rate: '20.0000' };
const GOODS = { excl: '30.0000', incl: '36.0000', rate: '20.0000' };
const sale = sellTaxedCard(AT_20);

function shopOf(fields: Partial<TaxedCardSale> = {}, shop: PlainShop = {}): PlainShop {
  return { ...shop, context: { taxedGiftCardSales: [{ ...sale, ...fields }] } };
}

function book(order: StoreOrder, shop: PlainShop = shopOf()): BookedInvoice {
  return getInvoice(getBookingOrThrow(bookPlainOrder(order, shop)));
}

const exclusive: PlainShop['changeRules'] = ({ settings }) => ({
  settings: { ...settings, lineAmounts: 'exclusive' },
});

function findBack(invoice: BookedInvoice) {
  return invoice.lines
    .filter(({ role }) => role === 'giftCardTakenBack')
    .map((line) => [line.accountCode, line.taxType, line.lineMinor, line.taxMinor]);
}

describe('a gift card that was sold with tax', () => {
  it('takes back what is used of it where it was sold, and leaves what is to pay', () => {
    const invoice = book(makeUse(GOODS, '24.0000'));
    expect(sale.line).toMatchObject({ accountCode: '200', grossMinor: 2400, taxMinor: 400 });
    expect(findBack(invoice)).toEqual([['200', sale.line?.taxType, -2400, -400]]);
    expect([invoice.totalMinor, invoice.taxMinor]).toEqual([1200, 200]);
    expect(invoice.giftCardTenders).toEqual([]);
    expect(invoice.giftCardLines).toEqual([
      {
        giftCardId: CARD,
        amountMinor: 2400,
        sale: { orderItemId: SALE_ITEM, taxRate: '20', taxMinor: 400 },
      },
    ]);
  });

  it('takes the same back without tax in the lines', () => {
    const invoice = book(makeUse(GOODS, '24.0000'), shopOf({}, { changeRules: exclusive }));
    expect(invoice.lineAmountTypes).toBe('Exclusive');
    expect(findBack(invoice)).toEqual([['200', sale.line?.taxType, -2000, -400]]);
    expect([invoice.totalMinor, invoice.taxMinor]).toEqual([1200, 200]);
  });

  it('keeps the tax of what was paid for it beyond what it is worth', () => {
    // nopCommerce gives a card the price without tax as its value.
    const invoice = book(makeUse(GOODS, '20.0000'));
    expect(findBack(invoice)).toEqual([['200', sale.line?.taxType, -2000, -333]]);
  });

  it('pays goods of another rate: the tax moves to them', () => {
    const books = { excl: '30.0000', incl: '30.0000', rate: '0.0000' };
    const invoice = book(makeUse(books, '24.0000'), shopOf({}, { rates: ['20.0000'] }));
    expect([invoice.totalMinor, invoice.taxMinor]).toEqual([600, -400]);
  });

  it('that pays everything leaves nothing to pay and no payment', () => {
    const order = makeUse(AT_20, '24.0000', { paymentMethodSystemName: null });
    const { documents } = getBookingOrThrow(bookPlainOrder(order, shopOf()));
    expect(documents).toMatchObject([{ kind: 'invoice', totalMinor: 0, taxMinor: 0 }]);
  });

  it('is counted with what was used of it before, in this order and in others', () => {
    const taken = { amountMinor: 1000, taxMinor: 166 };
    const twice = [700, 700].map((cents) => ({
      giftCardId: CARD,
      usedValue: (cents / 100).toFixed(4),
      purchasedWithOrderItemId: SALE_ITEM,
    }));
    const order = makeUse(GOODS, '14.0000', { giftCardsUsed: twice });
    expect(findBack(book(order, shopOf({ taken })))).toEqual([
      ['200', sale.line?.taxType, -700, -117],
      ['200', sale.line?.taxType, -700, -117],
    ]);
  });

  it('never takes back more than its sale had', () => {
    const taken = { amountMinor: 1000, taxMinor: 167 };
    expect(getHolds(bookPlainOrder(makeUse(GOODS, '14.0100'), shopOf({ taken })))).toMatchObject([
      {
        code: 'order.gift_card_beyond_sale',
        cause: String(CARD),
        details: { amount: '14.01 GBP', sold: '24.00 GBP', left: '14.00 GBP', number: 'S-1' },
      },
    ]);
  });

  it('in another currency is not guessed at', () => {
    const line = sale.line === undefined ? undefined : { ...sale.line, currency: 'EUR' };
    const holds = getHolds(bookPlainOrder(makeUse(GOODS, '24.0000'), shopOf({ line })));
    expect(holds).toMatchObject([
      { code: 'order.gift_card_single_purpose', details: { why: 'that is in EUR' } },
    ]);
  });

  it('beside cards of another rate takes each back from its own sale', () => {
    const price = { excl: '10.0000', incl: '10.5000', rate: '5.0000' };
    const other = { ...sellTaxedCard(price, { rates: ['20.0000'] }), orderItemId: 32 };
    const order = makeUse({ excl: '50.0000', incl: '60.0000', rate: '20.0000' }, '34.5000', {
      giftCardsUsed: [
        { giftCardId: CARD, usedValue: '24.0000', purchasedWithOrderItemId: SALE_ITEM },
        { giftCardId: 6, usedValue: '10.5000', purchasedWithOrderItemId: 32 },
      ],
    });
    const rates: PlainShop = { rates: ['5.0000'] };
    const taxTypeOf = (rate: string) => ({ taxType: rate === '20' ? 'TAX001' : 'TAX002' });
    const of = (one: TaxedCardSale, rate: string): TaxedCardSale =>
      one.line === undefined ? one : { ...one, line: { ...one.line, ...taxTypeOf(rate) } };
    const invoice = getInvoice(
      getBookingOrThrow(
        bookPlainOrder(order, {
          ...rates,
          context: { taxedGiftCardSales: [of(sale, '20'), of(other, '5')] },
        }),
      ),
    );
    expect(findBack(invoice)).toEqual([
      ['200', 'TAX001', -2400, -400],
      ['200', 'TAX002', -1050, -50],
    ]);
    expect([invoice.totalMinor, invoice.taxMinor]).toEqual([2550, 1000 - 400 - 50]);
  });
});

describe('what comes back of an order that took a card’s sale back', () => {
  const order = makeUse(GOODS, '24.0000');

  function sumUp(documents: readonly BookedDocument[]) {
    const sums = { totalMinor: 0, taxMinor: 0 };
    for (const document of documents) {
      if (document.kind !== 'invoice' && document.kind !== 'creditNote') continue;
      const sign = document.kind === 'invoice' ? 1 : -1;
      sums.totalMinor += sign * document.totalMinor;
      sums.taxMinor += sign * document.taxMinor;
    }
    return sums;
  }

  it.each<[string, PlainShop]>([
    ['with tax in the lines', shopOf()],
    ['without', shopOf({}, { changeRules: exclusive })],
  ])('is money for goods, and the card by itself: nothing is left (%s)', (_, shop) => {
    const refunded = {
      ...order,
      refundedAmount: '5.0000',
      paymentStatus: 'PartiallyRefunded',
    } as const;
    const cancelled = { ...refunded, orderStatus: 'Cancelled', giftCardsUsed: [] } as const;
    const all = { ...cancelled, refundedAmount: '12.0000', paymentStatus: 'Refunded' } as const;
    const partly = bookLife([order, refunded], shop);
    // Goods for money, with their tax; the card stays used.
    expect(sumUp(partly)).toEqual({ totalMinor: 700, taxMinor: 200 - 83 });
    const back = bookLife([order, refunded, cancelled], shop);
    expect(back.filter(({ kind }) => kind === 'creditNote')).toMatchObject([
      { number: '1-CN500', totalMinor: 500 },
      { number: '1-CNG2400', totalMinor: 0, returns: 'giftCards' },
    ]);
    const invoice = back.find((document) => document.kind === 'invoice');
    expect(readNetMinor(cancelled, invoice)).toBe(700);
    expect(sumUp(bookLife([order, refunded, cancelled, all], shop))).toEqual({
      totalMinor: 0,
      taxMinor: 0,
    });
  });

  it('stands beside the store’s figures without a difference, with tax or without', () => {
    const cancelled = { ...order, orderStatus: 'Cancelled', giftCardsUsed: [] } as const;
    for (const shop of [shopOf(), shopOf({}, { changeRules: exclusive })]) {
      for (const life of [[order], [order, cancelled]]) {
        const { rows } = compareOrder(life.at(-1) ?? order, bookLife(life, shop));
        expect(rows.filter(({ differs }) => differs)).toEqual([]);
        expect(rows.map(({ kind }) => kind)).toContain('giftCardTakenBack');
      }
    }
  });
});

describe('the sale of a card with tax', () => {
  const sold = makeCardOrder(AT_20);
  const invoice = book(sold, {
    rates: ['0.0000'],
    changeRules: ({ settings }) => ({
      settings: { ...settings, chargedGiftCards: 'singlePurpose' },
    }),
  });
  const doubtOf = (
    entries: readonly LedgerEntry[] = [makeEntry(invoice)],
    order: StoreOrder = sold,
  ): string | undefined => readCardSale({ order, entries }, SALE_ITEM).doubt;

  it('is found by its place among the items', () => {
    expect(doubtOf()).toBeUndefined();
    expect(readCardSale({ order: sold, entries: [makeEntry(invoice)] }, 30).line).toBeUndefined();
  });

  it('is in doubt where it does not stand as it was booked', () => {
    const note = { ...makeEntry(invoice), kind: 'creditNote' as const, key: 'n' };
    const draft = { ...invoice, status: 'DRAFT' as const };
    const split = { ...invoice, lines: [...invoice.lines, ...invoice.lines] };
    expect([
      doubtOf([]),
      doubtOf([makeEntry(invoice, { totalMinor: 1 })]),
      doubtOf([makeEntry(invoice, { fingerprint: 'edited in Xero' })]),
      doubtOf([makeEntry(invoice, { body: draft })]),
      doubtOf([makeEntry(invoice, { summaryKey: 's' })]),
      doubtOf([makeEntry(invoice), { ...note, body: { ...note, invoiceKey: invoice.key } }]),
      doubtOf(undefined, { ...sold, refundedAmount: '1.0000' }),
      doubtOf(undefined, { ...sold, orderStatus: 'Cancelled' }),
      doubtOf([makeEntry(split)]),
    ]).toEqual([
      'its sale is not in the books',
      'that was changed in Xero',
      'that was changed in Xero',
      'that is a draft',
      'it was sold in a summary',
      'that was refunded or credited since',
      'that was refunded or credited since',
      'that order was cancelled since',
      'its line there cannot be told',
    ]);
  });

  it('is not refunded as if nothing of it was used', () => {
    const refunded = {
      ...sold,
      refundedAmount: '5.0000',
      paymentStatus: 'PartiallyRefunded',
    } as const;
    const posted = new Map<string, BookedDocument>([[invoice.key, invoice]]);
    const shop = { rates: ['0.0000'], context: { posted, takenOfSoldMinor: 700 } };
    expect(getHolds(bookPlainOrder(refunded, shop))).toMatchObject([
      { code: 'order.refund_of_used_card', details: { amount: '5.00 GBP', used: '7.00 GBP' } },
    ]);
    expect(getBookingOrThrow(bookPlainOrder(sold, shop)).documents).toHaveLength(2);
  });
});

it('an order of several items is priced by its own figures beside a card’s sale', () => {
  const order = makeUse(GOODS, '10.0100', {
    ...priceOrder('33.0000', '39.0000'),
    orderTotal: '28.9900',
    items: [
      makePlainItem({ priceExclTax: '30.0000', priceInclTax: '36.0000' }),
      makePlainItem({ id: 12, priceExclTax: '3.0000', priceInclTax: '3.0000' }),
    ],
  });
  const invoice = book(order, shopOf({}, { rates: ['0.0000'] }));
  expect([invoice.totalMinor, invoice.taxMinor]).toEqual([2899, 600 - 167]);
});
