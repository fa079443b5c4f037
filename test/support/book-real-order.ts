import type { BookingContext } from '../../sidecar/src/domain/booking/booking-context.ts';
import { isInCustomerCurrency } from '../../sidecar/src/domain/booking/currency/booked-currency.ts';
import { bookOrder } from '../../sidecar/src/domain/booking/book-order.ts';
import type { OrHeld } from '../../sidecar/src/domain/booking/hold.ts';
import type { BookedDocument, Booking } from '../../sidecar/src/domain/booking/xero-documents.ts';
import type { BookingSettings, RuleSet } from '../../sidecar/src/domain/mapping/rule-set.ts';
import type { StoreInfo } from '../../sidecar/src/domain/order/store-info.ts';
import type { StoreOrder } from '../../sidecar/src/domain/order/store-order.ts';
import { decideTiming, type OrderTiming } from '../../sidecar/src/domain/order/order-timing.ts';
import { suggestRuleSet } from '../../sidecar/src/domain/suggestion/suggest-rule-set.ts';
import { parseInstant } from '../../sidecar/src/domain/time/instant.ts';
import type { XeroReference } from '../../sidecar/src/domain/mapping/xero-reference.ts';
import { listRates } from './real-orders.ts';
import { makeReference } from './xero-reference.ts';

/** A shop as the booking sees it: the product's own suggestion fills the rules. */
export interface ShopSetup {
  readonly info: StoreInfo;
  readonly reference: XeroReference;
  readonly rules: RuleSet;
}

export function setUpShop(
  shop: { info: StoreInfo; country: string; orders: readonly StoreOrder[] },
  settings: Partial<BookingSettings> = {},
): ShopSetup {
  const reference = makeReference({
    currency: shop.info.primaryCurrencyCode,
    country: shop.country,
    rates: listRates(shop.orders),
  });
  const { ruleSet } = suggestRuleSet({ info: shop.info, reference, orders: shop.orders });
  return {
    info: shop.info,
    reference,
    rules: {
      ...ruleSet,
      settings: { ...ruleSet.settings, lockedPeriod: 'nextOpenDay', ...settings },
    },
  };
}

export type BookingOutcome =
  | { readonly timing: Exclude<OrderTiming, { kind: 'book' }> }
  | { readonly timing: Extract<OrderTiming, { kind: 'book' }>; readonly booking: OrHeld<Booking> };

export function bookShopOrder(
  order: StoreOrder,
  setup: ShopSetup,
  context: Partial<BookingContext> = {},
): BookingOutcome {
  const timing = decideTiming(order, setup.rules.settings);
  if (timing.kind !== 'book') return { timing };
  const booking = bookOrder({
    order,
    ...setup,
    context: {
      inCustomerCurrency: isInCustomerCurrency(order, setup.rules, [
        ...(context.posted?.values() ?? []),
      ]),
      contactNumber: `D1-C${order.customerId}`,
      orderUrl: `https://shop.example.test/Admin/Order/Edit/${order.id}`,
      asOf: timing.asOf,
      posted: new Map<string, BookedDocument>(),
      voidedNumbers: [],
      voidedRefunds: [],
      closed: [],
      differences: [],
      refunds: [],
      refundSeenAt: parseInstant('2026-11-24T00:00:00.000Z'),
      bookedGiftCardItems: [],
      taxedGiftCardSales: [],
      giftCardOpenings: [],
      ...context,
    },
  });
  return { timing, booking };
}
