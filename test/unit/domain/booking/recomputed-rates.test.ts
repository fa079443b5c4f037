import { fingerprintInvoice } from '../../../../sidecar/src/domain/booking/fingerprint.ts';
import { compareOrder } from '../../../../sidecar/src/domain/comparison/compare-order.ts';
import { withKnownRates } from '../../../../sidecar/src/domain/order/recomputed-rates.ts';
import type { StoreOrder } from '../../../../sidecar/src/domain/order/store-order.ts';
import { suggestRuleSet } from '../../../../sidecar/src/domain/suggestion/suggest-rule-set.ts';
import { getBookingOrThrow, getHolds, getInvoice } from '../../../support/book-plain-order.ts';
import { bookShopOrder, setUpShop } from '../../../support/book-real-order.ts';
import {
  makePlainInfo,
  makePlainItem,
  makePlainOrder,
  priceOrder,
} from '../../../support/plain-order.ts';
import { computeXeroTotals } from '../../../support/xero-arithmetic.ts';

const taxRates = ['7', '19'].map((rate) => ({ rate, amount: '1.0000' }));
const shop = {
  info: makePlainInfo(),
  country: 'GB',
  orders: [makePlainOrder({ taxRates })],
};
const setup = setUpShop(shop, { bookWhen: 'placed' });

function makeItem(id: number, quantity: number, prices: readonly [string, string]) {
  const [priceExclTax, priceInclTax] = prices;
  return makePlainItem({ id, quantity, priceExclTax, priceInclTax });
}

/** As a store leaves it that computes totals anew: an item was added to it, priced in whole cents. */
const edited = makePlainOrder({
  ...priceOrder('785.2300', '856.3400'),
  items: [
    makeItem(1, 1, ['0.5327', '0.5700']),
    makeItem(2, 333, ['631.7664', '675.9900']),
    makeItem(3, 11, ['1.5103', '1.5103']),
    makeItem(4, 1, ['15.9159', '17.0300']),
    makeItem(5, 2, ['135.5000', '161.2400']),
  ],
  paymentMethodAdditionalFeeExclTax: '29.3056',
  paymentMethodAdditionalFeeInclTax: '31.3570',
  taxRates: [
    { rate: '7.0000', amount: '47.3891' },
    { rate: '7.0020', amount: '0.0373' },
    { rate: '18.9960', amount: '25.7400' },
  ],
  orderTax: '73.1700',
  orderTotal: '887.7100',
});

describe('an order whose rates the store read off its prices', () => {
  const booking = getBookingOrThrow(bookShopOrder(edited, setup));
  const invoice = getInvoice(booking);

  it('is booked at the rates of the tax table, to the cent', () => {
    expect(computeXeroTotals(invoice)).toEqual({
      total: '887.71',
      tax: '73.17',
      taxByRate: { '7': '47.43', '19': '25.74' },
    });
    expect(booking.remarks).toEqual([]);
  });

  it('stands as long as the store says the same of it', () => {
    expect(invoice.fingerprint).toBe(
      fingerprintInvoice(edited, { contactNumber: 'D1-C7', inCustomerCurrency: false }),
    );
    const posted = new Map(booking.documents.map((document) => [document.key, document]));
    const again = getBookingOrThrow(bookShopOrder(edited, setup, { posted }));
    expect(getInvoice(again)).toBe(invoice);
  });

  it.each(['inclusive', 'exclusive'] as const)(
    'has a comparison without a difference: %s',
    (lineAmounts) => {
      const rules = { ...setup.rules, settings: { ...setup.rules.settings, lineAmounts } };
      const { documents } = getBookingOrThrow(bookShopOrder(edited, { ...setup, rules }));
      const rows = compareOrder(edited, documents).rows.filter((row) => row.differs);
      expect(rows).toEqual([]);
    },
  );

  it('asks nobody to map them', () => {
    const { ruleSet, missing } = suggestRuleSet({ ...setup, orders: [...shop.orders, edited] });
    expect(missing.filter(({ table }) => table === 'taxes')).toEqual([]);
    expect(ruleSet.taxes.map(({ rate }) => rate)).not.toContain('18.996');
  });
});

describe('a rate that the tax table does not have', () => {
  function sell(rate: string, prices: readonly [string, string], tax: string): StoreOrder {
    return makePlainOrder({
      ...priceOrder(...prices),
      items: [makeItem(1, 1, prices)],
      taxRates: [{ rate, amount: tax }],
      orderTax: tax,
    });
  }

  it('is held where its prices say that it is another', () => {
    const order = sell('20.0000', ['10.0000', '12.0000'], '2.0000');
    expect(getHolds(bookShopOrder(order, setup))[0]).toMatchObject({
      code: 'mapping.tax_missing',
      details: { rate: '20' },
    });
  });

  it('is no rounding of a near one, though little was charged', () => {
    const order = sell('19.2010', ['0.5005', '0.5966'], '0.0961');
    expect(withKnownRates(order, [190_000])).toBe(order);
  });

  it('is no rounding where the store’s rate is none of its prices’', () => {
    const order = sell('19.3000', ['0.1000', '0.1200'], '0.0193');
    expect(withKnownRates(order, [190_000])).toBe(order);
  });

  it('is none where an untaxed price was rounded on one side only', () => {
    const order = sell('0.0760', ['5.7856', '5.7900'], '0.0044');
    expect(withKnownRates(order, [190_000]).taxRates).toEqual([{ rate: '0', amount: '0.0044' }]);
    const { lines } = getInvoice(getBookingOrThrow(bookShopOrder(order, setup)));
    expect(lines.map(({ taxRate, lineMinor }) => [taxRate, lineMinor])).toEqual([['0', 579]]);
  });

  it('is a rate also of next to nothing', () => {
    const order = sell('2.0000', ['0.0200', '0.0204'], '0.0004');
    expect(withKnownRates(order, [0, 21_000]).taxRates[0]?.rate).toBe('2.1');
  });

  it('is what cents were rounded to where a price has no more than cents', () => {
    const order = sell('20.0000', ['0.1000', '0.1200'], '0.0200');
    expect(withKnownRates(order, [190_000]).taxRates).toEqual([{ rate: '19', amount: '0.02' }]);
  });
});

it('an item whose typed unit prices are too far off for rounding is held for its line, not for a mapping', () => {
  // Typed: 4.19 without tax and 4.99 with it, 23 times.
  const order = makePlainOrder({
    ...priceOrder('96.3700', '114.7700'),
    items: [
      makePlainItem({
        quantity: 23,
        unitPriceExclTax: '4.1900',
        unitPriceInclTax: '4.9900',
        priceExclTax: '96.3700',
        priceInclTax: '114.7700',
      }),
    ],
    taxRates: [{ rate: '19.0930', amount: '18.4000' }],
    orderTax: '18.4000',
  });
  expect(getHolds(bookShopOrder(order, setup))[0]?.code).toBe('order.line_tax_unclear');
});
