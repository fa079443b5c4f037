import { orderHold, type Hold } from '../../domain/booking/hold.ts';
import { getMoneyId, isStandingDocument } from '../../domain/ledger/ledger-entry.ts';
import type { LedgerRow } from '../../ports/ledger-store.ts';
import type { OrderKey } from '../../ports/order-store.ts';
import type { Stores } from '../../ports/unit-of-work.ts';

/** Its money went on to the bank: without the payment the clearing account would be short of it. */
export async function findPaidOut(
  { payouts }: Pick<Stores, 'payouts'>,
  { linkId }: OrderKey,
  rows: readonly LedgerRow[],
): Promise<Hold[]> {
  const standing = rows.filter(isStandingDocument).map(getMoneyId);
  const paidOut = await payouts.findMoney(linkId, standing);
  return [...paidOut.values()].map((payout) => orderHold('order.undo_paid_out', { payout }));
}
