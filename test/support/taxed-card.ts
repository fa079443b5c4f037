import type { TaxedCardSale } from '../../sidecar/src/domain/booking/booking-context.ts';
import { readCardSale } from '../../sidecar/src/domain/booking/tenders/card-sale.ts';
import type { BookedInvoice } from '../../sidecar/src/domain/booking/xero-documents.ts';
import type { LedgerEntry } from '../../sidecar/src/domain/ledger/ledger-entry.ts';
import type { StoreOrder } from '../../sidecar/src/domain/order/store-order.ts';
import {
  bookPlainOrder,
  getBookingOrThrow,
  getInvoice,
  type PlainShop,
} from './book-plain-order.ts';
import { makePlainItem, makePlainOrder, priceOrder } from './plain-order.ts';

/** The order item that sold the card. */
export const SALE_ITEM = 31;
export const CARD = 5;

interface Price {
  readonly excl: string;
  readonly incl: string;
  readonly rate: string;
}

function tax({ excl, incl }: Price): string {
  return (Number(incl) - Number(excl)).toFixed(4);
}

/** An order that sold a gift card with tax beside a book. */
export function makeCardOrder(price: Price): StoreOrder {
  const card = makePlainItem({
    id: SALE_ITEM,
    isGiftCard: true,
    priceExclTax: price.excl,
    priceInclTax: price.incl,
    giftCards: [{ id: CARD, amount: price.excl }],
  });
  const excl = (Number(price.excl) + 3).toFixed(4);
  const incl = (Number(price.incl) + 3).toFixed(4);
  return makePlainOrder({
    orderGuid: '33333333-3333-4333-a333-333333333333',
    customOrderNumber: 'S-1',
    ...priceOrder(excl, incl),
    taxRates: [{ rate: price.rate, amount: tax(price) }],
    orderTax: tax(price),
    items: [makePlainItem({ id: 30, priceExclTax: '3.0000', priceInclTax: '3.0000' }), card],
  });
}

export function makeEntry(invoice: BookedInvoice, fields: Partial<LedgerEntry> = {}): LedgerEntry {
  const { key, kind, fingerprint, number, currency, totalMinor, taxMinor } = invoice;
  const booked = { key, kind, fingerprint, number, currency, totalMinor, taxMinor };
  return { ...booked, xeroId: 'x', ruleSetNumber: 1, state: 'posted', body: invoice, ...fields };
}

/** The sale as it stands in the books, by the product's own booking. */
export function sellTaxedCard(price: Price, shop: PlainShop = {}): TaxedCardSale {
  const order = makeCardOrder(price);
  const booking = bookPlainOrder(order, {
    ...shop,
    rates: ['0.0000', ...(shop.rates ?? [])],
    changeRules: (rules) => {
      const changed = { ...rules, ...shop.changeRules?.(rules) };
      return { ...changed, settings: { ...changed.settings, chargedGiftCards: 'singlePurpose' } };
    },
  });
  const invoice = getInvoice(getBookingOrThrow(booking));
  const sale = readCardSale({ order, entries: [makeEntry(invoice)] }, SALE_ITEM);
  return { ...sale, taken: { amountMinor: 0, taxMinor: 0 } };
}

/** An order of goods that the card paid so much of. */
export function makeUse(price: Price, used: string, fields: Partial<StoreOrder> = {}): StoreOrder {
  return makePlainOrder({
    ...priceOrder(price.excl, price.incl),
    taxRates: [{ rate: price.rate, amount: tax(price) }],
    orderTax: tax(price),
    orderTotal: (Number(price.incl) - Number(used)).toFixed(4),
    items: [makePlainItem({ priceExclTax: price.excl, priceInclTax: price.incl })],
    giftCardsUsed: [{ giftCardId: CARD, usedValue: used, purchasedWithOrderItemId: SALE_ITEM }],
    ...fields,
  });
}
