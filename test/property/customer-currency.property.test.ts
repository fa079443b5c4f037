import { Decimal } from 'decimal.js';
import type {
  BookedDocument,
  BookedInvoice,
  Booking,
} from '../../sidecar/src/domain/booking/xero-documents.ts';
import type { RuleSet } from '../../sidecar/src/domain/mapping/rule-set.ts';
import type { StoreInfo } from '../../sidecar/src/domain/order/store-info.ts';
import type { StoreOrder } from '../../sidecar/src/domain/order/store-order.ts';
import { createRandom, type Random } from '../../sidecar/src/sandbox/demo-store/random.ts';
import { getInvoice } from '../support/book-plain-order.ts';
import { bookShopOrder, setUpShop, type ShopSetup } from '../support/book-real-order.ts';
import { toCents } from '../support/unseen-shop/check-booking.ts';
import { makeUnseenOrder } from '../support/unseen-shop/make-order.ts';
import { roundAsNop } from '../support/unseen-shop/nop-rounding.ts';
import { makeUnseenShop } from '../support/unseen-shop/random-shop.ts';
import { makeUnseenInfo } from '../support/unseen-shop/shop-info.ts';
import { computePromisedTaxes, computeXeroTotals } from '../support/xero-arithmetic.ts';

const SHOPS = process.env['LONG_TESTS'] === '1' ? 1000 : 20;
const ORDERS_PER_SHOP = 40;
const seed = Number(process.env['PROPERTY_SEED'] ?? 20_261_129);

/** Of the customer's currency for one of the store's: from next to nothing to a great many. */
const CURRENCIES = [
  { code: 'EUR', rate: '1.17250000', rounding: 'Rounding001', decimals: 2 },
  { code: 'GBP', rate: '0.79130000', rounding: 'Rounding001', decimals: 2 },
  { code: 'KWD', rate: '0.30760000', rounding: 'Rounding001', decimals: 2 },
  { code: 'CHF', rate: '0.94310000', rounding: 'Rounding005Up', decimals: 2 },
  { code: 'SEK', rate: '10.43210000', rounding: 'Rounding1', decimals: 2 },
  { code: 'JPY', rate: '151.72000000', rounding: 'Rounding001', decimals: 0 },
  { code: 'VND', rate: '25413.00000000', rounding: 'Rounding001', decimals: 0 },
] as const;

type Currency = (typeof CURRENCIES)[number];

interface Shop {
  readonly setup: ShopSetup;
  readonly currency: Currency;
  readonly orders: readonly StoreOrder[];
}

function openShop(random: Random): Shop {
  const plain = makeUnseenShop(random);
  const currency = random.pick(CURRENCIES.filter(({ code }) => code !== plain.currency));
  const [own] = plain.customerCurrencies;
  if (own === undefined) throw new Error('a shop without a currency');
  const { code, rate, rounding: roundingType } = currency;
  const theirs = { ...own, code, rate, roundingType, decimals: 2 };
  const shop = { ...plain, customerCurrencies: [theirs, own] };
  const orders = Array.from(
    { length: ORDERS_PER_SHOP },
    (_, i) => makeUnseenOrder(shop, random, i + 1).order,
  );
  const made = makeUnseenInfo(shop);
  const info: StoreInfo = {
    ...made,
    currencies: made.currencies.map((entry) =>
      entry.code === currency.code ? { ...entry, roundingType: currency.rounding } : entry,
    ),
  };
  const setup = setUpShop({ info, country: shop.country, orders });
  const settings = { bookWhen: 'placed' as const, taxOverride: random.chance(0.8) };
  return { setup: chargeCustomers(setup, settings), currency, orders };
}

function chargeCustomers(
  { rules, reference, ...setup }: ShopSetup,
  settings: Partial<RuleSet['settings']>,
): ShopSetup {
  const charges = 'customerCurrency' as const;
  const paymentMethods = rules.paymentMethods.map((method) => ({ ...method, charges }));
  return {
    ...setup,
    reference: {
      ...reference,
      currencies: [...reference.currencies, ...CURRENCIES.map(({ code }) => code)],
    },
    rules: { ...rules, paymentMethods, settings: { ...rules.settings, ...settings } },
  };
}

function book(order: StoreOrder, setup: ShopSetup, posted: ReadonlyMap<string, BookedDocument>) {
  const outcome = bookShopOrder(order, setup, { posted });
  if (!('booking' in outcome)) throw new Error('not booked when placed');
  return outcome.booking;
}

/** What nopCommerce shows, and a gateway asks for, of an amount of the store's currency. */
function convert(amount: string, { rate, rounding, decimals }: Currency): number {
  const shown = roundAsNop(new Decimal(amount).mul(rate), rounding);
  return toCents(shown.toDecimalPlaces(decimals, Decimal.ROUND_HALF_UP).toFixed(2));
}

/** What cents of the document are worth in the store's currency at the rate that it is sent with. */
function readWorth(cents: number, { currencyRate }: BookedInvoice): number {
  if (currencyRate === undefined) throw new Error('sent without a rate');
  return new Decimal(cents).div(currencyRate).toDecimalPlaces(0, Decimal.ROUND_HALF_UP).toNumber();
}

function findFaults(order: StoreOrder, booking: Booking, shop: Shop): string[] {
  const invoice = getInvoice(booking);
  const { total, taxByRate } = computeXeroTotals(invoice);
  const asked = convert(order.orderTotal, shop.currency);
  const isTold = (code: string): boolean => booking.remarks.some((remark) => remark.code === code);
  const payments = booking.documents.filter((document) => document.kind === 'payment');
  const isPaid = order.paymentStatus === 'Paid' && asked > 0;
  const worth = asked === 0 ? 0 : readWorth(asked, invoice);
  const promised = computePromisedTaxes(order.taxRates, order.orderTax);
  const rates = new Set([...Object.keys(taxByRate), ...Object.keys(promised)]);
  const isTaxKept =
    asked === 0 ||
    [...rates].every(
      (rate) =>
        readWorth(toCents(taxByRate[rate] ?? '0'), invoice) === toCents(promised[rate] ?? '0'),
    );
  return [
    ...(invoice.currency === shop.currency.code ? [] : ['currency']),
    ...(toCents(total) === asked && invoice.totalMinor === asked ? [] : ['total']),
    ...(payments.length === (isPaid ? 1 : 0) ? [] : ['number of payments']),
    ...(payments.every(({ amountMinor }) => amountMinor === asked) ? [] : ['payment']),
    ...(payments.every(({ currencyRate }) => currencyRate === invoice.currencyRate)
      ? []
      : ['rate of the payment']),
    ...(worth === toCents(order.orderTotal) || isTold('order.rate_not_exact') ? [] : ['worth']),
    ...(isTaxKept || isTold('order.tax_differs') ? [] : ['tax']),
  ];
}

/** Everything back in three refunds: the credits come to the invoice, in total and for each rate. */
function findFaultsOfRefunds(order: StoreOrder, first: Booking, { setup, currency }: Shop) {
  const total = toCents(order.orderTotal);
  const posted = new Map(first.documents.map((document) => [document.key, document]));
  for (const part of [0.2, 0.7, 1]) {
    const cents = Math.floor(total * part);
    if (cents === 0) return [];
    const refunded = {
      ...order,
      refundedAmount: part === 1 ? order.orderTotal : new Decimal(cents).div(100).toFixed(4),
      paymentStatus: part === 1 ? ('Refunded' as const) : ('PartiallyRefunded' as const),
    };
    const booking = book(refunded, setup, posted);
    if (!booking.ok) return [`held: ${booking.holds[0]?.code}`];
    // A cent that no line can carry is told, and left to the next one.
    if (booking.value.remarks.length > 0) return [];
    for (const document of booking.value.documents) posted.set(document.key, document);
    const back = sumOf([...posted.values()], 'refund');
    if (back !== convert(refunded.refundedAmount, currency)) return ['money back'];
  }
  const notes = [...posted.values()].filter((document) => document.kind === 'creditNote');
  const sumTax = (documents: readonly Parameters<typeof computeXeroTotals>[0][], rate: string) =>
    documents.reduce(
      (sum, document) => sum + toCents(computeXeroTotals(document).taxByRate[rate] ?? '0'),
      0,
    );
  const invoice = getInvoice(first);
  const { taxByRate } = computeXeroTotals(invoice);
  const credited = notes.reduce((sum, note) => sum + note.totalMinor, 0);
  return [
    ...(credited === invoice.totalMinor ? [] : ['credit']),
    ...(notes.every((note) => note.currencyRate === invoice.currencyRate) ? [] : ['rate']),
    ...Object.keys(taxByRate)
      .filter((rate) => sumTax(notes, rate) !== sumTax([invoice], rate))
      .map((rate) => `tax back at ${rate} %`),
  ];
}

function sumOf(documents: readonly BookedDocument[], kind: 'refund'): number {
  return documents.reduce(
    (sum, document) => sum + (document.kind === kind ? document.amountMinor : 0),
    0,
  );
}

/** What is told of a booking: a rate above one leaves room for every cent of tax of the store. */
function findNeedlessRemarks({ remarks }: Booking, { setup, currency }: Shop): string[] {
  const isClosable = Number(currency.rate) > 1 && setup.rules.settings.taxOverride;
  return remarks.flatMap(({ code }) =>
    code === 'order.tax_differs' && isClosable ? ['told of a tax that could be kept'] : [],
  );
}

/** Figures without a right answer (accounting §1), and what is owed in the store's currency. */
const DOCUMENTED = new Set([
  'order.gift_card_in_customer_currency',
  'order.gift_card_sale_not_booked',
  'order.tax_on_nothing',
  'order.part_of_currency_unit',
  'order.tax_does_not_fit',
  'order.lines_do_not_fit',
]);

it(`books what customers were charged in their currency, to the cent (seed ${seed})`, () => {
  const wrong: object[] = [];
  const held: string[] = [];
  let booked = 0;
  for (let index = 0; index < SHOPS; index += 1) {
    const shop = openShop(createRandom(seed + index));
    for (const order of shop.orders) {
      // What is free has no payment method that could charge another currency.
      if (order.customerCurrencyCode !== shop.currency.code) continue;
      if (order.paymentMethodSystemName === null) continue;
      const booking = book(order, shop.setup, new Map());
      if (!booking.ok) {
        held.push(...booking.holds.map(({ code }) => code));
        continue;
      }
      booked += 1;
      const isPaid = order.paymentStatus === 'Paid' && toCents(order.orderTotal) > 0;
      const faults = [
        ...findFaults(order, booking.value, shop),
        ...findNeedlessRemarks(booking.value, shop),
        ...(isPaid ? findFaultsOfRefunds(order, booking.value, shop) : []),
      ];
      if (faults.length > 0) wrong.push({ faults, currency: shop.currency, order });
    }
  }
  expect(wrong).toEqual([]);
  expect(held.filter((code) => !DOCUMENTED.has(code))).toEqual([]);
  expect(booked).toBeGreaterThan(SHOPS * ORDERS_PER_SHOP * 0.5);
});
