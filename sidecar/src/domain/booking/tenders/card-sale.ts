import { isInSummary, isStandingDocument, type LedgerEntry } from '../../ledger/ledger-entry.ts';
import { readOrderAmounts } from '../../order/order-amounts.ts';
import type { StoreOrder } from '../../order/store-order.ts';
import type { CardSaleLine, TaxedCardSale } from '../booking-context.ts';
import { findNewestInvoice } from '../issue.ts';
import { readGrossMinor } from '../lines/read-gross.ts';
import type { BookedCreditNote, BookedInvoice, DocumentLine } from '../xero-documents.ts';

export interface SoldBy {
  /** As it was read last. */
  readonly order: StoreOrder;
  readonly entries: readonly LedgerEntry[];
}

/**
 * Where an order item that sold cards with tax stands in the books; or in plain words why what is used
 * of its cards cannot be taken back from there (decision 0016).
 */
export function readCardSale(
  { order, entries }: SoldBy,
  orderItemId: number,
): Omit<TaxedCardSale, 'taken'> {
  const standing = entries.filter(isStandingDocument);
  const entry = findNewestInvoice(standing);
  if (entry === undefined) {
    return { orderItemId, number: '', line: undefined, doubt: 'its sale is not in the books' };
  }
  // Our own JSON, as it was planned.
  const invoice = entry.body as BookedInvoice;
  const line = findLine(invoice, orderItemId);
  const sale = { orderItemId, number: entry.number };
  const doubt = findDoubt(entry, { invoice, standing, order });
  if (doubt !== undefined || line === undefined) {
    return { ...sale, line: undefined, doubt: doubt ?? 'its line there cannot be told' };
  }
  return { ...sale, line: toSaleLine(invoice, line), doubt: undefined };
}

interface Standing {
  readonly invoice: BookedInvoice;
  readonly standing: readonly LedgerEntry[];
  readonly order: StoreOrder;
}

function findDoubt(entry: LedgerEntry, { invoice, standing, order }: Standing): string | undefined {
  if (isInSummary(entry)) return 'it was sold in a summary';
  if (invoice.status === 'DRAFT') return 'that is a draft';
  if (entry.totalMinor !== invoice.totalMinor || entry.fingerprint !== invoice.fingerprint) {
    return 'that was changed in Xero';
  }
  const isCredited = standing.some(
    ({ kind, body }) =>
      kind === 'creditNote' && (body as BookedCreditNote).invoiceKey === invoice.key,
  );
  const isEnded = order.orderStatus === 'Cancelled' || order.deleted;
  const isGivenBack = isCredited || readOrderAmounts(order).refundedMinor > 0;
  if (isGivenBack) return 'that was refunded or credited since';
  return isEnded ? 'that order was cancelled since' : undefined;
}

/**
 * Items have a line each, in their order; where Xero counts the stock of one it may have two, and then
 * none is told by its place.
 */
function findLine({ lines, productFacts }: BookedInvoice, id: number): DocumentLine | undefined {
  const items = lines.filter(({ role }) => role === 'item' || role === 'giftCard');
  if (items.length !== productFacts.length) return undefined;
  const line = items[productFacts.findIndex((item) => item.id === id)];
  return line?.role === 'item' && line.taxMinor > 0 ? line : undefined;
}

function toSaleLine(invoice: BookedInvoice, line: DocumentLine): CardSaleLine {
  const { accountCode, taxType, taxRate, tracking, taxMinor } = line;
  const grossMinor = readGrossMinor(line, invoice.lineAmountTypes);
  return {
    accountCode,
    taxType,
    taxRate,
    tracking,
    taxMinor,
    grossMinor,
    currency: invoice.currency,
  };
}
