import { bookDifference } from '../../../../sidecar/src/domain/booking/book-difference.ts';
import {
  findEditObstacle,
  type EditedInvoice,
} from '../../../../sidecar/src/domain/booking/edit-obstacle.ts';
import type {
  BookedDocument,
  BookedInvoice,
  Booking,
} from '../../../../sidecar/src/domain/booking/xero-documents.ts';
import { weighChanges } from '../../../../sidecar/src/domain/reconciliation/weigh-changes.ts';
import type { StoreOrder } from '../../../../sidecar/src/domain/order/store-order.ts';
import { parseInstant } from '../../../../sidecar/src/domain/time/instant.ts';
import {
  bookPlainOrder,
  getBookingOrThrow,
  getInvoice,
  ofKind,
} from '../../../support/book-plain-order.ts';
import { setUpShop } from '../../../support/book-real-order.ts';
import { EditedOrder } from '../../../support/edited-order.ts';
import {
  makePlainInfo,
  makePlainItem,
  makePlainOrder,
  priceOrder,
} from '../../../support/plain-order.ts';

const before = makePlainOrder();
/** The same order, worth what `excl` says at 20 %. */
function editTo(excl: string, incl: string, tax: string): StoreOrder {
  return makePlainOrder({
    ...priceOrder(excl, incl),
    taxRates: [{ rate: '20.0000', amount: tax }],
    orderTax: tax,
    items: [makePlainItem({ priceExclTax: excl, priceInclTax: incl })],
  });
}
const less = editTo('5.0000', '6.0000', '1.0000');
const more = editTo('15.0000', '18.0000', '3.0000');

const setup = setUpShop(
  { info: makePlainInfo(), country: 'GB', orders: [before] },
  { bookWhen: 'placed' },
);

const EMPTY = {
  contactNumber: 'D1-C7',
  orderUrl: '',
  asOf: parseInstant('2026-11-01T10:00:00.000Z'),
  posted: new Map<string, BookedDocument>(),
  voidedNumbers: [],
  voidedRefunds: [],
  closed: [],
  differences: [],
  refunds: [],
  refundSeenAt: parseInstant('2026-11-24T00:00:00.000Z'),
  bookedGiftCardItems: [],
  taxedGiftCardItems: [],
  giftCardOpenings: [],
};

function bookAndReissue(orders: readonly StoreOrder[]): EditedOrder {
  const history = new EditedOrder(setup);
  for (const [index, order] of orders.entries()) {
    if (index > 0) {
      expect(history.book(order)).toBe('changed');
      history.closeInvoice();
    }
    expect(history.book(order)).toBeUndefined();
  }
  return history;
}

describe('an invoice that is credited in whole', () => {
  it('gives its payment to the one that takes its place, and pays back what is over', () => {
    const history = bookAndReissue([before, less]);
    expect(history.list('invoice').map(({ number, totalMinor }) => [number, totalMinor])).toEqual([
      ['1', 1200],
      ['1-2', 600],
    ]);
    expect(
      history.list('creditNote').map(({ number, totalMinor }) => [number, totalMinor]),
    ).toEqual([['1-CN', 1200]]);
    expect(history.list('allocation').map(({ amountMinor }) => amountMinor)).toEqual([600]);
    expect(history.list('refund').map(({ amountMinor }) => amountMinor)).toEqual([600]);
    expect(history.list('payment').map(({ amountMinor }) => amountMinor)).toEqual([1200]);
    expect(history.findOpen()).toEqual([]);
  });

  it('is dated with its credit on the day of the decision, and comes after it', () => {
    const history = bookAndReissue([before, more]);
    const [, invoice] = history.list('invoice');
    const [note] = history.list('creditNote');
    expect([invoice?.issuedOn, note?.issuedOn]).toEqual(['2026-11-20', '2026-11-20']);
    expect(invoice?.needs).toContain(note?.key);
    expect(history.list('payment').map(({ amountMinor, paidOn }) => [amountMinor, paidOn])).toEqual(
      [
        [1200, '2026-11-01'],
        [600, '2026-11-20'],
      ],
    );
    expect(history.findOpen()).toEqual([]);
  });

  it('of an unpaid order is set against itself, and the new one is due', () => {
    const unpaid = { paymentStatus: 'Pending', paidDateUtc: null } as const;
    const history = bookAndReissue([
      { ...before, ...unpaid },
      { ...less, ...unpaid },
    ]);
    expect(history.list('allocation').map(({ invoiceKey }) => invoiceKey)).toEqual([
      `invoice:${before.orderGuid}`,
    ]);
    expect(history.findOpen()).toEqual(['1-2: 600 left']);
  });
});

describe('what an edit leaves', () => {
  const booking = getBookingOrThrow(bookPlainOrder(before));
  const invoice = getInvoice(booking);
  const posted = new Map<string, BookedDocument>(
    booking.documents.map((document) => [document.key, document]),
  );
  const codeOf = (
    changes: Partial<EditedInvoice>,
    order: StoreOrder = before,
    documents = posted,
  ): string | undefined =>
    findEditObstacle(
      { order, context: { ...EMPTY, posted: documents } },
      { standing: invoice, wanted: invoice, entries: [], isChangedInXero: false, ...changes },
    )?.code;

  it('can be credited where all is as Daybook booked it', () => {
    expect(codeOf({})).toBeUndefined();
  });

  it.each<[string, Partial<EditedInvoice>]>([
    ['order.edit_of_draft', { standing: { ...invoice, status: 'DRAFT' } }],
    ['order.edit_of_customer', { wanted: { ...invoice, contactKey: 'contact:other' } }],
    ['order.edit_of_customer', { wanted: { ...invoice, currency: 'EUR' } }],
    [
      'order.edit_of_gift_cards',
      { wanted: { ...invoice, giftCardTenders: [{ giftCardId: 1, amountMinor: 100 }] } },
    ],
    ['order.edit_of_changed_document', { isChangedInXero: true }],
  ])('is not credited: %s', (code, changes) => {
    expect(codeOf(changes)).toBe(code);
  });

  it('is not credited where a credit is left over, or money of an unpaid order', () => {
    const code = 'order.edit_of_changed_document';
    const note = creditOf(invoice);
    expect(codeOf({}, before, new Map([...posted, [note.key, note]]))).toBe(code);
    expect(codeOf({}, { ...before, paymentStatus: 'Pending' })).toBe(code);
  });

  it('is a difference only where no rate has become more', () => {
    const input = { order: more, ...setup, context: { ...EMPTY, posted } };
    const wanted = getInvoice(getBookingOrThrow(bookPlainOrder(more)));
    const difference = bookDifference(input, { standing: invoice, wanted, at: EMPTY.asOf });
    expect(difference.ok ? [] : difference.holds.map(({ code }) => code)).toEqual([
      'order.difference_is_no_credit',
    ]);
  });
});

it('a document that was credited and is voided in Xero is said, and can only be kept', () => {
  const history = bookAndReissue([before, less]);
  const [invoice] = history.list('invoice');
  const key = invoice?.key ?? '';
  const { conflicts } = weighChanges([{ change: { kind: 'ended', key }, isAccepted: false }], {
    documents: [...history.posted.values()],
    entries: [],
    closedKeys: new Set([key]),
    canBePaid: false,
  });
  expect(conflicts.map(({ code }) => code)).toEqual(['order.credited_document_voided']);
});

function creditOf(invoice: BookedInvoice): Extract<BookedDocument, { kind: 'creditNote' }> {
  const refunded: Booking = getBookingOrThrow(
    bookPlainOrder({ ...before, paymentStatus: 'Refunded', refundedAmount: '12.0000' }),
  );
  const [note] = ofKind(refunded, 'creditNote');
  if (note === undefined) throw new Error('no credit note');
  return { ...note, invoiceKey: invoice.key };
}
