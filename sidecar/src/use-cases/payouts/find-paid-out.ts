import { orderHold, type Hold } from '../../domain/booking/hold.ts';
import { isTenderKey } from '../../domain/booking/tenders/tender-keys.ts';
import { getMoneyId, isStandingDocument } from '../../domain/ledger/ledger-entry.ts';
import type { LedgerRow } from '../../ports/ledger-store.ts';
import type { OrderKey } from '../../ports/order-store.ts';
import type { Stores } from '../../ports/unit-of-work.ts';

/**
 * Its money went on to the bank: without the payment the clearing account would be short of it. The same money
 * may have been booked anew since, as another payment in Xero.
 */
export async function findPaidOut(
  { payouts }: Pick<Stores, 'payouts'>,
  { linkId }: OrderKey,
  rows: readonly LedgerRow[],
): Promise<Hold[]> {
  const standing = rows.filter(isStandingDocument);
  const payments = standing.filter(({ kind, key }) => kind === 'payment' && !isTenderKey(key));
  const orderGuids = new Set(payments.flatMap(({ orderGuid }) => orderGuid ?? []));
  const paidOut = [
    ...(await payouts.findMoney(linkId, standing.map(getMoneyId))).values(),
    ...(await payouts.findCharges(linkId, [...orderGuids])).values(),
  ];
  return paidOut.map((payout) => orderHold('order.undo_paid_out', { payout }));
}
