import { findFreeNumber } from '../../../../sidecar/src/domain/booking/document-numbers.ts';
import { makeNumberBase } from '../../../../sidecar/src/domain/summary/summary-number.ts';
import { splitPlan } from '../../../../sidecar/src/domain/summary/split-plan.ts';
import { findDueAt } from '../../../../sidecar/src/domain/summary/when-due.ts';
import { makeSummary } from '../../../../sidecar/src/domain/summary/make-summary.ts';
import {
  describeChanges,
  leaveOutSettledMoney,
} from '../../../../sidecar/src/domain/summary/describe-changes.ts';
import {
  planDifference,
  planWithdrawal,
  type Plan,
} from '../../../../sidecar/src/domain/ledger/plan-difference.ts';
import { planUndo } from '../../../../sidecar/src/domain/ledger/plan-undo.ts';
import { parseInstant, parseLocalDate } from '../../../../sidecar/src/domain/time/instant.ts';
import { bookPlainOrder, getBookingOrThrow } from '../../../support/book-plain-order.ts';
import { makePlainOrder } from '../../../support/plain-order.ts';

const DAY = parseLocalDate('2026-11-03');
const AUCKLAND = 'Pacific/Auckland';

describe('when a summary is made', () => {
  it('is a quarter of an hour after the organisation’s midnight', () => {
    const now = parseInstant('2026-11-03T02:00:00.000Z');
    expect(findDueAt(DAY, now, AUCKLAND)).toBe('2026-11-03T11:15:00.000Z');
  });

  it('is the same for an order that is read in that quarter', () => {
    const now = parseInstant('2026-11-03T11:10:00.000Z');
    expect(findDueAt(DAY, now, AUCKLAND)).toBe('2026-11-03T11:15:00.000Z');
  });

  it('is the next midnight for what comes late', () => {
    const now = parseInstant('2026-11-03T11:16:00.000Z');
    expect(findDueAt(DAY, now, AUCKLAND)).toBe('2026-11-04T11:15:00.000Z');
  });
});

describe('the number of a summary', () => {
  const terms = { prefix: 'WEB-', linkCode: 'D1' };

  it('tells the shop, the day and the method, and refunds apart', () => {
    const group = { day: '2026-11-03', method: 'Payments.PayPal-Commerce' };
    expect(makeNumberBase({ ...group, side: 'sale' }, terms)).toBe(
      'WEB-D1-20261103-PAYPALCOMMERCE',
    );
    expect(makeNumberBase({ ...group, side: 'refund' }, terms)).toBe(
      'WEB-D1-20261103-PAYPALCOMMERCE-CN',
    );
    expect(makeNumberBase({ ...group, method: '', side: 'sale' }, terms)).toBe('WEB-D1-20261103');
  });

  it('is the first one that is not taken', () => {
    expect(findFreeNumber('A', [])).toBe('A');
    expect(findFreeNumber('A', ['A', 'A-2'])).toBe('A-3');
  });
});

describe('an order’s plan', () => {
  const { documents } = getBookingOrThrow(
    bookPlainOrder(makePlainOrder({ paymentStatus: 'Refunded', refundedAmount: '12.0000' })),
  );

  it('is an entry for each document with its money', () => {
    const { entries, conflicts } = splitPlan({ steps: documents, conflicts: [] });
    expect(entries.map(({ head, money }) => [head.kind, money.kind])).toEqual([
      ['invoice', 'payment'],
      ['creditNote', 'refund'],
    ]);
    expect(conflicts).toEqual([]);
  });

  it('is a person’s where it would change what many orders share', () => {
    const [invoice] = documents;
    if (invoice?.kind !== 'invoice') throw new Error('no invoice');
    const plans = [
      [{ kind: 'updateInvoice' as const, key: invoice.key, needs: [], invoice }],
      [{ kind: 'voidInvoice' as const, key: 'void', needs: [], invoiceKey: invoice.key }],
      documents.filter(({ kind }) => kind === 'payment'),
      documents.filter(({ kind }) => kind !== 'payment'),
    ];
    for (const steps of plans) {
      const { entries, conflicts } = splitPlan({ steps, conflicts: [] });
      expect([entries, conflicts.map(({ code }) => code)]).toEqual([
        [],
        ['order.changed_in_summary'],
      ]);
    }
  });

  it('never ends or edits what many orders share, whatever becomes of one of them', () => {
    const rows = documents.map((document) => ({
      key: document.key,
      kind: document.kind,
      fingerprint: 'other facts',
      xeroId: 'x',
      number: 'S-1',
      currency: 'GBP',
      totalMinor: 1200,
      taxMinor: 200,
      ruleSetNumber: 1,
      state: 'posted' as const,
      body: document,
      summaryKey: 'invoice:summary:S-1',
    }));
    const codes = ({ steps, conflicts }: Plan): readonly string[] => [
      ...steps.map(({ kind }) => kind),
      ...conflicts.map(({ code }) => code),
    ];
    expect(codes(planUndo(rows))).toEqual(['order.undo_in_summary']);
    const [invoice] = rows;
    if (invoice === undefined) throw new Error('no invoice');
    // Even if the ledger had lost its money.
    expect(codes(planWithdrawal([invoice]))).toEqual(['order.cancelled_after_payment']);
    const { contact } = getBookingOrThrow(bookPlainOrder(makePlainOrder()));
    const wanted = { contact, items: [], documents: documents.slice(0, 1), remarks: [] };
    expect(codes(planDifference(wanted, [invoice]))).toEqual([
      'contact',
      'order.changed_after_payment',
    ]);
  });

  it('makes no document whose money is not its total', () => {
    const { entries } = splitPlan({ steps: documents, conflicts: [] });
    const [entry] = entries;
    if (entry === undefined) throw new Error('no entry');
    const group = {
      side: 'sale' as const,
      day: '2026-11-01',
      currency: 'GBP',
      method: 'Payments.Manual',
      accountId: entry.money.accountId,
    };
    const terms = { number: 'S', contactKey: 'c', methodName: 'Card', allowsOverride: true };
    const less = { ...entry, orderNumber: '1', money: { ...entry.money, amountMinor: 1199 } };
    expect(() => makeSummary(group, [less], terms)).toThrow('booking.does_not_add_up');
    const { head } = makeSummary(group, [{ ...entry, orderNumber: '1' }], terms);
    expect(head).toMatchObject({ number: 'S', totalMinor: 1200, reference: '1 order, Card' });
  });
});

describe('what somebody did to a summary in Xero', () => {
  const paid = { kind: 'invoice' as const, paidMinor: 100, totalMinor: 100, remainingMinor: 0 };
  const elsewhere = { kind: 'paidElsewhere' as const, key: 'k', amountMinor: 100 };

  it('is nothing where it is paid as it was, by another payment', () => {
    expect(leaveOutSettledMoney([elsewhere], paid)).toEqual([]);
    expect(leaveOutSettledMoney([elsewhere], { ...paid, paidMinor: 50 })).toEqual([elsewhere]);
  });

  it('is told in words, a void without what it took along', () => {
    const removed = { kind: 'paymentRemoved' as const, key: 'k', amountMinor: 100 };
    const edited = { kind: 'edited' as const, key: 'k', what: 'total 1.00 → 2.00' };
    expect(describeChanges([edited, removed, elsewhere], 'GBP')).toBe(
      'total 1.00 → 2.00, its payment of 1.00 GBP was removed, a payment of 1.00 GBP was added',
    );
    expect(describeChanges([{ kind: 'ended', key: 'k' }, removed], 'GBP')).toBe(
      'voided or deleted',
    );
  });
});
