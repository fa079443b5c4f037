import type { WireOrderDetails } from '../contract/index.ts';
import { findNewestInvoice } from '../domain/booking/issue.ts';
import type { BookedDocument, DocumentLine } from '../domain/booking/xero-documents.ts';
import { compareOrder } from '../domain/comparison/compare-order.ts';
import type { ComparisonRow, OrderComparison } from '../domain/comparison/comparison-row.ts';
import { explainAccount } from '../domain/comparison/explain-account.ts';
import { formatMinor, parseMinor } from '../domain/money/amount.ts';
import type { StoreOrder } from '../domain/order/store-order.ts';
import type { LedgerRow } from '../ports/ledger-store.ts';
import type { OrderStory } from '../use-cases/pages/read-order-story.ts';
import {
  compareBookedOrder,
  isBookedInCustomerCurrency,
} from '../use-cases/booking/order-worth.ts';
import { toBookedDocuments } from '../use-cases/booking/to-booked-documents.ts';
import { showMoney } from './show-order-money.ts';
import { showTimeline } from './show-order-timeline.ts';
import { toWireDocument, toWireOrder } from './show-order.ts';

/** The order as the store has it beside what Xero holds for it, and how it came to that. */
export function toWireOrderDetails(story: OrderStory): WireOrderDetails {
  const { basis, rows } = compareSides(story);
  return {
    row: toWireOrder(story),
    cause: story.cause,
    store: toStoreSide(story),
    comparison: { basis, rows: rows.map((row) => toWireRow(row, story)) },
    xero: story.documents.map(toPostedDocument),
    money: showMoney(story),
    timeline: showTimeline(story),
    shortCode: story.shortCode,
    choices: [...story.choices],
    notPossible: story.notPossible.map((entry) => ({ ...entry })),
    basedOn: story.basedOn,
  };
}

function compareSides({ order, info, documents }: OrderStory): OrderComparison {
  const booked = toBookedDocuments(documents);
  if (info === undefined) return compareOrder(order.snapshot, booked);
  return compareBookedOrder({ order: order.snapshot, info, documents: booked });
}

function toStoreSide({
  order,
  link,
  documents,
  paymentMethod,
}: OrderStory): WireOrderDetails['store'] {
  const { customer, billingAddress, ...snapshot } = order.snapshot;
  const names = [billingAddress?.firstName, billingAddress?.lastName].filter(Boolean);
  return {
    customer: names.join(' '),
    email: customer.email ?? billingAddress?.email ?? '',
    orderStatus: snapshot.orderStatus,
    paymentStatus: snapshot.paymentStatus,
    paymentMethod,
    own: isBookedInCustomerCurrency(toBookedDocuments(documents)) ? showOwn(order.snapshot) : null,
    url: new URL(`Admin/Order/Edit/${order.orderId}`, link.storeUrl).href,
  };
}

function showOwn(order: StoreOrder): WireOrderDetails['store']['own'] {
  const total = formatMinor(parseMinor(order.orderTotal));
  return { total, currency: order.primaryCurrencyCode, rate: order.currencyRate };
}

type WireRow = WireOrderDetails['comparison']['rows'][number];

function toWireRow(row: ComparisonRow, story: OrderStory): WireRow {
  const { kind, label, quantity, isSummed, differs, isRounding } = row;
  return {
    kind,
    label,
    quantity,
    store: row.storeMinor === null ? null : formatMinor(row.storeMinor),
    xero: row.xeroMinor === null ? null : formatMinor(row.xeroMinor),
    isSummed,
    differs,
    isRounding,
    lines: row.xeroLines.map((line) => ({
      accountCode: line.accountCode,
      taxType: line.taxType,
      total: formatMinor(line.lineMinor),
      tax: formatMinor(line.taxMinor),
      why: explainLine(row, line, story),
    })),
  };
}

function explainLine(
  row: ComparisonRow,
  line: ComparisonRow['xeroLines'][number],
  story: OrderStory,
): WireRow['lines'][number]['why'] {
  const posted = findNewestInvoice(story.documents);
  const rules = story.ruleSets.find(({ number }) => number === posted?.ruleSetNumber);
  if (posted === undefined || rules === undefined) return null;
  const invoice = posted.body as Extract<BookedDocument, { kind: 'invoice' }>;
  const reason = explainAccount(
    {
      role: line.role,
      accountCode: line.accountCode,
      product: invoice.productFacts.find(({ id }) => id === row.orderItemId),
    },
    story.order.snapshot,
    rules.rules,
  );
  if (reason === undefined) return null;
  const { number: ruleSetNumber, publishedAt, publishedBy } = rules;
  const conditions = [...reason.conditions];
  return { rule: reason.rule, conditions, ruleSetNumber, publishedAt, publishedBy };
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
