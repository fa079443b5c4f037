import type { StoreOrder } from '../../../../sidecar/src/domain/order/store-order.ts';
import { EditedOrder } from '../../../support/edited-order.ts';
import { before, bookAndReissue, less, more, setup } from '../../../support/plain-edits.ts';

describe('an order that went to another customer', () => {
  const other = (order: StoreOrder): StoreOrder => ({ ...order, customerId: 8 });

  it('is credited to the one and issued to the other: the money moves in the account, to nothing', () => {
    const history = bookAndReissue([before, other(less)]);
    expect(history.list('creditNote').map(({ contactKey }) => contactKey)).toEqual([
      'contact:D1-C7',
    ]);
    const [, invoice] = history.list('invoice');
    expect(invoice?.contactKey).toBe('contact:D1-C8');
    expect(history.list('allocation')).toEqual([]);
    const refunds = history.list('refund');
    expect(refunds.map(({ key, amountMinor }) => [key.split(':').at(-1), amountMinor])).toEqual([
      ['moved', 600],
      ['over', 600],
    ]);
    const [paid, moved, ...others] = history.list('payment');
    expect([moved?.amountMinor, moved?.accountId, moved?.paidOn]).toEqual([
      600,
      paid?.accountId,
      '2026-11-20',
    ]);
    expect(moved?.paidOn).toBe(refunds[0]?.paidOn);
    expect([others, history.findOpen(), history.sumMoney()]).toEqual([[], [], 600]);
  });

  it('pays what became more beside what was moved, and comes back to the first', () => {
    const history = bookAndReissue([before, other(more), less]);
    expect(history.list('payment').map(({ amountMinor }) => amountMinor)).toEqual([
      1200, 600, 1200, 600,
    ]);
    expect([history.findOpen(), history.sumMoney()]).toEqual([[], 600]);
  });

  it('credits again what was refunded before, without money', () => {
    const refunded = { refundedAmount: '5.0000', paymentStatus: 'PartiallyRefunded' } as const;
    const history = bookAndReissue([{ ...before, ...refunded }, other({ ...before, ...refunded })]);
    expect(history.list('refund').map(({ amountMinor }) => amountMinor)).toEqual([500, 700]);
    expect([history.findOpen(), history.sumMoney()]).toEqual([[], 700]);
  });

  it('unpaid by the store although it was paid is a person’s', () => {
    const history = new EditedOrder(setup);
    history.book(before);
    history.closeInvoice();
    const unpaid = { paymentStatus: 'Pending', paidDateUtc: null } as const;
    expect(history.book(other({ ...before, ...unpaid }))).toBe('order.unpaid_after_payment');
  });
});

describe('an invoice that points paid a part of', () => {
  const LOYALTY = '836';
  const setupWithPoints = {
    ...setup,
    rules: {
      ...setup.rules,
      settings: { ...setup.rules.settings, rewardPointsUse: 'payment' as const },
      accounts: { ...setup.rules.accounts, loyaltyLiability: LOYALTY },
    },
    reference: {
      ...setup.reference,
      accounts: setup.reference.accounts.flatMap((account) =>
        account.code === setup.rules.accounts.giftCardLiability
          ? [
              account,
              {
                ...account,
                accountId: 'id-836',
                code: LOYALTY,
                name: 'Points',
                enablePaymentsToAccount: true,
              },
            ]
          : [account],
      ),
    },
  };
  const withPoints = (order: StoreOrder, toPay: string, fields: Partial<StoreOrder> = {}) => ({
    ...order,
    orderTotal: toPay,
    rewardPointsUsed: { points: -400, amount: '4.0000' },
    ...fields,
  });

  it('carries the points along', () => {
    const history = new EditedOrder(setupWithPoints);
    expect(history.book(withPoints(before, '8.0000'))).toBeUndefined();
    expect(history.book(withPoints(less, '2.0000'))).toBe('changed');
    history.closeInvoice();
    expect(history.book(withPoints(less, '2.0000'))).toBeUndefined();
    expect(history.list('payment').map(({ amountMinor }) => amountMinor)).toEqual([400, 800]);
    expect(history.list('allocation').map(({ amountMinor }) => amountMinor)).toEqual([600]);
    expect(history.list('refund').map(({ amountMinor }) => amountMinor)).toEqual([600]);
    expect([history.findOpen(), history.sumMoney()]).toEqual([[], 600]);
  });

  it('credits the difference in money', () => {
    const history = new EditedOrder(setupWithPoints);
    history.book(withPoints(before, '8.0000'));
    expect(history.creditDifference(withPoints(less, '2.0000'))).toBeUndefined();
    expect(history.book(withPoints(less, '2.0000'))).toBeUndefined();
    expect([history.findOpen(), history.sumMoney()]).toEqual([[], 600]);
  });

  it('cancelled unpaid, gives them back to where they are owed; booked after all, they pay again', () => {
    const history = new EditedOrder(setupWithPoints);
    const order = withPoints(before, '8.0000', { paymentStatus: 'Pending', paidDateUtc: null });
    history.book(order);
    history.closeInvoice();
    history.end(order);
    expect(
      history.list('refund').map(({ amountMinor, accountId }) => [amountMinor, accountId]),
    ).toEqual([[400, 'id-836']]);
    expect([history.findOpen(), history.sumMoney()]).toEqual([[], 0]);
    for (const customerId of [7, 8]) {
      expect(history.book(withPoints(before, '8.0000', { customerId }))).toBe(
        customerId === 7 ? undefined : 'changed',
      );
      expect([history.findOpen(), history.sumMoney()]).toEqual([[], 1200]);
    }
  });

  it('gives the points back, and they pay the other customer’s invoice', () => {
    const history = new EditedOrder(setupWithPoints);
    history.book(withPoints(before, '8.0000'));
    history.closeInvoice();
    expect(history.book(withPoints(before, '8.0000', { customerId: 8 }))).toBeUndefined();
    expect(
      history.list('refund').map(({ amountMinor, accountId }) => [amountMinor, accountId]),
    ).toEqual([
      [800, history.list('payment')[1]?.accountId],
      [400, 'id-836'],
    ]);
    expect(history.list('payment').map(({ amountMinor }) => amountMinor)).toEqual([
      400, 800, 400, 800,
    ]);
    expect([history.findOpen(), history.sumMoney()]).toEqual([[], 1200]);
  });
});
