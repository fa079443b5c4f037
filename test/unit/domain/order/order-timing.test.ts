import { decideTiming } from '../../../../sidecar/src/domain/order/order-timing.ts';
import type { StoreOrder } from '../../../../sidecar/src/domain/order/store-order.ts';
import { setUpShop } from '../../../support/book-real-order.ts';
import { makePlainInfo, makePlainOrder } from '../../../support/plain-order.ts';

const { rules } = setUpShop({ info: makePlainInfo(), country: 'GB', orders: [makePlainOrder()] });
const placed = '2026-10-31T23:00:00.000Z';
const paid = '2026-11-03T09:00:00.000Z';

function date(fields: Partial<StoreOrder>) {
  const order = makePlainOrder({ createdOnUtc: placed, paidDateUtc: paid, ...fields });
  return decideTiming(order, rules.settings);
}

describe('the instant an order is dated on', () => {
  it('is when the money came, where a gateway wrote its id as an authorization then', () => {
    expect(date({ authorizationTransactionId: 'TXN-1' })).toEqual({ kind: 'book', asOf: paid });
    const sale = { authorizationTransactionId: 'TXN-1', captureTransactionId: 'TXN-1' };
    expect(date(sale)).toEqual({ kind: 'book', asOf: paid });
  });

  it('is when it was placed, where it was authorised then and captured later', () => {
    const captured = { authorizationTransactionId: 'AUTH-1', captureTransactionId: 'CAP-1' };
    expect(date(captured)).toEqual({ kind: 'book', asOf: placed });
    const authorised = { paymentStatus: 'Authorized', paidDateUtc: null } as const;
    expect(date(authorised)).toEqual({ kind: 'book', asOf: placed });
  });

  it('is the first shipment, where that came before the money', () => {
    const shippedDateUtc = '2026-11-02T08:00:00Z';
    const shipment = { id: 1, trackingNumber: null, shippedDateUtc, deliveredDateUtc: null };
    const asOf = '2026-11-02T08:00:00.000Z';
    expect(date({ shipments: [shipment] })).toEqual({ kind: 'book', asOf });
  });

  it('waits when the payment was voided, and ends when the order is cancelled too', () => {
    const voided = { paymentStatus: 'Voided', paidDateUtc: null } as const;
    expect(date(voided)).toEqual({ kind: 'waiting', code: 'order.waits_after_void' });
    expect(date({ ...voided, orderStatus: 'Cancelled' }).kind).toBe('skipped');
  });
});
