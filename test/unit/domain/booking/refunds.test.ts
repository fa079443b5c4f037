import type { BookedDocument } from '../../../../sidecar/src/domain/booking/xero-documents.ts';
import {
  bookPlainOrder,
  getBookingOrThrow,
  ofKind,
  type PlainShop,
} from '../../../support/book-plain-order.ts';
import { makePlainItem, makePlainOrder, priceOrder } from '../../../support/plain-order.ts';
import { computeXeroTotals } from '../../../support/xero-arithmetic.ts';

const refunded = { paymentStatus: 'Refunded', refundedAmount: '12.0000' } as const;

/** Refunds one after the other, each booked over what the one before left in Xero. */
function refundInSteps(total: string, marks: readonly string[], shop: PlainShop = {}) {
  const order = makePlainOrder({
    ...priceOrder('83.3300', total),
    taxRates: [{ rate: '20.0000', amount: '16.6700' }],
    orderTax: '16.6700',
    items: [makePlainItem({ priceExclTax: '83.3333', priceInclTax: total })],
  });
  const posted = new Map<string, BookedDocument>();
  for (const refundedAmount of ['0.0000', ...marks]) {
    const paymentStatus = Number(refundedAmount) === 0 ? 'Paid' : 'PartiallyRefunded';
    const outcome = bookPlainOrder(
      { ...order, refundedAmount, paymentStatus },
      { ...shop, context: { posted } },
    );
    for (const document of getBookingOrThrow(outcome).documents) posted.set(document.key, document);
  }
  return [...posted.values()].filter((document) => document.kind === 'creditNote');
}

describe('a refund', () => {
  it('gives back goods with their tax where gift card discounts share the sales account', () => {
    const booking = getBookingOrThrow(
      bookPlainOrder(makePlainOrder(refunded), {
        changeRules: ({ accounts }) => ({ accounts: { ...accounts, giftCardDiscounts: '200' } }),
      }),
    );
    const [note] = ofKind(booking, 'creditNote');
    expect(note?.lines.map((line) => line.accountCode)).toEqual(['208']);
    expect(note && computeXeroTotals(note).taxByRate).toEqual({ '20': '2.00' });
  });

  it('sets no tax by hand where the setting forbids it', () => {
    const notes = refundInSteps('100.0000', ['10.01', '20.02', '20.05', '100.0000'], {
      changeRules: ({ settings }) => ({ settings: { ...settings, taxOverride: false } }),
    });
    expect(notes.flatMap((note) => note.lines).map((line) => line.sendTax)).not.toContain(true);
    expect(notes.map((note) => computeXeroTotals(note).total)).toEqual([
      '10.01',
      '10.01',
      '0.03',
      '79.95',
    ]);
  });

  it('of single cents is booked, and the last one takes what they left of the tax', () => {
    const marks = ['0.01', '0.02', '0.03', '0.04', '0.05', '100.0000'];
    const notes = refundInSteps('100.0000', marks);
    expect(notes).toHaveLength(marks.length);
    const tax = notes.reduce((sum, note) => sum + note.taxMinor, 0);
    expect(tax).toBe(1667);
  });
});
