import { compareOrder } from '../../../../sidecar/src/domain/comparison/compare-order.ts';
import type { RuleSet } from '../../../../sidecar/src/domain/mapping/rule-set.ts';
import {
  bookPlainOrder,
  getBookingOrThrow,
  getHolds,
  getInvoice,
} from '../../../support/book-plain-order.ts';
import type { ShopSetup } from '../../../support/book-real-order.ts';
import { makePlainItem, makePlainOrder, priceOrder } from '../../../support/plain-order.ts';
import { computeXeroTotals } from '../../../support/xero-arithmetic.ts';

describe('the tax rate of a line', () => {
  it('is the one that explains its prices, where cash rounding left the order no tax', () => {
    const order = makePlainOrder({
      ...priceOrder('0.2000', '0.2000'),
      taxRates: [{ rate: '0.0000', amount: '0.0000' }],
      orderTax: '0.0000',
      items: [makePlainItem({ priceExclTax: '0.2000', priceInclTax: '0.2200' })],
    });
    const shop = { rates: ['10'], roundingType: 'Rounding005Down' };
    const invoice = getInvoice(getBookingOrThrow(bookPlainOrder(order, shop)));
    expect(invoice.lines.map((line) => [line.taxRate, line.taxMinor])).toEqual([['10', 0]]);
  });

  it('is read from every price to the same closeness, however many were bought', () => {
    const order = makePlainOrder({
      ...priceOrder('1.0000', '1.2000'),
      orderSubTotalDiscountExclTax: '1.0000',
      orderShippingExclTax: '10.0000',
      orderShippingInclTax: '10.5000',
      orderTotal: '10.5000',
      taxRates: [{ rate: '5.0000', amount: '0.5000' }],
      orderTax: '0.5000',
      items: [makePlainItem({ quantity: 10, priceExclTax: '1.0000', priceInclTax: '1.2000' })],
    });
    const booking = getBookingOrThrow(bookPlainOrder(order, { rates: ['20'] }));
    expect(getInvoice(booking).lines[0]?.taxRate).toBe('20');
  });
});

describe('shipping whose prices were rounded to whole yen', () => {
  // 49 with tax is 45 without it at 8 % as at 10 %; a cart has both.
  const yen = { currency: 'JPY', roundingType: 'Rounding1', rates: ['8', '10'] };
  const order = makePlainOrder({
    primaryCurrencyCode: 'JPY',
    customerCurrencyCode: 'JPY',
    ...priceOrder('2000.0000', '2180.0000'),
    orderShippingExclTax: '45.0000',
    orderShippingInclTax: '49.0000',
    orderTotal: '2229.0000',
    taxRates: [
      { rate: '8.0000', amount: '80.0000' },
      { rate: '10.0000', amount: '104.0000' },
    ],
    orderTax: '184.0000',
    items: [
      makePlainItem({ id: 11, priceExclTax: '1000.0000', priceInclTax: '1080.0000' }),
      makePlainItem({ id: 12, priceExclTax: '1000.0000', priceInclTax: '1100.0000' }),
    ],
  });

  it.each([
    ['10', order],
    [
      '8',
      {
        ...order,
        taxRates: [
          { rate: '8.0000', amount: '84.0000' },
          { rate: '10.0000', amount: '100.0000' },
        ],
      },
    ],
  ])('stands at %s %% where the order’s tax says so', (rate, placed) => {
    const invoice = getInvoice(getBookingOrThrow(bookPlainOrder(placed, yen)));
    expect(invoice.lines.find(({ role }) => role === 'shipping')?.taxRate).toBe(rate);
    expect(computeXeroTotals(invoice)).toEqual({
      total: '2229.00',
      tax: '184.00',
      taxByRate: {
        '8': placed === order ? '80.00' : '84.00',
        '10': placed === order ? '104.00' : '100.00',
      },
    });
  });

  it('is understood though rounding up took nearly a whole unit of the price without tax', () => {
    const shipped = makePlainOrder({
      ...priceOrder('100.0000', '115.0000'),
      orderShippingExclTax: '114.0000',
      orderShippingInclTax: '130.0000',
      orderTotal: '245.0000',
      taxRates: [{ rate: '15.0000', amount: '31.0000' }],
      orderTax: '31.0000',
      items: [makePlainItem({ priceExclTax: '100.0000', priceInclTax: '115.0000' })],
    });
    const invoice = getInvoice(
      getBookingOrThrow(bookPlainOrder(shipped, { roundingType: 'Rounding1Up' })),
    );
    expect(computeXeroTotals(invoice).taxByRate).toEqual({ '15': '31.00' });
  });
});

describe('tax that was rounded away', () => {
  it('takes no rate below nothing', () => {
    const order = makePlainOrder({
      ...priceOrder('8.0000', '8.0000'),
      orderTotal: '8.0000',
      taxRates: [
        { rate: '5.0000', amount: '0.3500' },
        { rate: '27.0000', amount: '0.1350' },
      ],
      orderTax: '0.0000',
      items: [
        makePlainItem({ id: 11, priceExclTax: '7.0000', priceInclTax: '7.3500' }),
        makePlainItem({ id: 12, priceExclTax: '0.5000', priceInclTax: '0.6350' }),
      ],
    });
    const shop = { roundingType: 'Rounding1' };
    const invoice = getInvoice(getBookingOrThrow(bookPlainOrder(order, shop)));
    expect(computeXeroTotals(invoice)).toEqual({ total: '8.00', tax: '0.00', taxByRate: {} });
  });
});

describe('a total that cash rounding moved twice', () => {
  const order = makePlainOrder({
    ...priceOrder('68.4500', '79.1500'),
    taxRates: [{ rate: '20.0000', amount: '10.7000' }],
    orderTax: '10.7000',
    items: [
      makePlainItem({ id: 11, priceExclTax: '53.5000', priceInclTax: '64.2000' }),
      makePlainItem({ id: 12, priceExclTax: '14.9500', priceInclTax: '14.9500' }),
    ],
    orderTotal: '66.9000',
    giftCardsUsed: [{ giftCardId: 5, usedValue: '12.3400', purchasedWithOrderItemId: null }],
  });

  it('is booked where what a gift card left was rounded as well, and held beyond that', () => {
    const shop = { roundingType: 'Rounding005Up' };
    const invoice = getInvoice(getBookingOrThrow(bookPlainOrder(order, shop)));
    expect(computeXeroTotals(invoice).total).toBe('66.90');
    const edited = { ...order, orderTotal: '67.1000' };
    expect(getHolds(bookPlainOrder(edited, shop))[0]?.code).toBe('order.total_off');
  });
});

it('a total is booked where what a discount left of the subtotal was rounded up by itself', () => {
  // 256.60 less 16.16 is 240.44, up to 240.45; with the fee 241.9232, up to 241.95.
  const order = makePlainOrder({
    ...priceOrder('256.6000', '256.6000'),
    orderSubTotalDiscountExclTax: '16.2000',
    orderSubTotalDiscountInclTax: '16.2000',
    paymentMethodAdditionalFeeExclTax: '1.4732',
    paymentMethodAdditionalFeeInclTax: '1.4732',
    orderTotal: '241.9500',
    taxRates: [{ rate: '0.0000', amount: '0.0000' }],
    orderTax: '0.0000',
    items: [makePlainItem({ priceExclTax: '256.5724', priceInclTax: '256.5724' })],
  });
  const shop = { roundingType: 'Rounding005Up' };
  const invoice = getInvoice(getBookingOrThrow(bookPlainOrder(order, shop)));
  expect(computeXeroTotals(invoice).total).toBe('241.95');
  const edited = { ...order, orderTotal: '242.0500' };
  expect(getHolds(bookPlainOrder(edited, shop))[0]?.code).toBe('order.total_off');
});

describe('checkout attributes', () => {
  const items = [makePlainItem()];

  it('are booked at the rate of each, where they are taxed differently', () => {
    const order = makePlainOrder({
      ...priceOrder('30.0000', '34.5000'),
      taxRates: [
        { rate: '5.0000', amount: '0.5000' },
        { rate: '20.0000', amount: '4.0000' },
      ],
      orderTax: '4.5000',
      items,
      checkoutAttributeDescription: 'Wrap: Yes [+&#163;12.00]<br />Book: Yes [+&#163;10.50]',
    });
    const invoice = getInvoice(getBookingOrThrow(bookPlainOrder(order)));
    const options = invoice.lines.filter((line) => line.role === 'checkoutAttribute');
    expect(options.map((line) => [line.taxRate, line.lineMinor])).toEqual([
      ['20', 1200],
      ['5', 1050],
    ]);
    expect(computeXeroTotals(invoice).taxByRate).toEqual({ '5': '0.50', '20': '4.00' });
  });

  it.each([
    ['[+266 kr]', 2],
    ['[+268 kr]', 0],
    ['[+266,00 kr]', 0],
    ['[+266,4 kr]', 2],
    ['[+266,3 kr]', 0],
    ['[+266.400 kr]', 2],
    ['[+266.4000 kr]', 2],
  ])('shown as %s, in whole units or not, are so near to 266.40', (shown, lines) => {
    const order = makePlainOrder({
      ...priceOrder('276.4000', '331.6800'),
      taxRates: [{ rate: '20.0000', amount: '55.2800' }],
      orderTax: '55.2800',
      items,
      checkoutAttributeDescription: `Wrap: Yes ${shown}`,
    });
    const outcome = bookPlainOrder(order);
    if (lines > 0) expect(getInvoice(getBookingOrThrow(outcome)).lines).toHaveLength(lines);
    else expect(getHolds(outcome)[0]?.code).toBe('order.lines_off_subtotal');
  });

  describe('that take something off, which no description shows', () => {
    // Its own tax is not taken off: nopCommerce counts tax above nothing only.
    const order = makePlainOrder({
      ...priceOrder('7.9200', '9.5000'),
      taxRates: [{ rate: '20.0000', amount: '2.0000' }],
      orderTax: '2.0000',
      orderTotal: '9.9200',
      items,
      checkoutAttributeDescription: 'Collected by yourself: Yes',
    });
    const told = { ...order, checkoutAttributePrices: ['-2.5000'] };

    it.each(['inclusive', 'exclusive'] as const)(
      'are booked by what they cost in the shop, %s',
      (lineAmounts) => {
        const changeRules = (rules: RuleSet) => ({ settings: { ...rules.settings, lineAmounts } });
        const booking = getBookingOrThrow(bookPlainOrder(told, { changeRules }));
        const invoice = getInvoice(booking);
        expect(computeXeroTotals(invoice)).toEqual({
          total: '9.92',
          tax: '2.00',
          taxByRate: { '20': '2.00' },
        });
        const options = invoice.lines.filter(({ role }) => role === 'checkoutAttribute');
        expect(options.map(({ lineMinor, taxType }) => [lineMinor, taxType])).toEqual([
          [-208, 'NONE'],
        ]);
        const { rows } = compareOrder(told, booking.documents);
        expect(rows.filter((row) => row.differs)).toEqual([]);
      },
    );

    it('are held where nothing says what they cost, or something else', () => {
      const raised = { ...order, checkoutAttributePrices: ['-3.0000'] };
      for (const held of [order, raised]) {
        expect(getHolds(bookPlainOrder(held))[0]?.code).toBe('order.lines_off_subtotal');
      }
    });
  });

  it('lose the tax that is in their price where the buyer is exempt', () => {
    const order = makePlainOrder({
      ...priceOrder('17.0833', '17.0833'),
      taxRates: [{ rate: '0.0000', amount: '0.0000' }],
      orderTax: '0.0000',
      orderTotal: '17.0800',
      items: [makePlainItem({ priceExclTax: '15.0000', priceInclTax: '15.0000' })],
      checkoutAttributeDescription: 'Note: Yes<br />Wrap: Yes [+&#163;4.17]',
      checkoutAttributePrices: ['-2.5000', '5.0000'],
    });
    const outcome = bookPlainOrder(order, { rates: ['20'] });
    const { lines } = getInvoice(getBookingOrThrow(outcome));
    const options = lines.filter(({ role }) => role === 'checkoutAttribute');
    expect(options.map(({ lineMinor, taxRate }) => [lineMinor, taxRate])).toEqual([
      [416, '0'],
      [-208, '0'],
    ]);
  });

  it('that come to nothing in the customer’s currency are booked at what they are worth', () => {
    const order = makePlainOrder({
      ...priceOrder('12.5000', '15.0000'),
      taxRates: [{ rate: '20.0000', amount: '2.5000' }],
      orderTax: '2.5000',
      items,
      customerCurrencyCode: 'USD',
      currencyRate: '0.00150000',
      checkoutAttributeDescription: 'Note: Yes [+$0.00]',
    });
    const invoice = getInvoice(getBookingOrThrow(bookPlainOrder(order)));
    expect(invoice.lines.map(({ lineMinor }) => lineMinor)).toEqual([1200, 300]);
  });

  it('shown in whole yen may be off by what their tax makes of it as well', () => {
    // 7.77 is 5.456 yen; shown as 5, it reads as 7.12, and 8.544 with tax.
    const order = makePlainOrder({
      ...priceOrder('17.7700', '21.3240'),
      taxRates: [{ rate: '20.0000', amount: '3.5540' }],
      orderTax: '3.5500',
      orderTotal: '21.3200',
      items,
      customerCurrencyCode: 'JPY',
      currencyRate: '0.70220000',
      checkoutAttributeDescription: 'Insurance: Gold [2 yrs] [+￥5]',
    });
    expect(getInvoice(getBookingOrThrow(bookPlainOrder(order))).lines).toHaveLength(2);
  });

  it('shown rounded to cash are taxed at the rate that the order’s tax leaves room for', () => {
    // Its tax is that of the item: the options, 0.50 and 2.50, are untaxed.
    const order = makePlainOrder({
      ...priceOrder('39.3900', '41.9400'),
      taxRates: [{ rate: '7.0000', amount: '2.5500' }],
      orderTax: '2.5500',
      items: [makePlainItem({ quantity: 11, priceExclTax: '36.3925', priceInclTax: '38.9400' })],
      customerCurrencyCode: 'SEK',
      currencyRate: '0.74980000',
      checkoutAttributeDescription: 'Note: Yes [+&#163;0.40]<br />Wrap: Yes [+&#163;1.90]',
    });
    const roundsCash = ({ info }: ShopSetup) => {
      const currency = { code: 'SEK', rate: '0.7498', roundingType: 'Rounding01Up' };
      return {
        info: { ...info, currencies: [...info.currencies, { ...currency, published: true }] },
      };
    };
    const booking = getBookingOrThrow(bookPlainOrder(order, { change: roundsCash }));
    expect(computeXeroTotals(getInvoice(booking)).taxByRate).toEqual({ '7': '2.55' });
    expect(booking.remarks).toEqual([]);
  });

  it('priced in a currency of three decimals are understood', () => {
    const order = makePlainOrder({
      ...priceOrder('20.0000', '24.0000'),
      taxRates: [{ rate: '20.0000', amount: '4.0000' }],
      orderTax: '4.0000',
      items,
      customerCurrencyCode: 'KWD',
      currencyRate: '0.40000000',
      checkoutAttributeDescription: 'Wrap: Yes [+د.ك.‏ 4.800]',
    });
    expect(getInvoice(getBookingOrThrow(bookPlainOrder(order))).lines).toHaveLength(2);
    const inArabic = { ...order, checkoutAttributeDescription: 'Wrap: Yes [+4٫800 د.ك.‏]' };
    expect(getInvoice(getBookingOrThrow(bookPlainOrder(inArabic))).lines).toHaveLength(2);
  });
});

describe('a discount on the whole order', () => {
  const free = makePlainOrder({
    orderDiscount: '12.0000',
    orderTotal: '0.0000',
    paymentMethodSystemName: null,
  });

  it('takes the tax along where it reduces the price', () => {
    const booking = getBookingOrThrow(
      bookPlainOrder(free, {
        changeRules: ({ settings }) => ({
          settings: { ...settings, orderDiscountTax: 'priceReduction' },
        }),
      }),
    );
    expect(computeXeroTotals(getInvoice(booking))).toEqual({
      total: '0.00',
      tax: '0.00',
      taxByRate: {},
    });
  });

  it('needs a person where the tax stays as charged', () => {
    expect(getHolds(bookPlainOrder(free)).map((hold) => hold.code)).toEqual([
      'order.tax_on_nothing',
    ]);
  });
});

it('a price with tax that was changed by hand is not hidden in a rounding line', () => {
  const order = makePlainOrder({
    items: [makePlainItem({ quantity: 100, priceExclTax: '10.0000', priceInclTax: '12.9000' })],
  });
  expect(getHolds(bookPlainOrder(order)).map((hold) => hold.code)).toEqual([
    'order.line_tax_unclear',
  ]);
});

it('a cent of tax that may not be set by hand is told, as long as the invoice stands', () => {
  const order = makePlainOrder({
    ...priceOrder('99.9000', '114.8900'),
    orderShippingExclTax: '4.3000',
    orderShippingInclTax: '4.9500',
    orderTotal: '119.8400',
    taxRates: [{ rate: '15.0000', amount: '15.6400' }],
    orderTax: '15.6400',
    items: [
      makePlainItem({ id: 1, quantity: 11, priceExclTax: '95.5570', priceInclTax: '109.8900' }),
      makePlainItem({ id: 2, priceExclTax: '4.3430', priceInclTax: '5.0000' }),
    ],
  });
  const shop = {
    rates: ['15'],
    changeRules: ({ settings }: RuleSet) => ({ settings: { ...settings, taxOverride: false } }),
  };
  const first = getBookingOrThrow(bookPlainOrder(order, shop));
  expect(first.remarks).toMatchObject([
    { code: 'order.tax_differs', details: { difference: '0.01 GBP' } },
  ]);
  const posted = new Map(first.documents.map((document) => [document.key, document]));
  const again = getBookingOrThrow(bookPlainOrder(order, { ...shop, context: { posted } }));
  expect(again.remarks).toEqual(first.remarks);
});
