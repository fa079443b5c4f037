import { bookDifference } from '../../../../sidecar/src/domain/booking/credits/book-difference.ts';
import {
  findEditObstacle,
  type EditedInvoice,
} from '../../../../sidecar/src/domain/booking/credits/edit-obstacle.ts';
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
import { EditedOrder } from '../../../support/edited-order.ts';
import { before, bookAndReissue, less, more, setup } from '../../../support/plain-edits.ts';

const EMPTY = {
  inCustomerCurrency: false,
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
  taxedGiftCardSales: [],
  giftCardOpenings: [],
};

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

describe('an invoice that a gift card paid a part of', () => {
  const CARD_ITEM = 99;
  const setupWithCards = {
    ...setup,
    reference: {
      ...setup.reference,
      accounts: setup.reference.accounts.map((account) =>
        account.code === setup.rules.accounts.giftCardLiability
          ? { ...account, enablePaymentsToAccount: true }
          : account,
      ),
    },
  };
  const withCard = (order: StoreOrder, toPay: string, fields: Partial<StoreOrder> = {}) => ({
    ...order,
    orderTotal: toPay,
    giftCardsUsed: [
      { giftCardId: 5, usedValue: '4.0000', purchasedWithOrderItemId: CARD_ITEM },
    ] as StoreOrder['giftCardsUsed'],
    ...fields,
  });
  const unpaid = { paymentStatus: 'Pending', paidDateUtc: null } as const;

  it('carries the card along, and pays back money only', () => {
    const history = new EditedOrder(setupWithCards, [CARD_ITEM]);
    expect(history.book(withCard(before, '8.0000'))).toBeUndefined();
    expect(history.list('payment').map(({ amountMinor }) => amountMinor)).toEqual([400, 800]);
    expect(history.book(withCard(less, '2.0000'))).toBe('changed');
    history.closeInvoice();
    expect(history.book(withCard(less, '2.0000'))).toBeUndefined();
    expect(history.list('payment')).toHaveLength(2);
    expect(history.list('allocation').map(({ amountMinor }) => amountMinor)).toEqual([600]);
    const [refund, ...others] = history.list('refund');
    const gateway = history.list('payment').find(({ amountMinor }) => amountMinor === 800);
    expect([refund?.amountMinor, refund?.accountId, others]).toEqual([600, gateway?.accountId, []]);
    expect(history.findOpen()).toEqual([]);
  });

  it('unpaid, leaves the rest due on the one that takes its place', () => {
    const history = new EditedOrder(setupWithCards, [CARD_ITEM]);
    history.book(withCard(before, '8.0000', unpaid));
    history.closeInvoice();
    expect(history.book(withCard(less, '2.0000', unpaid))).toBeUndefined();
    expect(history.findOpen()).toEqual(['1-2: 200 left']);
    expect(history.book(withCard(less, '2.0000'))).toBeUndefined();
    expect(history.findOpen()).toEqual([]);
    expect(history.sumMoney()).toBe(600);
  });

  it('taken out of the books, gives money and card back where they came from, once', () => {
    const history = new EditedOrder(setupWithCards, [CARD_ITEM]);
    const order = withCard(before, '8.0000');
    history.book(order);
    expect(history.takeOut(order)).toBeUndefined();
    expect(history.list('refund').map(({ amountMinor }) => amountMinor)).toEqual([800, 400]);
    expect([history.findOpen(), history.sumMoneyByAccount()]).toEqual([[], {}]);
    const size = history.posted.size;
    history.end(withCard(before, '8.0000', unpaid));
    expect(history.takeOut(order)).toBeUndefined();
    expect(history.posted.size).toBe(size);
  });

  it('cancelled, gives back to the card what it paid; booked after all, the card pays again', () => {
    const history = new EditedOrder(setupWithCards, [CARD_ITEM]);
    const order = withCard(before, '8.0000', unpaid);
    history.book(order);
    const [card] = history.list('payment');
    history.closeInvoice();
    history.end(order);
    const ended = history.posted.size;
    expect(history.takeOut(order)).toBeUndefined();
    expect(history.posted.size).toBe(ended);
    expect(history.list('refund').map((refund) => [refund.amountMinor, refund.accountId])).toEqual([
      [400, card?.accountId],
    ]);
    expect([history.findOpen(), history.sumMoney()]).toEqual([[], 0]);
    expect(history.book(withCard(before, '8.0000'))).toBeUndefined();
    expect([history.findOpen(), history.sumMoney()]).toEqual([[], 1200]);
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

  it('can be credited where all is as Daybook booked it, to another customer too', () => {
    expect(codeOf({})).toBeUndefined();
    expect(codeOf({ wanted: { ...invoice, contactKey: 'contact:other' } })).toBeUndefined();
  });

  it.each<[string, Partial<EditedInvoice>]>([
    ['order.edit_of_draft', { standing: { ...invoice, status: 'DRAFT' } }],
    ['order.edit_of_currency', { wanted: { ...invoice, currency: 'EUR' } }],
    ['order.edit_of_gift_cards', { wanted: { ...invoice, rewardPointsMinor: 100 } }],
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

  it('is not credited where more was paid back than is there: its payment was taken off', () => {
    const part = {
      ...before,
      paymentStatus: 'PartiallyRefunded',
      refundedAmount: '2.0000',
    } as const;
    const { documents } = getBookingOrThrow(bookPlainOrder(part));
    const left = documents.filter(({ kind }) => kind !== 'payment');
    const [all, withoutPayment] = [documents, left].map(
      (kept) => new Map(kept.map((document) => [document.key, document])),
    );
    expect(codeOf({}, part, all)).toBeUndefined();
    expect(codeOf({}, part, withoutPayment)).toBe('order.edit_of_changed_document');
  });

  it('is not credited where all was refunded and all of the next would be', () => {
    const refunded = { ...before, paymentStatus: 'Refunded', refundedAmount: '12.0000' } as const;
    const note = creditOf(invoice);
    const documents = new Map([...posted, [note.key, note]]);
    expect(codeOf({}, refunded, documents)).toBe('order.edit_of_refunded');
    const wanted = { ...invoice, totalMinor: 1500 };
    expect(codeOf({ wanted }, refunded, documents)).not.toBe('order.edit_of_refunded');
  });

  it('is not credited where a document was edited in Xero, kept or to be put back', () => {
    const row = {
      ...invoice,
      xeroId: 'id',
      ruleSetNumber: 1,
      state: 'posted' as const,
      body: invoice,
    };
    expect(codeOf({ entries: [row] })).toBeUndefined();
    for (const changes of [{ totalMinor: 1300 }, { fingerprint: 'edited in Xero' }]) {
      const entries = [{ ...row, ...changes }];
      expect(codeOf({ entries })).toBe('order.edit_of_changed_document');
    }
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
