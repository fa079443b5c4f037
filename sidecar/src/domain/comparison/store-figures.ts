import { listReturnedTenders, withCardsAsBooked } from '../booking/credits/returned-tenders.ts';
import { takeTaxBack } from '../booking/tenders/take-sale-back.ts';
import type { BookedInvoice } from '../booking/xero-documents.ts';
import { fineToMinor, formatRate, parseFine, parseMinor, sum } from '../money/amount.ts';
import type { TaxedAmounts } from '../money/tax.ts';
import { readAttributePrices } from '../order/checkout-attribute-prices.ts';
import { readOrderAmounts } from '../order/order-amounts.ts';
import { withKnownRates } from '../order/recomputed-rates.ts';
import type { StoreOrder, StoreOrderItem } from '../order/store-order.ts';
import type { RowKind } from './comparison-row.ts';

/** One figure of the order as nopCommerce has it, in minor units; deductions are negative. */
export interface StoreFigure {
  readonly kind: RowKind;
  readonly key: string;
  readonly label: string;
  readonly quantity: number | null;
  readonly minor: number;
  readonly orderItemId: number | null;
}

/**
 * The order's figures down to what its invoice is to come to. Their sum is that total: what
 * nopCommerce's own rounding leaves between the parts and the total stands in a row of its own.
 */
export function listStoreFigures(
  order: StoreOrder,
  basis: TaxedAmounts,
  invoice: BookedInvoice | undefined,
): StoreFigure[] {
  const amounts = readOrderAmounts(order);
  const orderDiscount = parseFine(order.orderDiscount) + Math.min(0, amounts.grossFine);
  const cards = splitGiftCards(order, invoice);
  const figures = [
    ...order.items.map((item) => toItemFigure(item, basis)),
    ...listParts(order, basis),
    ...(basis === 'Exclusive' ? listStoreTaxes(order, invoice) : []),
    toFigure('orderDiscount', -fineToMinor(orderDiscount)),
    toFigure('rewardPoints', readPointsPaid(order, invoice) - amounts.rewardPointsMinor),
    toFigure('promotion', -cards.promotionsMinor),
    toFigure('giftCardUse', -cards.usedMinor),
    toFigure('giftCardTakenBack', readTakenBack(cards, invoice, basis)),
  ].filter((figure) => figure.kind === 'item' || figure.minor !== 0);
  const rounding = readSaleMinor(order, invoice) - sum(figures.map((figure) => figure.minor));
  return rounding === 0 ? figures : [...figures, toFigure('rounding', rounding)];
}

/**
 * What the order's invoice is to come to, in minor units: what was paid with money, gift cards or points.
 * What points that are a line, promotions and gift cards that are a line took off is no part of the sale.
 */
export function readSaleMinor(order: StoreOrder, invoice: BookedInvoice | undefined): number {
  const { paidMinor } = splitGiftCards(withCardsAsBooked(order, invoice), invoice);
  return parseMinor(order.orderTotal) + paidMinor + readPointsPaid(order, invoice);
}

/** The sale less what went back: in money, or in the value of what it was paid with. */
export function readNetMinor(order: StoreOrder, invoice: BookedInvoice | undefined): number {
  const returned = invoice === undefined ? [] : listReturnedTenders(order, invoice);
  const returnedMinor = sum(returned.map(({ paidMinor }) => paidMinor));
  return readSaleMinor(order, invoice) - parseMinor(order.refundedAmount) - returnedMinor;
}

/** Points of the order where they are a payment; 0 where they are a line. */
export function readPointsPaid(order: StoreOrder, invoice: BookedInvoice | undefined): number {
  if (invoice?.rewardPointsMinor === undefined) return 0;
  return readOrderAmounts(order).rewardPointsMinor;
}

/** Tax by rate, as nopCommerce promised it, less what gift cards take back that were sold with tax. */
export function listStoreTaxes(
  order: StoreOrder,
  invoice: BookedInvoice | undefined,
): StoreFigure[] {
  const bookedRates = (invoice?.lines ?? []).map((line) => parseFine(line.taxRate));
  const amounts = readOrderAmounts(withKnownRates(order, bookedRates));
  const taxes = takeTaxBack(amounts.taxes, invoice?.giftCardLines ?? []);
  return taxes.map((tax) => ({
    ...toFigure('tax', tax.taxMinor),
    key: `tax:${formatRate(tax.rate)}`,
    label: formatRate(tax.rate),
  }));
}

/** As the figures are: with the tax that it takes back, or without. */
function readTakenBack(
  { takenBackMinor }: { readonly takenBackMinor: number },
  invoice: BookedInvoice | undefined,
  basis: TaxedAmounts,
): number {
  const taxes = (invoice?.giftCardLines ?? []).map(({ sale }) => sale?.taxMinor ?? 0);
  return (basis === 'Inclusive' ? 0 : sum(taxes)) - takenBackMinor;
}

/** Gift cards by what becomes of them in the books: a promotion, a line, or a payment. */
export function splitGiftCards(
  order: StoreOrder,
  invoice: BookedInvoice | undefined,
): { promotionsMinor: number; usedMinor: number; paidMinor: number; takenBackMinor: number } {
  const promotions = order.giftCardsUsed.filter((card) => card.purchasedWithOrderItemId === null);
  const taken = (invoice?.giftCardLines ?? []).filter(({ sale }) => sale !== undefined);
  const isTakenBack = (id: number): boolean => taken.some(({ giftCardId }) => giftCardId === id);
  const bought = order.giftCardsUsed.filter(
    (card) => card.purchasedWithOrderItemId !== null && !isTakenBack(card.giftCardId),
  );
  const back = order.giftCardsUsed.filter(({ giftCardId }) => isTakenBack(giftCardId));
  const boughtMinor = sum(bought.map((card) => parseMinor(card.usedValue)));
  const isLine = invoice?.lines.some((line) => line.role === 'giftCardUse') === true;
  return {
    promotionsMinor: sum(promotions.map((card) => parseMinor(card.usedValue))),
    usedMinor: isLine ? boughtMinor : 0,
    paidMinor: isLine ? 0 : boughtMinor,
    takenBackMinor: sum(back.map((card) => parseMinor(card.usedValue))),
  };
}

function listParts(order: StoreOrder, basis: TaxedAmounts): StoreFigure[] {
  const pick = (excl: string, incl: string): number =>
    parseFine(basis === 'Inclusive' ? incl : excl);
  const subtotal = pick(order.orderSubtotalExclTax, order.orderSubtotalInclTax);
  const items = sum(order.items.map((item) => pick(item.priceExclTax, item.priceInclTax)));
  const discount = pick(order.orderSubTotalDiscountExclTax, order.orderSubTotalDiscountInclTax);
  const shipping = pick(order.orderShippingExclTax, order.orderShippingInclTax);
  const fee = pick(
    order.paymentMethodAdditionalFeeExclTax,
    order.paymentMethodAdditionalFeeInclTax,
  );
  return [
    toFigure('checkoutAttribute', fineToMinor(readOptionsFine(order, subtotal - items))),
    toFigure('shipping', fineToMinor(shipping)),
    toFigure('paymentFee', fineToMinor(fee)),
    toFigure('subtotalDiscount', -fineToMinor(discount)),
  ];
}

/** Without options that cost something, cents beyond the items are the shop's own rounding. */
function readOptionsFine(order: StoreOrder, beyondFine: number): number {
  const today = (order.checkoutAttributePrices ?? []).map(parseFine);
  const shown = readAttributePrices(order.checkoutAttributeDescription);
  if (today.length === 0 && shown.length === 0) return 0;
  // What takes something off leaves the tax as it is.
  const isTakenOff = today.length > 0 && today.every((price) => price < 0);
  return isTakenOff ? sumBeyondExcl(order) : beyondFine;
}

function sumBeyondExcl({ orderSubtotalExclTax, items }: StoreOrder): number {
  return parseFine(orderSubtotalExclTax) - sum(items.map((item) => parseFine(item.priceExclTax)));
}

function toItemFigure(item: StoreOrderItem, basis: TaxedAmounts): StoreFigure {
  return {
    ...toFigure('item', parseMinor(basis === 'Inclusive' ? item.priceInclTax : item.priceExclTax)),
    key: `item:${item.id}`,
    label: item.productName,
    quantity: item.quantity,
    orderItemId: item.id,
  };
}

/** Never -0, which is not 0 where figures are compared. */
function toFigure(kind: RowKind, minor: number): StoreFigure {
  return { kind, key: kind, label: '', quantity: null, minor: minor + 0, orderItemId: null };
}
