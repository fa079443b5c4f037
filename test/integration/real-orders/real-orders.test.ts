import { Decimal } from 'decimal.js';
import { randomUUID } from 'node:crypto';
import { buildRequest } from '../../../sidecar/src/adapters/xero/build-request.ts';
import type {
  Booking,
  BookedDocument,
  BookedInvoice,
} from '../../../sidecar/src/domain/booking/xero-documents.ts';
import type { LedgerEntry } from '../../../sidecar/src/domain/ledger/ledger-entry.ts';
import {
  planDifference,
  planWithdrawal,
} from '../../../sidecar/src/domain/ledger/plan-difference.ts';
import type { StoreOrder } from '../../../sidecar/src/domain/order/store-order.ts';
import { bookShopOrder, setUpShop, type BookingOutcome } from '../../support/book-real-order.ts';
import { readRealShops, type RealShop } from '../../support/real-orders.ts';
import { computePromisedTaxes, computeXeroTotals } from '../../support/xero-arithmetic.ts';

const shops = readRealShops();

/** The invoice in the ledger, made of other facts than the order's present ones. */
function makeEntry(invoice: BookedInvoice): LedgerEntry {
  const { key, kind, number, currency, totalMinor, taxMinor } = invoice;
  return {
    key,
    kind,
    number,
    currency,
    totalMinor,
    taxMinor,
    fingerprint: 'other facts',
    xeroId: randomUUID(),
    ruleSetNumber: 1,
    state: 'posted',
    body: invoice,
  };
}

function isEditedByHand(shop: RealShop, order: StoreOrder): boolean {
  const actions = shop.history[order.id] ?? [];
  const isRecalculated =
    'orderEditing' in shop.info &&
    JSON.stringify(shop.info).includes('"autoUpdateOrderTotalsOnEditingOrder":true');
  return actions.some(
    (action) => action.includes('by hand') || (action.includes('quantity') && !isRecalculated),
  );
}

function ofKind<K extends BookedDocument['kind']>(
  booking: Booking,
  kind: K,
): Extract<BookedDocument, { kind: K }>[] {
  return booking.documents.filter((document) => document.kind === kind) as Extract<
    BookedDocument,
    { kind: K }
  >[];
}

function getBooking(outcome: BookingOutcome): Booking {
  if (!('booking' in outcome) || !outcome.booking.ok) throw new Error(JSON.stringify(outcome));
  return outcome.booking.value;
}

/** An invoice is the order's value less points and promotional cards, which stand on it as lines. */
function computeInvoiceTotal(order: StoreOrder): string {
  return new Decimal(order.orderTotal).toDecimalPlaces(2, Decimal.ROUND_HALF_EVEN).toFixed(2);
}

describe.each(shops.map((shop) => [shop.name, shop] as const))('%s', (_, shop) => {
  const setup = setUpShop(shop, { bookWhen: 'placed' });
  const outcomes = shop.orders.map((order) => ({ order, outcome: bookShopOrder(order, setup) }));
  const isFree = (order: StoreOrder): boolean =>
    Number(order.orderTotal) === 0 &&
    Number(order.orderTax) > 0 &&
    order.giftCardsUsed.length === 0;
  const bookable = outcomes.filter(
    ({ order, outcome }) =>
      !isEditedByHand(shop, order) && !isFree(order) && outcome.timing.kind === 'book',
  );

  it('books every unedited order to the cent, in total and in tax per rate', () => {
    for (const { order, outcome } of bookable) {
      const [invoice] = ofKind(getBooking(outcome), 'invoice');
      if (invoice === undefined) throw new Error('no invoice');
      const totals = computeXeroTotals(invoice);
      expect({ id: order.id, total: totals.total, taxes: totals.taxByRate }).toEqual({
        id: order.id,
        total: computeInvoiceTotal(order),
        taxes: computePromisedTaxes(order.taxRates, order.orderTax),
      });
    }
    expect(bookable.length).toBeGreaterThan(20);
  });

  it('can send every step with the ids of what it needs, and no other', () => {
    for (const { outcome } of bookable) {
      const booking = getBooking(outcome);
      const [invoice] = ofKind(booking, 'invoice');
      if (invoice === undefined) throw new Error('no invoice');
      const steps = [
        ...planDifference(booking, []).steps,
        ...planDifference(booking, [makeEntry(invoice)]).steps,
        ...planWithdrawal([makeEntry(invoice)]).steps,
      ];
      for (const body of steps) {
        const idsByKey = Object.fromEntries(body.needs.map((key) => [key, randomUUID()]));
        expect(() => buildRequest(body.kind, [{ stepId: 'a', body, idsByKey }])).not.toThrow();
      }
      expect(steps.map((body) => body.kind)).toContain('updateInvoice');
    }
  });

  it('sets at most one cent of tax a line by hand where nopCommerce does not round cash', () => {
    if (shop.cashRounding) return;
    for (const { outcome } of bookable) {
      const [invoice] = ofKind(getBooking(outcome), 'invoice');
      for (const line of invoice?.lines ?? []) {
        const rate = new Decimal(line.taxRate);
        const base = invoice?.lineAmountTypes === 'Inclusive' ? rate.add(100) : new Decimal(100);
        const own = new Decimal(line.lineMinor).mul(rate).div(base);
        expect(own.sub(line.taxMinor).abs().toNumber()).toBeLessThan(1.5);
      }
    }
  });

  it('holds every order whose totals or lines were edited by hand, with both figures', () => {
    for (const { order, outcome } of outcomes.filter((entry) =>
      isEditedByHand(shop, entry.order),
    )) {
      if (!('booking' in outcome) || outcome.booking.ok) throw new Error(`booked ${order.id}`);
      const [hold] = outcome.booking.holds;
      expect(['order.total_off', 'order.lines_off_subtotal']).toContain(hold?.code);
      expect(Object.keys(hold?.details ?? {}).length).toBeGreaterThanOrEqual(3);
    }
  });

  it('pays what was paid and credits what was refunded, never more', () => {
    for (const { order, outcome } of bookable) {
      const booking = getBooking(outcome);
      const isPaid = ['Paid', 'PartiallyRefunded', 'Refunded'].includes(order.paymentStatus);
      const paid = ofKind(booking, 'payment').reduce(
        (sum, { amountMinor }) => sum + amountMinor,
        0,
      );
      const toPay = new Decimal(computeInvoiceTotal(order)).mul(100).toNumber();
      expect({ id: order.id, paid }).toEqual({ id: order.id, paid: isPaid ? toPay : 0 });
      const refunded = new Decimal(order.refundedAmount)
        .mul(100)
        .toDecimalPlaces(0, Decimal.ROUND_HALF_EVEN);
      const notes = ofKind(booking, 'creditNote');
      const credited = notes.reduce(
        (sum, note) => sum.add(computeXeroTotals(note).total),
        new Decimal(0),
      );
      expect(credited.mul(100).toNumber()).toBe(refunded.toNumber());
      const back = ofKind(booking, 'refund').reduce((sum, { amountMinor }) => sum + amountMinor, 0);
      expect(back).toBe(refunded.toNumber());
    }
  });

  it('gives back the whole tax of each rate when the whole order is refunded', () => {
    for (const { order, outcome } of bookable.filter(
      (entry) => entry.order.paymentStatus === 'Refunded',
    )) {
      const booking = getBooking(outcome);
      const [note] = ofKind(booking, 'creditNote');
      if (note === undefined || order.giftCardsUsed.length > 0) continue;
      expect(computeXeroTotals(note).taxByRate).toEqual(
        computePromisedTaxes(order.taxRates, order.orderTax),
      );
    }
  });

  it('says what the others wait for or why they are not booked', () => {
    const waitingSetup = setUpShop(shop);
    for (const order of shop.orders) {
      const outcome = bookShopOrder(order, waitingSetup);
      if (outcome.timing.kind === 'waiting') {
        expect(['Pending', 'Voided']).toContain(order.paymentStatus);
        expect(order.shipments).toEqual([]);
      }
      if (outcome.timing.kind === 'skipped') expect(order.orderStatus).toBe('Cancelled');
    }
  });
});

it('reads all 270 orders', () => {
  expect(shops.flatMap((shop) => shop.orders)).toHaveLength(270);
});
