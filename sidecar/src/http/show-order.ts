import type { WireOrderDetails, WireOrderRow } from '../contract/index.ts';
import type { BookedDocument, DocumentLine } from '../domain/booking/xero-documents.ts';
import { describeCode } from '../domain/errors/describe-code.ts';
import { formatMinor, parseMinor, sum } from '../domain/money/amount.ts';
import type { LedgerRow } from '../ports/ledger-store.ts';
import type { OrderWithDocuments } from '../use-cases/list-orders.ts';

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
    documents: documents.map(toWireDocument),
  };
}

/** The order as the store has it beside what Xero holds for it. */
export function toWireOrderDetails(found: OrderWithDocuments): WireOrderDetails {
  return {
    row: toWireOrder(found),
    store: toStoreSide(found.order.snapshot),
    xero: found.documents.map(toPostedDocument),
  };
}

function toWireDocument(row: LedgerRow): WireOrderRow['documents'][number] {
  const { kind: type, number, xeroId: id, totalMinor, taxMinor } = row;
  return { type, number, id, total: formatMinor(totalMinor), tax: formatMinor(taxMinor) };
}

function toStoreSide(order: OrderWithDocuments['order']['snapshot']): WireOrderDetails['store'] {
  const { customer, billingAddress, giftCardsUsed } = order;
  const names = [billingAddress?.firstName, billingAddress?.lastName].filter(Boolean);
  const money = (text: string): string => formatMinor(parseMinor(text));
  const cards = sum(giftCardsUsed.map((card) => parseMinor(card.usedValue)));
  return {
    customer: names.join(' '),
    email: customer.email ?? billingAddress?.email ?? '',
    orderStatus: order.orderStatus,
    paymentStatus: order.paymentStatus,
    paymentMethod: order.paymentMethodSystemName,
    lines: order.items.map(({ productName: name, sku, quantity, priceInclTax }) => ({
      name,
      sku,
      quantity,
      total: money(priceInclTax),
    })),
    shipping: money(order.orderShippingInclTax),
    paymentFee: money(order.paymentMethodAdditionalFeeInclTax),
    discount: money(order.orderDiscount),
    tax: money(order.orderTax),
    giftCards: formatMinor(cards),
    total: money(order.orderTotal),
    refunded: money(order.refundedAmount),
  };
}

function toPostedDocument(row: LedgerRow): WireOrderDetails['xero'][number] {
  // Our own JSON, as it was planned.
  const body = row.body as BookedDocument;
  return {
    ...toWireDocument(row),
    issuedOn: getDate(body),
    postedAt: row.postedAt,
    ruleSetNumber: row.ruleSetNumber,
    account: 'accountId' in body ? body.accountId : null,
    lines: 'lines' in body ? body.lines.map(toWireLine) : [],
  };
}

function getDate(body: BookedDocument): string | null {
  if ('issuedOn' in body) return body.issuedOn;
  if ('paidOn' in body) return body.paidOn;
  return 'allocatedOn' in body ? body.allocatedOn : null;
}

function toWireLine(line: DocumentLine): WireOrderDetails['xero'][number]['lines'][number] {
  const { description, quantity, accountCode, taxType, lineMinor, taxMinor } = line;
  return {
    description,
    quantity,
    accountCode,
    taxType,
    total: formatMinor(lineMinor),
    tax: formatMinor(taxMinor),
  };
}
