import type { OrHeld } from '../../../../sidecar/src/domain/booking/hold.ts';
import type { Booking } from '../../../../sidecar/src/domain/booking/xero-documents.ts';
import type { PaymentMethodRule } from '../../../../sidecar/src/domain/mapping/rule-set.ts';
import type { XeroReference } from '../../../../sidecar/src/domain/mapping/xero-reference.ts';
import { roundCash } from '../../../../sidecar/src/domain/order/cash-rounding.ts';
import type { StoreOrder } from '../../../../sidecar/src/domain/order/store-order.ts';
import { bookShopOrder, setUpShop, type ShopSetup } from '../../../support/book-real-order.ts';
import { getInvoice } from '../../../support/book-plain-order.ts';
import { makePlainInfo, makePlainItem, makePlainOrder } from '../../../support/plain-order.ts';

const EUROS = { customerCurrencyCode: 'EUR', currencyRate: '1.17250000' } as const;

interface Given {
  readonly order?: Partial<StoreOrder>;
  readonly method?: Partial<PaymentMethodRule>;
  readonly reference?: (reference: XeroReference) => XeroReference;
  readonly currencyRate?: 'store' | 'xero';
  readonly rates?: Readonly<Record<string, string>>;
}

function setUp(order: StoreOrder, given: Given): ShopSetup {
  const plain = makePlainInfo();
  const rates = Object.entries(given.rates ?? {}).map(([code, rate]) => ({
    code,
    rate,
    roundingType: 'Rounding001',
    published: true,
  }));
  const info = {
    ...plain,
    currencies: [
      ...plain.currencies.filter(({ code }) => !(code in (given.rates ?? {}))),
      ...rates,
    ],
  };
  const settings = { currencyRate: given.currencyRate ?? 'store' } as const;
  const shop = setUpShop({ info, country: 'GB', orders: [order] }, settings);
  const own = { ...shop.reference, currencies: ['GBP', 'EUR', 'NZD'] };
  return {
    ...shop,
    reference: given.reference?.(own) ?? own,
    rules: {
      ...shop.rules,
      paymentMethods: shop.rules.paymentMethods.map((row) => ({
        ...row,
        charges: 'customerCurrency' as const,
        ...given.method,
      })),
    },
  };
}

function book(given: Given): OrHeld<Booking> {
  const order = makePlainOrder({ ...EUROS, ...given.order });
  const outcome = bookShopOrder(order, setUp(order, given));
  if (!('booking' in outcome)) throw new Error('not to be booked');
  return outcome.booking;
}

function bookInvoice(given: Given = {}) {
  const booking = book(given);
  if (!booking.ok) throw new Error(booking.holds[0]?.code);
  return getInvoice(booking.value);
}

function codesOf(given: Given): string[] {
  const booking = book(given);
  return booking.ok ? [] : booking.holds.map(({ code }) => code);
}

const withBase = (baseCurrency: string) => (reference: XeroReference) => ({
  ...reference,
  organisation: { ...reference.organisation, baseCurrency },
});

describe('the currency that an order is booked in', () => {
  it('is what its customer was charged, at the rate that makes it worth the order’s total', () => {
    expect(bookInvoice()).toMatchObject({
      currency: 'EUR',
      currencyRate: '1.172500',
      totalMinor: 1407,
      inStore: { currency: 'GBP', totalMinor: 1200 },
    });
  });

  it('is the store’s where the method charges that, and where the customer’s is the store’s', () => {
    const own = { currency: 'GBP', totalMinor: 1200 };
    expect(bookInvoice({ method: { charges: 'storeCurrency' } })).toMatchObject(own);
    const order = { customerCurrencyCode: 'GBP', currencyRate: '1.00000000' };
    const invoice = bookInvoice({ order });
    expect(invoice).toMatchObject(own);
    expect([invoice.inStore, invoice.currencyRate]).toEqual([undefined, undefined]);
  });

  it('is the store’s where only another currency is charged by its method', () => {
    expect(codesOf({ method: { currency: 'NZD' } })).toEqual(['mapping.payment_missing']);
  });
});

describe('held with the reason', () => {
  it('an organisation without the currency, found before anything is sent', () => {
    const reference = (own: XeroReference) => ({ ...own, currencies: ['GBP'] });
    expect(codesOf({ reference })).toEqual(['organisation.currency_missing']);
  });

  it('an order that names no usable rate or currency', () => {
    const unknown = ['order.customer_currency_unknown'];
    expect(codesOf({ order: { currencyRate: '0.00000000' } })).toEqual(unknown);
    expect(codesOf({ order: { customerCurrencyCode: '' } })).toEqual(unknown);
  });

  it('an account in a third currency, but none in the document’s or the organisation’s', () => {
    const inCurrency = (currency: string | null) => (own: XeroReference) => ({
      ...own,
      accounts: own.accounts.map((account) =>
        account.type === 'BANK' ? { ...account, currency } : account,
      ),
    });
    expect(codesOf({ reference: inCurrency('NZD') })).toEqual(['mapping.payment_account_currency']);
    for (const currency of ['EUR', 'GBP', null]) {
      expect(codesOf({ reference: inCurrency(currency) })).toEqual([]);
    }
  });

  it('gift cards, which are owed in the store’s currency', () => {
    const card = makePlainItem({
      isGiftCard: true,
      priceExclTax: '12.0000',
      giftCards: [{ id: 5, amount: '12.0000' }],
    });
    const order = {
      items: [card],
      taxRates: [],
      orderTax: '0.0000',
      orderSubtotalExclTax: '12.0000',
    };
    expect(codesOf({ order })).toEqual(['order.gift_card_in_customer_currency']);
  });
});

describe('the exchange rate', () => {
  it('is Xero’s where the shop says so', () => {
    expect(bookInvoice({ currencyRate: 'xero' }).currencyRate).toBeUndefined();
  });

  it('is not there where the document is in the organisation’s currency', () => {
    const invoice = bookInvoice({ reference: withBase('EUR') });
    expect([invoice.currency, invoice.currencyRate]).toEqual(['EUR', undefined]);
  });

  it('goes by the store’s table where the store itself is in another currency', () => {
    const rates = { GBP: '1.0', NZD: '2.1' };
    const given = { reference: withBase('NZD'), rates, currencyRate: 'store' } as const;
    const inStore = bookInvoice({ ...given, method: { charges: 'storeCurrency' } });
    // Pounds for a New Zealand dollar; euros for one: 1.1725 a pound.
    expect([inStore.currency, inStore.currencyRate]).toEqual(['GBP', '0.476190']);
    expect(bookInvoice(given).currencyRate).toBe('0.558333');
  });

  it('is missed where the store’s table does not have the organisation’s currency', () => {
    const given = { reference: withBase('NZD'), currencyRate: 'store' } as const;
    expect(codesOf(given)).toEqual(['organisation.rate_missing']);
  });

  it('is told where six decimals cannot give the total back', () => {
    const order = { customerCurrencyCode: 'NZD', currencyRate: '0.00000150' };
    const booking = book({ order });
    expect(booking.ok && booking.value.remarks.map(({ code }) => code)).toContain(
      'order.rate_not_exact',
    );
  });
});

it.each([
  ['Rounding001', 1207, 1207],
  ['Rounding005Up', 1201, 1205],
  ['Rounding005Down', 1204, 1200],
  ['Rounding01Up', 1205, 1210],
  ['Rounding01Down', 1205, 1200],
  ['Rounding05', 1225, 1250],
  ['Rounding05', 1224, 1200],
  ['Rounding1', 1249, 1200],
  ['Rounding1', 1250, 1300],
  ['Rounding1Up', 1201, 1300],
  ['Rounding1Up', 1200, 1200],
])('rounds cash by %s: %d to %d', (roundingType, minor, rounded) => {
  expect(roundCash(minor, 'GBP', makePlainInfo('GBP', roundingType))).toBe(rounded);
});
