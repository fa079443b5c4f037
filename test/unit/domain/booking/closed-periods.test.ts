import type { BookingSettings } from '../../../../sidecar/src/domain/mapping/rule-set.ts';
import type { StoreOrder } from '../../../../sidecar/src/domain/order/store-order.ts';
import type { BookedDocument } from '../../../../sidecar/src/domain/booking/xero-documents.ts';
import {
  bookPlainOrder,
  getBookingOrThrow,
  getHolds,
  getInvoice,
} from '../../../support/book-plain-order.ts';
import { makePlainOrder } from '../../../support/plain-order.ts';

function book(
  order: StoreOrder,
  changes: Partial<BookingSettings>,
  posted: ReadonlyMap<string, BookedDocument> = new Map(),
) {
  return bookPlainOrder(order, {
    changeRules: ({ settings }) => ({ settings: { ...settings, ...changes } }),
    context: { posted },
  });
}

const closed = { filedUntil: '2026-11-30' } as const;

describe('an order of a closed period', () => {
  it('is dated on the first open day, and the document says of which day it is', () => {
    const invoice = getInvoice(getBookingOrThrow(book(makePlainOrder(), closed)));
    expect(invoice.issuedOn).toBe('2026-12-01');
    expect(invoice.reference).toBe('1 (order of 2026-11-01)');
  });

  it('goes in as a draft without payment and refund, and says so', () => {
    const order = makePlainOrder({ paymentStatus: 'PartiallyRefunded', refundedAmount: '2.0000' });
    const booking = getBookingOrThrow(book(order, { ...closed, lockedPeriod: 'draft' }));
    expect(booking.documents.map((document) => document.kind)).toEqual(['invoice']);
    expect(booking.remarks.map((remark) => remark.code)).toEqual(['order.booked_as_draft']);
  });

  it.each([
    ['payment', { paymentStatus: 'Paid', refundedAmount: '0.0000' }],
    ['refund', { paymentStatus: 'PartiallyRefunded', refundedAmount: '2.0000' }],
  ] as const)('holds its %s under the draft policy, for money is never a draft', (_, fields) => {
    const unpaid = makePlainOrder({ paymentStatus: 'Pending', paidDateUtc: null });
    const paid = makePlainOrder();
    const before = getBookingOrThrow(book(fields.paymentStatus === 'Paid' ? unpaid : paid, {}));
    const posted = new Map(before.documents.map((document) => [document.key, document]));
    const outcome = book(makePlainOrder(fields), { ...closed, lockedPeriod: 'draft' }, posted);
    expect(getHolds(outcome).map((hold) => hold.code)).toEqual(['organisation.period_locked']);
  });
});
