import type { BookedDocument } from '../../domain/booking/xero-documents.ts';
import type { LedgerRow } from '../../ports/ledger-store.ts';

/** The documents as they were planned: our own JSON. */
export function toBookedDocuments(rows: readonly LedgerRow[]): BookedDocument[] {
  return rows.map((row) => row.body as BookedDocument);
}
