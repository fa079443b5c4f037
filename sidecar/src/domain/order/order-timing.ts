import type { BookingSettings, TermsRule } from '../mapping/rule-set.ts';
import { parseInstant, type Instant } from '../time/instant.ts';
import type { StoreOrder } from './store-order.ts';

export type OrderTiming =
  | { readonly kind: 'book'; readonly asOf: Instant }
  | { readonly kind: 'waiting'; readonly code: WaitingCode }
  | { readonly kind: 'skipped'; readonly code: SkippedCode };

export type WaitingCode = 'order.waits_for_payment' | 'order.waits_after_void';
export type SkippedCode = 'order.deleted' | 'order.cancelled_unpaid';

/** True when the store holds the customer's money or did: paid, whatever was refunded since. */
export function isPaid(order: StoreOrder): boolean {
  return ['Paid', 'PartiallyRefunded', 'Refunded'].includes(order.paymentStatus);
}

/** When the money came; nopCommerce leaves the date empty where another program set the status. */
export function getPaidAt(order: StoreOrder): Instant | undefined {
  return isPaid(order) ? parseInstant(order.paidDateUtc ?? order.createdOnUtc) : undefined;
}

/**
 * Whether an order is to be booked and on which instant it is dated (accounting §1): the first of
 * placed and paid or authorised; paid; shipped; placed on terms. Always when placed, by setting.
 */
export function decideTiming(order: StoreOrder, settings: BookingSettings): OrderTiming {
  if (!isPaid(order)) {
    if (order.deleted) return { kind: 'skipped', code: 'order.deleted' };
    if (order.orderStatus === 'Cancelled') {
      return { kind: 'skipped', code: 'order.cancelled_unpaid' };
    }
  }
  const [asOf] = listReasonsToBook(order, settings).toSorted();
  if (asOf !== undefined) return { kind: 'book', asOf };
  const code =
    order.paymentStatus === 'Voided' ? 'order.waits_after_void' : 'order.waits_for_payment';
  return { kind: 'waiting', code };
}

function listReasonsToBook(order: StoreOrder, settings: BookingSettings): Instant[] {
  const placedAt = parseInstant(order.createdOnUtc);
  if (settings.bookWhen === 'placed' || findTerms(order, settings) !== undefined) return [placedAt];
  const paidAt = getPaidAt(order);
  return [
    ...(isAuthorised(order) ? [placedAt] : []),
    ...(paidAt === undefined ? [] : [paidAt]),
    ...listShippedAt(order),
  ];
}

/**
 * Authorised when it was placed. An authorization id alone does not say so: gateways that customers
 * are sent to write theirs there when the money comes, days later perhaps. A capture of its own does.
 */
function isAuthorised(order: StoreOrder): boolean {
  if (order.paymentStatus === 'Authorized') return true;
  const { authorizationTransactionId, captureTransactionId } = order;
  const isCaptured =
    authorizationTransactionId !== null &&
    captureTransactionId !== null &&
    captureTransactionId !== authorizationTransactionId;
  return isCaptured && isPaid(order);
}

function listShippedAt(order: StoreOrder): Instant[] {
  return order.shipments
    .map((shipment) => shipment.shippedDateUtc ?? shipment.deliveredDateUtc)
    .filter((shippedAt) => shippedAt !== null)
    .map((shippedAt) => parseInstant(shippedAt));
}

/** The payment terms that apply to the order: by payment method, else by customer role. */
export function findTerms(order: StoreOrder, settings: BookingSettings): TermsRule | undefined {
  return settings.terms.find((rule) => isForOrder(rule, order));
}

/** Whether a row by payment method, customer role or both is about the order; one by neither never is. */
export function isForOrder(
  { paymentMethod, customerRole }: Pick<TermsRule, 'paymentMethod' | 'customerRole'>,
  order: Pick<StoreOrder, 'paymentMethodSystemName' | 'customer'>,
): boolean {
  return (
    (paymentMethod === null || paymentMethod === order.paymentMethodSystemName) &&
    (customerRole === null ||
      order.customer.roles.some((role) => role.systemName === customerRole)) &&
    (paymentMethod !== null || customerRole !== null)
  );
}
