import { Decimal } from 'decimal.js';
import type {
  BookedDocument,
  BookedInvoice,
} from '../../sidecar/src/domain/booking/xero-documents.ts';
import type { StoreOrder } from '../../sidecar/src/domain/order/store-order.ts';
import {
  makeShopSettings,
  SHOP_COUNTRIES,
  type ShopSettings,
} from '../../sidecar/src/sandbox/demo-store/shop-settings.ts';
import { bookShopOrder, setUpShop } from '../support/book-real-order.ts';
import { makeInfo, makeOrders } from '../support/made-up-shop.ts';
import { computePromisedTaxes, computeXeroTotals } from '../support/xero-arithmetic.ts';

const ORDERS_PER_SHOP = 250;
/** The same orders each time; `npm run test:long` tries other shops. */
const seed = Number(process.env['PROPERTY_SEED'] ?? 20_261_124);

const shops: [string, ShopSettings][] = [
  ...SHOP_COUNTRIES.flatMap((country): [string, ShopSettings][] =>
    [true, false].map((pricesIncludeTax) => [
      `${country}, prices ${pricesIncludeTax ? 'with' : 'without'} tax`,
      makeShopSettings(country, { pricesIncludeTax }),
    ]),
  ),
  ['GB, unrounded', makeShopSettings('GB', { roundPrices: false })],
  [
    'AU, cash rounding 0.05',
    makeShopSettings('AU', { pricesIncludeTax: false, roundingType: 'Rounding005Up' }),
  ],
];

/** Figures that nopCommerce itself leaves without a right answer. */
const DOCUMENTED = new Set(['order.tax_on_nothing', 'order.gift_card_sale_not_booked']);

function findInvoice(documents: readonly BookedDocument[]): BookedInvoice {
  const invoice = documents.find((document) => document.kind === 'invoice');
  if (invoice === undefined) throw new Error('no invoice');
  return invoice;
}

function toCents(text: string): number {
  return new Decimal(text).mul(100).toDecimalPlaces(0, Decimal.ROUND_HALF_EVEN).toNumber();
}

describe(`any order that the demo store can make (seed ${seed})`, () => {
  it.each(shops)('%s: total, tax per rate and payment to the cent', (_, settings) => {
    const orders = makeOrders(settings, seed, ORDERS_PER_SHOP);
    const country = settings.country;
    const setup = setUpShop({ info: makeInfo(settings), country, orders }, { bookWhen: 'placed' });
    const held: string[] = [];
    for (const order of orders) {
      const outcome = bookShopOrder(order, setup);
      if (!('booking' in outcome)) throw new Error('not booked when placed');
      if (!outcome.booking.ok) {
        held.push(
          ...outcome.booking.holds.map(
            ({ code, details }) => `${code} ${JSON.stringify(details)} ${JSON.stringify(order)}`,
          ),
        );
        continue;
      }
      const { documents } = outcome.booking.value;
      checkInvoice(order, findInvoice(documents));
      checkPayments(order, documents);
    }
    expect(held.filter((hold) => !DOCUMENTED.has(hold.split(' ')[0] ?? ''))).toEqual([]);
    expect(held.length).toBeLessThanOrEqual(ORDERS_PER_SHOP * 0.02);
  });
});

function checkInvoice(order: StoreOrder, invoice: BookedInvoice): void {
  const totals = computeXeroTotals(invoice);
  expect({ order, total: totals.total, taxes: totals.taxByRate }).toEqual({
    order,
    total: new Decimal(toCents(order.orderTotal)).div(100).toFixed(2),
    taxes: computePromisedTaxes(order.taxRates, order.orderTax),
  });
  for (const line of invoice.lines) {
    expect(line.quantity).toBeGreaterThan(0);
    expect(line.description.length).toBeGreaterThan(0);
    const product = new Decimal(line.unitAmount)
      .mul(line.quantity)
      .toDecimalPlaces(2, Decimal.ROUND_HALF_UP);
    expect(product.mul(100).toNumber()).toBe(line.lineMinor);
  }
}

function checkPayments(order: StoreOrder, documents: readonly BookedDocument[]): void {
  const paid = documents
    .filter((document) => document.kind === 'payment')
    .reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  expect(paid).toBe(order.paymentStatus === 'Paid' ? toCents(order.orderTotal) : 0);
}
