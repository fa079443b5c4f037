import { parseMinor, sum } from '../../money/amount.ts';
import { isCardUse } from '../lines/line-role.ts';
import { readGrossMinor } from '../lines/read-gross.ts';
import { isPaid } from '../../order/order-timing.ts';
import type { StoreOrder } from '../../order/store-order.ts';
import { findStanding, type BookingInput } from '../booking-context.ts';
import { fingerprintInvoice, readBookedCards } from '../fingerprint.ts';
import type { BookedInvoice, ReturnedTender } from '../xero-documents.ts';

/** Cancelled or deleted, while the store has the customer's money. */
function hasEndedPaid(order: StoreOrder): boolean {
  return (order.orderStatus === 'Cancelled' || order.deleted) && isPaid(order);
}

/**
 * The order with the gift cards that its invoice was booked with. Where the shop gives cards their value
 * back, nopCommerce deletes the usage of a cancelled or deleted order, and its figures no longer add up.
 */
export function withCardsAsBooked(
  order: StoreOrder,
  booked: BookedInvoice | undefined,
): StoreOrder {
  if (booked === undefined || order.giftCardsUsed.length > 0 || !hasEndedPaid(order)) return order;
  const cards = readBookedCards(booked.fingerprint);
  if (cards.length === 0) return order;
  // Those that are no payment are lines, in the same order.
  const lines = booked.lines.filter((line) => line.role === 'promotion' || isCardUse(line));
  const giftCardsUsed = cards.map(([giftCardId, usedValue]) => {
    const isPayment = booked.giftCardTenders.some((card) => card.giftCardId === giftCardId);
    const isNothing = parseMinor(usedValue) === 0;
    const isBought = isPayment || (!isNothing && lines.shift()?.role !== 'promotion');
    return { giftCardId, usedValue, purchasedWithOrderItemId: isBought ? 0 : null };
  });
  return { ...order, giftCardsUsed };
}

/** The same for a booking: only where nothing but the usage is gone. */
export function bookWithCards(input: BookingInput, invoiceKey: string): BookingInput {
  const posted = input.context.posted.get(invoiceKey);
  if (posted?.kind !== 'invoice') return input;
  const order = withCardsAsBooked(input.order, posted);
  const fingerprint = fingerprintInvoice(order, input.context);
  const standing = findStanding(input.context, { kind: 'invoice', key: invoiceKey, fingerprint });
  return order === input.order || standing === undefined ? input : { ...input, order };
}

/** What gift cards took off the invoice as lines: less than nothing. */
export function sumCardLines({ lines, lineAmountTypes }: BookedInvoice): number {
  return sum(lines.filter(isCardUse).map((line) => readGrossMinor(line, lineAmountTypes)));
}

/**
 * What came back of what the invoice was paid with (accounting §7): gift cards when their usage is gone,
 * points when the order is cancelled or deleted, for nopCommerce always gives those back.
 */
export function listReturnedTenders(
  order: StoreOrder,
  invoice: BookedInvoice,
): readonly ReturnedTender[] {
  if (!hasEndedPaid(order)) return [];
  const returned: ReturnedTender[] = [];
  if (order.giftCardsUsed.length === 0) {
    returned.push({
      kind: 'giftCards',
      paidMinor: sum(invoice.giftCardTenders.map(({ amountMinor }) => amountMinor)),
      lineMinor: -sumCardLines(invoice),
    });
  }
  const { rewardPointsMinor: paidMinor = 0 } = invoice;
  returned.push({ kind: 'rewardPoints', paidMinor, lineMinor: 0 });
  return returned.filter(({ paidMinor, lineMinor }) => paidMinor !== 0 || lineMinor !== 0);
}
