import { Decimal } from 'decimal.js';
import type { StoreAddress, StoreOrder } from '../../../sidecar/src/domain/order/store-order.ts';
import type { Random } from '../../../sidecar/src/sandbox/demo-store/random.ts';
import { Till, type Checkout } from './checkout.ts';
import { roundAsNop, toWireMoney } from './nop-rounding.ts';
import { makeCart, type Buyer, type CartLine } from './random-cart.ts';
import type { ShownCurrency, UnseenShop } from './random-shop.ts';

export interface UnseenOrder {
  readonly order: StoreOrder;
  readonly lines: readonly CartLine[];
  readonly checkout: Checkout;
  readonly buyer: Buyer;
  readonly boughtCards: readonly number[];
  /** The tax by the rates that it was really charged at. */
  readonly taxes: StoreOrder['taxRates'];
  /** Which product each line is. */
  readonly indexes: readonly number[];
}

const EU = new Set(['DE', 'FR', 'SE']);

/** One order that nobody edited, of a shop that nobody has seen. */
export function makeUnseenOrder(shop: UnseenShop, random: Random, id: number): UnseenOrder {
  const buyer = chooseBuyer(shop, random);
  const lines = makeCart(shop, random, buyer);
  const checkout = new Till(shop, random, buyer).checkOut(lines);
  const order = assemble({ shop, random, id, buyer, lines, checkout });
  const boughtCards = order.giftCardsUsed.flatMap((card) =>
    card.purchasedWithOrderItemId === null ? [] : [card.purchasedWithOrderItemId],
  );
  const indexes = lines.map((_, index) => index);
  return { order, lines, checkout, buyer, boughtCards, taxes: order.taxRates, indexes };
}

function chooseBuyer(shop: UnseenShop, random: Random): Buyer {
  if (random.chance(0.85)) return 'home';
  return random.pick(
    EU.has(shop.country) ? ['exempt', 'export', 'euBusiness'] : ['exempt', 'export'],
  );
}

interface Parts {
  readonly shop: UnseenShop;
  readonly random: Random;
  readonly id: number;
  readonly buyer: Buyer;
  readonly lines: readonly CartLine[];
  readonly checkout: Checkout;
}

function assemble(parts: Parts): StoreOrder {
  const { shop, random, id, buyer, lines, checkout } = parts;
  const shown = random.chance(0.7)
    ? shop.customerCurrencies[0]
    : random.pick(shop.customerCurrencies);
  const isFree = checkout.total.isZero();
  const isPaid = isFree || random.chance(0.8);
  const address = makeAddress(shop, buyer);
  return {
    id,
    orderGuid: random.guid(),
    customOrderNumber: String(id),
    storeId: 1,
    customerId: random.int(1, 300),
    createdOnUtc: '2026-11-01T10:00:00.000Z',
    paidDateUtc: isPaid ? '2026-11-01T10:05:00.000Z' : null,
    deleted: false,
    orderStatus: isPaid ? 'Processing' : 'Pending',
    paymentStatus: isPaid ? 'Paid' : 'Pending',
    shippingStatus: 'NotYetShipped',
    paymentMethodSystemName: isFree ? null : 'Payments.Manual',
    shippingMethod: 'Ground',
    pickupInStore: false,
    primaryCurrencyCode: shop.currency,
    customerCurrencyCode: shown?.code ?? shop.currency,
    currencyRate: shown?.rate ?? '1',
    customerTaxDisplayType: shop.showsTax ? 'IncludingTax' : 'ExcludingTax',
    vatNumber: buyer === 'euBusiness' ? 'ATU12345678' : null,
    ...makeMoney(checkout),
    refundedAmount: '0.0000',
    checkoutAttributeDescription: describeAttributes(checkout, shop, shown),
    ...(shop.tellsOptionPrices
      ? { checkoutAttributePrices: checkout.attributes.map(({ price }) => toWireMoney(price)) }
      : {}),
    authorizationTransactionId: null,
    captureTransactionId: null,
    items: lines.map((line, index) => makeItem(parts, line, index)),
    giftCardsUsed: checkout.cards.map((card, index) => ({
      giftCardId: id * 10 + index,
      usedValue: toWireMoney(card.value),
      purchasedWithOrderItemId: card.isBought ? 9_000_000 + index : null,
    })),
    rewardPointsUsed: checkout.points.gt(0)
      ? { points: -100, amount: toWireMoney(checkout.points) }
      : null,
    discounts: [],
    billingAddress: address,
    shippingAddress: address,
    pickupAddress: null,
    customer: {
      id: 1,
      email: 'buyer@example.test',
      firstName: 'Kim',
      lastName: 'Lee',
      company: null,
      vatNumber: null,
      vatNumberStatus: 'Empty',
      isTaxExempt: buyer === 'exempt',
      isGuest: false,
      roles: [],
    },
    shipments: [],
    returnRequests: [],
  };
}

function makeMoney(
  checkout: Checkout,
): Pick<
  StoreOrder,
  | 'orderSubtotalInclTax'
  | 'orderSubtotalExclTax'
  | 'orderSubTotalDiscountInclTax'
  | 'orderSubTotalDiscountExclTax'
  | 'orderShippingInclTax'
  | 'orderShippingExclTax'
  | 'paymentMethodAdditionalFeeInclTax'
  | 'paymentMethodAdditionalFeeExclTax'
  | 'taxRates'
  | 'orderTax'
  | 'orderDiscount'
  | 'orderTotal'
> {
  const { subtotal, subtotalDiscount, shipping, fee } = checkout;
  return {
    orderSubtotalInclTax: toWireMoney(subtotal.incl),
    orderSubtotalExclTax: toWireMoney(subtotal.excl),
    orderSubTotalDiscountInclTax: toWireMoney(subtotalDiscount.incl),
    orderSubTotalDiscountExclTax: toWireMoney(subtotalDiscount.excl),
    orderShippingInclTax: toWireMoney(shipping.incl),
    orderShippingExclTax: toWireMoney(shipping.excl),
    paymentMethodAdditionalFeeInclTax: toWireMoney(fee.incl),
    paymentMethodAdditionalFeeExclTax: toWireMoney(fee.excl),
    taxRates: checkout.taxRates.map(({ rate, amount }) => ({
      rate: new Decimal(rate).toFixed(4),
      amount: toWireMoney(amount),
    })),
    orderTax: toWireMoney(checkout.tax),
    orderDiscount: toWireMoney(checkout.orderDiscount),
    orderTotal: toWireMoney(checkout.total),
  };
}

export function makeItem(
  parts: Pick<Parts, 'id' | 'random'>,
  line: CartLine,
  index: number,
): StoreOrder['items'][number] {
  const id = parts.id * 100 + index;
  return {
    id,
    orderItemGuid: parts.random.guid(),
    productId: index + 1,
    sku: `SKU-${index}`,
    productName: `Product ${index}`,
    productType: 'SimpleProduct',
    quantity: line.quantity,
    unitPriceInclTax: toWireMoney(line.unit.incl),
    unitPriceExclTax: toWireMoney(line.unit.excl),
    priceInclTax: toWireMoney(line.incl),
    priceExclTax: toWireMoney(line.excl),
    discountAmountInclTax: '0.0000',
    discountAmountExclTax: '0.0000',
    attributeDescription: '',
    rentalStartDateUtc: null,
    rentalEndDateUtc: null,
    isGiftCard: line.cardFace !== null,
    isDownload: false,
    isShipEnabled: true,
    isTaxExempt: line.isExempt,
    taxCategory: { id: line.categoryId, name: `Category ${line.categoryId}` },
    categories: [],
    manufacturers: [],
    vendor: null,
    giftCards:
      line.cardFace === null
        ? []
        : Array.from({ length: line.quantity }, (_, card) => ({
            id: id * 10 + card,
            amount: toWireMoney(line.cardFace ?? new Decimal(0)),
          })),
  };
}

function makeAddress(shop: UnseenShop, buyer: Buyer): StoreAddress {
  const abroad = buyer === 'euBusiness' ? 'AT' : 'NO';
  return {
    firstName: 'Kim',
    lastName: 'Lee',
    email: 'buyer@example.test',
    company: null,
    countryCode: buyer === 'export' || buyer === 'euBusiness' ? abroad : shop.country,
    stateProvince: null,
    county: null,
    city: 'Town',
    address1: '1 High Street',
    address2: null,
    zipPostalCode: '1000',
    phoneNumber: null,
  };
}

function describeAttributes(
  checkout: Checkout,
  shop: UnseenShop,
  shown: ShownCurrency | undefined,
): string {
  const rounded = (value: Decimal): string => {
    const { roundingType = '', decimals = 2, separator = '.' } = shown ?? {};
    return roundAsNop(value, roundingType).toFixed(decimals).replace('.', separator);
  };
  const texts = checkout.attributes.map((attribute, index) => {
    if (attribute.price.lt(0)) return `Option ${index}: Yes`;
    const price = (shop.showsTax ? attribute.incl : attribute.excl).mul(shown?.rate ?? 1);
    return `Option ${index}: Yes [+${(shown?.format ?? '{}').replace('{}', rounded(price))}]`;
  });
  return texts.length === 0 ? 'Gift wrapping: No' : texts.join('<br />');
}
