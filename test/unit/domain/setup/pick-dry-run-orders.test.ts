import {
  listKinds,
  pickDryRunOrders,
} from '../../../../sidecar/src/domain/setup/pick-dry-run-orders.ts';
import { makePlainOrder } from '../../../support/plain-order.ts';

const plain = [1, 2, 3, 4, 5, 6].map((id) => makePlainOrder({ id }));

it('takes the last orders, and the newest of each kind that they have none of', () => {
  const orders = [
    ...plain,
    makePlainOrder({ id: -1, refundedAmount: '5.0000' }),
    makePlainOrder({ id: -2, refundedAmount: '5.0000' }),
    makePlainOrder({ id: -3, customerCurrencyCode: 'EUR' }),
  ];
  const sample = pickDryRunOrders(orders, { last: 2, expected: [] });
  expect(sample.orderIds).toEqual([6, 5, -1, -3]);
});

it('names the kinds that no order was of', () => {
  const expected = [...listKinds(makePlainOrder()), { kind: 'giftCard', value: '' } as const];
  const { notTried } = pickDryRunOrders(plain, { last: 50, expected });
  expect(notTried).toEqual([{ kind: 'giftCard', value: '' }]);
});

it('of no orders nothing was tried', () => {
  const expected = [{ kind: 'refund', value: '' } as const];
  expect(pickDryRunOrders([], { last: 50, expected })).toEqual({
    orderIds: [],
    notTried: expected,
  });
});
