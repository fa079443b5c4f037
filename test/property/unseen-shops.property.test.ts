import { Decimal } from 'decimal.js';
import type { BookedDocument, Booking } from '../../sidecar/src/domain/booking/xero-documents.ts';
import { readSaleMinor } from '../../sidecar/src/domain/comparison/store-figures.ts';
import type { RuleSet } from '../../sidecar/src/domain/mapping/rule-set.ts';
import type { ReturnRequest, StoreOrder } from '../../sidecar/src/domain/order/store-order.ts';
import { createRandom, type Random } from '../../sidecar/src/sandbox/demo-store/random.ts';
import { bookShopOrder, setUpShop, type ShopSetup } from '../support/book-real-order.ts';
import { getInvoice } from '../support/book-plain-order.ts';
import { findFaults, findRefundFaults, toCents } from '../support/unseen-shop/check-booking.ts';
import { editUnseenOrder } from '../support/unseen-shop/edit-order.ts';
import { makeUnseenOrder, type UnseenOrder } from '../support/unseen-shop/make-order.ts';
import { makeUnseenShop, type UnseenShop } from '../support/unseen-shop/random-shop.ts';
import { makeUnseenInfo } from '../support/unseen-shop/shop-info.ts';

const SHOPS = process.env['LONG_TESTS'] === '1' ? 1000 : 30;
const ORDERS_PER_SHOP = 60;
const seed = Number(process.env['PROPERTY_SEED'] ?? 20_261_124);

/** Figures that nopCommerce itself leaves without a right answer (accounting §1, decision 0001). */
const DOCUMENTED = new Set(['order.tax_on_nothing', 'order.part_of_currency_unit']);

function chooseRules(rules: RuleSet, random: Random): RuleSet {
  const settings = {
    ...rules.settings,
    bookWhen: 'placed' as const,
    orderDiscountTax: random.pick(['asCharged', 'priceReduction'] as const),
    taxOverride: random.chance(0.85),
    lineAmounts: random.pick(['asStore', 'asStore', 'inclusive', 'exclusive'] as const),
    giftCardUse: random.pick(['payment', 'negativeLine'] as const),
  };
  // A chart of accounts with nothing but sales is the usual one.
  const sales = Object.fromEntries(
    Object.entries(rules.accounts).map(([purpose, code]) => [
      purpose,
      purpose === 'giftCardLiability' || purpose === 'rounding' ? code : '200',
    ]),
  );
  const accounts = random.chance(0.5) ? { ...rules.accounts, ...sales } : rules.accounts;
  return { ...rules, settings, accounts };
}

function openShop(random: Random): {
  shop: UnseenShop;
  made: readonly UnseenOrder[];
  setup: ShopSetup;
} {
  const shop = makeUnseenShop(random);
  const made = Array.from({ length: ORDERS_PER_SHOP }, (_, i) =>
    makeUnseenOrder(shop, random, i + 1),
  );
  const orders = made.map((entry) => entry.order);
  const setup = setUpShop({ info: makeUnseenInfo(shop), country: shop.country, orders });
  const rules = chooseRules(setup.rules, random);
  const some = made.map((entry) =>
    random.chance(0.2) ? (editUnseenOrder(entry, shop, random) ?? entry) : entry,
  );
  return { shop, made: some, setup: { ...setup, rules } };
}

function book(made: UnseenOrder, setup: ShopSetup, posted: ReadonlyMap<string, BookedDocument>) {
  const outcome = bookShopOrder(made.order, setup, {
    bookedGiftCardItems: made.boughtCards,
    taxedGiftCardSales: [],
    giftCardOpenings: [],
    posted,
  });
  if (!('booking' in outcome)) throw new Error('not booked when placed');
  return outcome.booking;
}

/** An item that is sent back, and what was paid for it in cents. */
function askReturn(order: StoreOrder, random: Random): { request: ReturnRequest; cents: number } {
  const item = random.pick(order.items);
  const quantity = random.int(1, item.quantity);
  const request = {
    id: order.returnRequests.length + 1,
    orderItemId: item.id,
    quantity,
    returnedQuantity: 0,
    status: random.pick(['Pending', 'ItemsRefunded', 'ItemsRefunded', 'Cancelled']),
  };
  const price = new Decimal(item.priceInclTax).mul(quantity).div(item.quantity);
  return { request, cents: price.mul(100).round().toNumber() };
}

/**
 * Several refunds, each over what the ones before left in Xero, some of them for items that were sent
 * back. Undefined when a tax was told off.
 */
function refundInSteps(
  made: UnseenOrder,
  first: Booking,
  { setup, random }: { readonly setup: ShopSetup; readonly random: Random },
): { documents: BookedDocument[]; refundedCents: number } | undefined {
  const totalCents = toCents(made.order.orderTotal);
  const posted = new Map(first.documents.map((document) => [document.key, document]));
  let { order } = made;
  let refundedCents = 0;
  for (let step = 0; step < 4 && refundedCents < totalCents; step += 1) {
    const leftCents = totalCents - refundedCents;
    const { request, cents } = askReturn(order, random);
    if (random.chance(0.5)) {
      order = { ...order, returnRequests: [...order.returnRequests, request] };
    }
    refundedCents += random.pick([
      leftCents,
      1,
      Math.min(leftCents, Math.max(1, cents)),
      random.int(1, leftCents),
      random.int(1, leftCents),
    ]);
    order = {
      ...order,
      refundedAmount: new Decimal(refundedCents).div(100).toFixed(4),
      paymentStatus: refundedCents === totalCents ? 'Refunded' : 'PartiallyRefunded',
    };
    const booking = book({ ...made, order }, setup, posted);
    if (!booking.ok || booking.value.remarks.length > 0) return undefined;
    for (const document of booking.value.documents) posted.set(document.key, document);
  }
  return { documents: [...posted.values()], refundedCents };
}

function findFaultsOfRefunds(
  made: UnseenOrder,
  booking: Booking,
  rules: { readonly setup: ShopSetup; readonly random: Random },
): string[] {
  const isMoney = made.order.paymentStatus === 'Paid' && toCents(made.order.orderTotal) > 0;
  if (!isMoney || booking.remarks.length > 0) return [];
  const refunds = refundInSteps(made, booking, rules);
  if (refunds === undefined) return [];
  return findRefundFaults(getInvoice(booking), refunds.documents, refunds.refundedCents);
}

/** What lists and Home sum up on the store's side. */
function findFaultOfSale({ order }: UnseenOrder, booking: Booking): string[] {
  const invoice = getInvoice(booking);
  const sale = readSaleMinor(order, invoice);
  return sale === invoice.totalMinor ? [] : [`sale of ${sale} beside ${invoice.totalMinor}`];
}

it(`books orders of shops that nobody has seen to the cent (seed ${seed})`, () => {
  const held: string[] = [];
  /** Of them those in shops where tax may not be set by hand. */
  let heldForTax = 0;
  const wrong: object[] = [];
  let told = 0;
  for (let index = 0; index < SHOPS; index += 1) {
    const random = createRandom(seed + index);
    const { shop, made, setup } = openShop(random);
    for (const entry of made) {
      const booking = book(entry, setup, new Map());
      if (!booking.ok) {
        const codes = booking.holds.map(({ code }) => code);
        held.push(...codes);
        const isUnfit = codes.some((code) => !DOCUMENTED.has(code));
        heldForTax += isUnfit && !setup.rules.settings.taxOverride ? 1 : 0;
        continue;
      }
      const { settings } = setup.rules;
      if (settings.taxOverride) told += booking.value.remarks.length;
      const faults = [
        ...findFaults(entry, booking.value, settings),
        ...findFaultsOfRefunds(entry, booking.value, { setup, random }),
        ...findFaultOfSale(entry, booking.value),
      ];
      if (faults.length > 0) wrong.push({ faults, shop, settings, order: entry.order });
    }
  }
  expect(wrong).toEqual([]);
  const orders = SHOPS * ORDERS_PER_SHOP;
  const unexplained = held.filter((code) => !DOCUMENTED.has(code));
  const unfit = new Set(['order.tax_does_not_fit', 'order.lines_do_not_fit']);
  expect(unexplained.filter((code) => !unfit.has(code))).toEqual([]);
  expect(unexplained.length).toBeLessThan(orders * 0.015);
  expect(unexplained.length - heldForTax).toBeLessThan(orders * 0.005);
  expect(told).toBeLessThan(orders * 0.005);
});
