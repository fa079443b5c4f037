import {
  getTaxSlackMinor,
  toBookedOrder,
  type MoneyOfOrder,
} from '../../domain/booking/currency/booked-currency.ts';
import { findNewestInvoice } from '../../domain/booking/issue.ts';
import type { BookedDocument } from '../../domain/booking/xero-documents.ts';
import { readNetMinor } from '../../domain/comparison/store-figures.ts';
import { compareOrder } from '../../domain/comparison/compare-order.ts';
import type { OrderComparison } from '../../domain/comparison/comparison-row.ts';
import { readOrderAmounts } from '../../domain/order/order-amounts.ts';
import type { StoreInfo } from '../../domain/order/store-info.ts';
import type { StoreOrder } from '../../domain/order/store-order.ts';
import type { OrderWorth } from '../../ports/order-store.ts';

interface OrderBesideXero {
  readonly order: StoreOrder;
  readonly info: StoreInfo;
  /** What stands or is to stand in Xero for it. */
  readonly documents: readonly BookedDocument[];
}

/** What the order comes to, in the currency that its documents are in. */
export function readOrderWorth(booked: OrderBesideXero): OrderWorth {
  const order = toBookedOrder(toMoney(booked));
  return {
    currency: order.primaryCurrencyCode,
    totalMinor: readOrderAmounts(order).toPayMinor,
    storeMinor: readNetMinor(order, findNewestInvoice(booked.documents)),
  };
}

/** Both sides in the same currency. */
export function compareBookedOrder(booked: OrderBesideXero): OrderComparison {
  const money = toMoney(booked);
  return compareOrder(toBookedOrder(money), booked.documents, getTaxSlackMinor(money));
}

/** In the customer's currency, what is booked in it. */
export function isBookedInCustomerCurrency(documents: readonly BookedDocument[]): boolean {
  return findNewestInvoice(documents)?.inStore !== undefined;
}

function toMoney({ order, info, documents }: OrderBesideXero): MoneyOfOrder {
  return { order, info, context: { inCustomerCurrency: isBookedInCustomerCurrency(documents) } };
}
