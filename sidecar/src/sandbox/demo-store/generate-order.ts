import { Decimal } from 'decimal.js';
import type { WireOrder } from '../../contract/index.ts';
import { CATEGORIES, TAX_CATEGORIES, type Product } from './catalogue.ts';
import { makeBuyer, type Buyer } from './customers.ts';
import { applyTax, roundIfSet, toWire, type Taxed } from './nop-arithmetic.ts';
import { computeTotals, type OrderTotals, type TaxedLine } from './order-totals.ts';
import type { Random } from './random.ts';
import type { ShopSettings } from './shop-settings.ts';

export interface OrderRequest {
  readonly id: number;
  readonly storeId: number;
  readonly placedAt: string;
  readonly settings: ShopSettings;
  readonly random: Random;
  /** The catalogue as it is now; names and categories may have been changed. */
  readonly products: readonly Product[];
  /** Cards that earlier orders sold, with what is left on them. */
  readonly giftCards: readonly SoldCard[];
}

export interface SoldCard {
  readonly giftCardId: number;
  readonly orderItemId: number;
  readonly balance: string;
}

const DISPLAY_CURRENCIES = { EUR: '0.91370000', AUD: '1.52110000' } as const;

/** One order as nopCommerce would have placed it: every money field by its own formula. */
export function generateOrder(request: OrderRequest): WireOrder {
  const { random, settings } = request;
  const buyer = makeBuyer(random.int(1, 400), settings.country);
  const cart = fillCart(request, buyer);
  const giftCard = chooseGiftCard(request, cart);
  const wrapPrice = random.chance(0.15) ? new Decimal(random.pick([5, 7.77, 10])) : undefined;
  const attributes = wrapPrice === undefined ? [] : [taxWrap(wrapPrice, settings, buyer)];
  const isPaidByCard = random.chance(0.7);
  const totals = computeTotals(
    {
      lines: cart.lines,
      attributes,
      subtotalDiscount: new Decimal(random.chance(0.2) ? random.pick([3.33, 5, 12.5]) : 0),
      orderDiscount: new Decimal(random.chance(0.15) ? random.pick([5, 7.77, 2.5]) : 0),
      shippingPrice: new Decimal(cart.needsShipping ? random.pick([0, 4.95, 4.99, 7.5, 12.37]) : 0),
      fee: new Decimal(isPaidByCard ? 0 : settings.fee),
      giftCardBalance: new Decimal(giftCard?.balance ?? 0),
      pointsBalance: new Decimal(random.chance(0.06) ? random.pick([0.65, 2, 12.34]) : 0),
      isTaxExempt: buyer.isTaxExempt,
    },
    settings,
  );
  return assembleOrder(request, { buyer, cart, totals, wrapPrice, giftCard, isPaidByCard });
}

interface Cart {
  readonly items: WireOrder['items'];
  readonly lines: readonly TaxedLine[];
  readonly needsShipping: boolean;
}

function fillCart(request: OrderRequest, buyer: Buyer): Cart {
  const { random, products } = request;
  const count = random.pick([1, 1, 1, 2, 2, 3, 4, 6]);
  const stock = products.flatMap((product) => listChances(product));
  const items: WireOrder['items'] = [];
  const lines: TaxedLine[] = [];
  let needsShipping = false;
  for (let index = 0; index < count; index += 1) {
    const product = random.pick(stock);
    const made = makeItem(request, { product, buyer, index });
    items.push(made.item);
    lines.push(made.line);
    needsShipping ||= product.isShipEnabled;
  }
  return { items, lines, needsShipping };
}

/** What is dear is bought seldom. */
function listChances(product: Product): readonly Product[] {
  return product.price > DEAR ? [product] : [product, product, product, product];
}

const [CHEAP, DEAR] = [30, 300];

function listQuantities(price: number): readonly number[] {
  if (price > DEAR) return [1];
  return price > CHEAP ? [1, 1, 1, 2, 3] : [1, 1, 1, 2, 3, 5, 11, 24, price < 1 ? 133 : 4];
}

function makeItem(
  request: OrderRequest,
  choice: { readonly product: Product; readonly buyer: Buyer; readonly index: number },
): { item: WireOrder['items'][number]; line: TaxedLine } {
  const { random, settings, id } = request;
  const { product, buyer, index } = choice;
  const quantity = product.isGiftCard === true ? 1 : random.pick(listQuantities(product.price));
  const hasDiscount = product.isGiftCard !== true && random.chance(0.12);
  const rate = settings.rates[(product.taxCategoryId ?? 1) - 1] ?? 0;
  const isExempt = product.isTaxExempt === true || buyer.isTaxExempt;
  const listPrice = new Decimal(product.price);
  const discount = hasDiscount ? listPrice.mul(0.15) : new Decimal(0);
  const unit = taxUnit(
    roundIfSet(listPrice.sub(discount), settings),
    { rate, isExempt, product },
    settings,
  );
  const price = { excl: unit.excl.mul(quantity), incl: unit.incl.mul(quantity) };
  const off = taxUnit(discount.mul(quantity), { rate, isExempt, product }, settings);
  const combination =
    product.combinations === undefined ? undefined : random.pick(product.combinations);
  const itemId = id * 10 + index;
  const category = CATEGORIES.find((entry) => entry.id === product.categoryId);
  return {
    line: { ...price, rate: isExempt ? 0 : rate },
    item: {
      id: itemId,
      orderItemGuid: random.guid(),
      productId: product.id,
      sku: combination?.sku ?? (product.sku === '' ? null : product.sku),
      productName: product.name,
      productType: 'SimpleProduct',
      quantity,
      unitPriceInclTax: toWire(unit.incl),
      unitPriceExclTax: toWire(unit.excl),
      priceInclTax: toWire(price.incl),
      priceExclTax: toWire(price.excl),
      discountAmountInclTax: toWire(off.incl),
      discountAmountExclTax: toWire(off.excl),
      attributeDescription: combination?.text ?? '',
      rentalStartDateUtc: product.isRental === true ? '2026-11-27T00:00:00.000Z' : null,
      rentalEndDateUtc: product.isRental === true ? '2026-12-01T00:00:00.000Z' : null,
      isGiftCard: product.isGiftCard === true,
      isDownload: product.categoryId === 13,
      isShipEnabled: product.isShipEnabled,
      isTaxExempt: product.isTaxExempt === true,
      taxCategory:
        product.taxCategoryId === null
          ? null
          : { id: product.taxCategoryId, name: TAX_CATEGORIES[product.taxCategoryId - 1] ?? '' },
      categories: category === undefined ? [] : [{ id: category.id, name: category.name }],
      manufacturers: [],
      vendor: null,
      giftCards: product.isGiftCard === true ? [{ id: itemId, amount: toWire(listPrice) }] : [],
    },
  };
}

/** In a shop whose prices include tax, exempt things lose the tax that was in them; cards never had any. */
function taxUnit(
  price: Decimal,
  line: { readonly rate: number; readonly isExempt: boolean; readonly product: Product },
  settings: ShopSettings,
): Taxed {
  if (line.product.isGiftCard === true) return { excl: price, incl: price };
  const taxed = applyTax(price, line.rate, settings.pricesIncludeTax);
  return line.isExempt ? { excl: taxed.excl, incl: taxed.excl } : taxed;
}

function taxWrap(price: Decimal, settings: ShopSettings, buyer: Buyer): TaxedLine {
  const rate = settings.rates[0] ?? 0;
  const taxed = applyTax(price, rate, settings.pricesIncludeTax);
  return buyer.isTaxExempt ? { excl: taxed.excl, incl: taxed.excl, rate: 0 } : { ...taxed, rate };
}

function chooseGiftCard(request: OrderRequest, cart: Cart): SoldCard | undefined {
  const isForSale = cart.items.some((item) => item.isGiftCard);
  if (isForSale || !request.random.chance(0.05)) return undefined;
  const [sold] = request.giftCards;
  return sold ?? { giftCardId: 900_000 + request.id, orderItemId: 0, balance: '10.0000' };
}

interface Placed {
  readonly buyer: Buyer;
  readonly cart: Cart;
  readonly totals: OrderTotals;
  readonly wrapPrice: Decimal | undefined;
  readonly giftCard: SoldCard | undefined;
  readonly isPaidByCard: boolean;
}

function assembleOrder(request: OrderRequest, placed: Placed): WireOrder {
  const { random, settings } = request;
  const { buyer, cart, totals } = placed;
  const isFree = totals.total.isZero();
  const isPaid = isFree || placed.isPaidByCard;
  const isForeign = random.chance(0.15);
  const currency = isForeign ? random.pick(['EUR', 'AUD'] as const) : settings.currency;
  const rate = isForeign ? DISPLAY_CURRENCIES[currency as 'EUR' | 'AUD'] : '1.00000000';
  const discounts: WireOrder['discounts'] = [];
  if (totals.subtotalDiscount.excl.gt(0)) {
    discounts.push({ id: 5, name: 'Welcome back', type: 'AssignedToOrderSubTotal' });
  }
  if (totals.orderDiscount.gt(0)) {
    discounts.push({ id: 3, name: 'Spring offer', type: 'AssignedToOrderTotal' });
  }
  return {
    id: request.id,
    orderGuid: random.guid(),
    customOrderNumber: String(request.id),
    storeId: request.storeId,
    customerId: buyer.customer.id,
    createdOnUtc: request.placedAt,
    paidDateUtc: isPaid ? request.placedAt : null,
    deleted: false,
    orderStatus: isPaid ? 'Processing' : 'Pending',
    paymentStatus: isPaid ? 'Paid' : 'Pending',
    shippingStatus: cart.needsShipping ? 'NotYetShipped' : 'ShippingNotRequired',
    paymentMethodSystemName: isFree
      ? null
      : placed.isPaidByCard
        ? 'Payments.Manual'
        : 'Payments.CheckMoneyOrder',
    shippingMethod: cart.needsShipping ? 'Ground' : null,
    pickupInStore: false,
    primaryCurrencyCode: settings.currency,
    customerCurrencyCode: currency,
    currencyRate: rate,
    customerTaxDisplayType: settings.pricesIncludeTax ? 'IncludingTax' : 'ExcludingTax',
    vatNumber: null,
    ...toMoneyFields(totals, settings),
    checkoutAttributeDescription: describeWrap(placed.wrapPrice, { settings, buyer, rate }),
    authorizationTransactionId: null,
    captureTransactionId: isPaid && placed.isPaidByCard ? `ch_${request.id}` : null,
    items: cart.items,
    giftCardsUsed:
      totals.giftCardUsed.gt(0) && placed.giftCard !== undefined
        ? [
            {
              giftCardId: placed.giftCard.giftCardId,
              usedValue: toWire(totals.giftCardUsed),
              purchasedWithOrderItemId: placed.giftCard.orderItemId || null,
            },
          ]
        : [],
    rewardPointsUsed: totals.pointsUsed.gt(0)
      ? {
          points: -totals.pointsUsed.mul(100).round().toNumber(),
          amount: toWire(totals.pointsUsed),
        }
      : null,
    discounts,
    billingAddress: buyer.billing,
    shippingAddress: cart.needsShipping ? buyer.billing : null,
    pickupAddress: null,
    customer: buyer.customer,
    shipments: [],
    returnRequests: [],
  };
}

type MoneyFields = Pick<
  WireOrder,
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
  | 'refundedAmount'
>;

function toMoneyFields(totals: OrderTotals, settings: ShopSettings): MoneyFields {
  const rates =
    totals.taxRates.length === 0 ? [{ rate: 0, amount: new Decimal(0) }] : totals.taxRates;
  return {
    orderSubtotalInclTax: toWire(totals.subtotal.incl),
    orderSubtotalExclTax: toWire(totals.subtotal.excl),
    orderSubTotalDiscountInclTax: toWire(totals.subtotalDiscount.incl),
    orderSubTotalDiscountExclTax: toWire(totals.subtotalDiscount.excl),
    orderShippingInclTax: toWire(totals.shipping.incl),
    orderShippingExclTax: toWire(totals.shipping.excl),
    paymentMethodAdditionalFeeInclTax: toWire(totals.fee.incl),
    paymentMethodAdditionalFeeExclTax: toWire(totals.fee.excl),
    taxRates: rates.map(({ rate, amount }) => ({
      rate: new Decimal(rate).toFixed(4),
      amount: toWire(amount),
    })),
    orderTax: toWire(totals.tax),
    orderDiscount: toWire(totals.orderDiscount),
    orderTotal: toWire(roundIfSet(totals.total, settings)),
    refundedAmount: '0.0000',
  };
}

/** The price in brackets, in the customer's currency, as the shop displays it. */
function describeWrap(
  price: Decimal | undefined,
  display: { readonly settings: ShopSettings; readonly buyer: Buyer; readonly rate: string },
): string {
  if (price === undefined) return 'Gift wrapping: No';
  const wrap = taxWrap(price, display.settings, display.buyer);
  const shown = (display.settings.pricesIncludeTax ? wrap.incl : wrap.excl).mul(display.rate);
  return `Gift wrapping: Yes [+$${shown.toDecimalPlaces(2, Decimal.ROUND_HALF_EVEN).toFixed(2)}]`;
}
