import { formatMinor } from '../domain/money/amount.ts';
import { acceptSeen, listSeenChanges, type SightingWork } from './weigh-sightings.ts';

const DOCUMENT_PAGE = 'https://go.xero.com/AccountsReceivable/View.aspx?InvoiceID=';

/**
 * An invoice that was paid in Xero: the order is marked as paid in the store, with a note that says so,
 * and the payment in Xero is the order's. Once, whatever happens: both are written under keys of their
 * own, and the store answers "already paid" the second time.
 */
export async function payInStore(work: SightingWork, now: string): Promise<void> {
  const { stores, record } = work;
  const seen = await listSeenChanges(work);
  await acceptSeen(work);
  for (const { change, sighting } of seen) {
    if (change.kind !== 'paidElsewhere') continue;
    const { linkId, orderId, orderGuid } = record;
    const { number, currency, xeroId } = sighting.state;
    const entry = { linkId, orderId };
    const dedupeKey = `${orderGuid}:paid:${number}`;
    await stores.storeNotes.add({ ...entry, kind: 'paid', dedupeKey, text: number }, now);
    const paid = `${formatMinor(change.amountMinor)} ${currency}`;
    const text = `Xero: invoice ${number} was paid there (${paid}), so the order is marked as paid. ${DOCUMENT_PAGE}${xeroId}`;
    const note = { ...entry, kind: 'note' as const, dedupeKey: `${dedupeKey}:note`, text };
    await stores.storeNotes.add(note, now);
  }
}
