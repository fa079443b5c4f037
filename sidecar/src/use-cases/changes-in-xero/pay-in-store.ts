import { formatMinor } from '../../domain/money/amount.ts';
import { acceptSeen, listSeenChanges, type SightingWork } from './weigh-sightings.ts';

const DOCUMENT_PAGE = 'https://go.xero.com/AccountsReceivable/View.aspx?InvoiceID=';

/**
 * An invoice that was paid in Xero: the store is asked to mark the order as paid, with a note that says
 * of what, and the payment in Xero is the order's. It is written under a key of its own, and a store
 * that is asked twice answers "already paid".
 */
export async function payInStore(work: SightingWork, now: string): Promise<void> {
  const { stores, record } = work;
  const seen = await listSeenChanges(work);
  await acceptSeen(work);
  for (const { change, sighting } of seen) {
    if (change.kind !== 'paidElsewhere') continue;
    const { linkId, orderId } = record;
    const { number, currency, xeroId } = sighting.state;
    const dedupeKey = makePaidKey(work);
    const text = `invoice ${number} (${formatMinor(change.amountMinor)} ${currency}). ${DOCUMENT_PAGE}${xeroId}`;
    await stores.storeNotes.ask({ kind: 'paid', linkId, orderId, dedupeKey, text }, now);
  }
}

/** The store was asked before and the order is unpaid all the same: only a person asks again. */
export async function wasStoreAsked(work: SightingWork): Promise<boolean> {
  return work.stores.storeNotes.has(work.record.linkId, makePaidKey(work));
}

function makePaidKey({ record }: SightingWork): string {
  return `${record.orderGuid}:paid`;
}
