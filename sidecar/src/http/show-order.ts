import type { WireOrderRow } from '../contract/index.ts';
import { describeCode } from '../domain/errors/describe-code.ts';
import { isInSummary } from '../domain/ledger/ledger-entry.ts';
import { formatMinor } from '../domain/money/amount.ts';
import type { LedgerRow } from '../ports/ledger-store.ts';
import type { OrderWithDocuments } from '../use-cases/pages/list-orders.ts';

export function toWireOrder({ order, documents }: OrderWithDocuments): WireOrderRow {
  const { linkId, orderId, orderGuid, number, placedAt, currency, state, reason } = order;
  return {
    linkId,
    orderId,
    orderGuid,
    number,
    placedAt,
    total: formatMinor(order.totalMinor),
    currency,
    state,
    reason:
      reason === null ? null : { code: reason.code, ...describeCode(reason.code, reason.details) },
    waitsSince: order.waitsSince,
    documents: documents.map(toWireDocument),
  };
}

export function toWireDocument(row: LedgerRow): WireOrderRow['documents'][number] {
  const { kind: type, number, xeroId: id, totalMinor, taxMinor } = row;
  const [total, tax] = [formatMinor(totalMinor), formatMinor(taxMinor)];
  return { type, number, id, total, tax, isPart: isInSummary(row) };
}
