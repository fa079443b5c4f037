import {
  bookPlainOrder,
  getBookingOrThrow,
  getHolds,
  getInvoice,
} from '../../../support/book-plain-order.ts';
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
