import { orderHold, type Hold } from '../../domain/booking/hold.ts';
import { isInSummary, isStandingDocument } from '../../domain/ledger/ledger-entry.ts';
import { readSummaryNumber } from '../../domain/summary/summary-entry.ts';
import type { LedgerRow } from '../../ports/ledger-store.ts';
import type { OrderKey } from '../../ports/order-store.ts';
import type { Stores } from '../../ports/unit-of-work.ts';
import { makeChangedCause, makeVoidedCause } from './look-at-summaries.ts';

/**
 * A summary that has a part of the order and that somebody changed or voided in Xero: whose part that was is
 * not known, so a credit over one may take back what is not there any more.
 */
export async function findChangedSummary(
  { review }: Pick<Stores, 'review'>,
  { linkId }: Pick<OrderKey, 'linkId'>,
  rows: readonly LedgerRow[],
): Promise<Hold | undefined> {
  const parts = rows.filter((row) => isStandingDocument(row) && isInSummary(row));
  for (const key of new Set(parts.flatMap(({ summaryKey }) => summaryKey ?? []))) {
    const open = await review.listOpenOf(linkId, [makeVoidedCause(key), makeChangedCause(key)]);
    if (open.length === 0) continue;
    return orderHold('order.undo_summary_changed', { document: readSummaryNumber(key) });
  }
  return undefined;
}
