import { canonical, fingerprintInvoice } from '../../domain/booking/fingerprint.ts';
import type { Ids } from '../../ports/ids.ts';
import type { OrderRecord } from '../../ports/order-store.ts';
import type { Stores } from '../../ports/unit-of-work.ts';

/**
 * What a decision on an order is based on, as one name: the order's facts and what stands in Xero for it.
 * A person is shown one and says yes to that one.
 */
export async function nameAsShown(
  { ids }: { readonly ids: Pick<Ids, 'hash'> },
  stores: Stores,
  record: OrderRecord,
): Promise<string> {
  const order = record.snapshot;
  const { refundedAmount, paymentStatus, orderStatus, deleted, paymentMethodSystemName } = order;
  const customer = `${order.customerId} ${order.customer.email ?? ''}`;
  const rows = await stores.ledger.listForOrder(record);
  return ids.hash(
    canonical({
      invoice: fingerprintInvoice(order, { contactNumber: customer, inCustomerCurrency: false }),
      state: [refundedAmount, paymentStatus, orderStatus, deleted, paymentMethodSystemName],
      inXero: rows
        .map(({ key, fingerprint, state }) => `${key} ${state} ${fingerprint}`)
        .toSorted((a, b) => (a < b ? -1 : 1)),
    }),
  );
}
