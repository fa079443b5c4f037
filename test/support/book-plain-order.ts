import type { BookingContext } from '../../sidecar/src/domain/booking/booking-context.ts';
import type { Hold } from '../../sidecar/src/domain/booking/hold.ts';
import type {
  BookedDocument,
  BookedInvoice,
  Booking,
} from '../../sidecar/src/domain/booking/xero-documents.ts';
import type { RuleSet } from '../../sidecar/src/domain/mapping/rule-set.ts';
import type { StoreOrder } from '../../sidecar/src/domain/order/store-order.ts';
import {
  bookShopOrder,
  setUpShop,
  type BookingOutcome,
  type ShopSetup,
} from './book-real-order.ts';
import { makePlainInfo } from './plain-order.ts';

export interface PlainShop {
  readonly roundingType?: string;
  readonly currency?: string;
  /** Rates that the shop's tax table knows beside those of the order. */
  readonly rates?: readonly string[];
  readonly change?: (setup: ShopSetup) => Partial<ShopSetup>;
  readonly changeRules?: (rules: RuleSet) => Partial<RuleSet>;
  readonly context?: Partial<BookingContext>;
}

/** Books one order in a shop whose rules are the product's own suggestion, less what is changed. */
export function bookPlainOrder(order: StoreOrder, shop: PlainShop = {}): BookingOutcome {
  const info = makePlainInfo(shop.currency, shop.roundingType);
  const known = (shop.rates ?? []).map((rate) => ({ rate, amount: '1.0000' }));
  const sample = { ...order, taxRates: [...order.taxRates, ...known] };
  const setup = setUpShop({ info, country: 'GB', orders: [sample] }, { bookWhen: 'placed' });
  const rules = { ...setup.rules, ...shop.changeRules?.(setup.rules) };
  return bookShopOrder(order, { ...setup, ...shop.change?.(setup), rules }, shop.context);
}

export function getBookingOrThrow(outcome: BookingOutcome): Booking {
  if (!('booking' in outcome) || !outcome.booking.ok) throw new Error(JSON.stringify(outcome));
  return outcome.booking.value;
}

export function getHolds(outcome: BookingOutcome): readonly Hold[] {
  if (!('booking' in outcome) || outcome.booking.ok) throw new Error('not held');
  return outcome.booking.holds;
}

export function getInvoice(booking: Booking): BookedInvoice {
  const invoice = booking.documents.find((document) => document.kind === 'invoice');
  if (invoice === undefined) throw new Error('no invoice');
  return invoice;
}

export function ofKind<K extends BookedDocument['kind']>(
  booking: Booking,
  kind: K,
): Extract<BookedDocument, { kind: K }>[] {
  return booking.documents.filter((document) => document.kind === kind) as Extract<
    BookedDocument,
    { kind: K }
  >[];
}
