import type {
  WireAlreadyBooked,
  WireDryRunOrder,
  WireFirstOrders,
  WireSetup,
  WireSetupFacts,
} from '../contract/index.ts';
import { setupDraftSchema } from '../contract/index.ts';
import type { BookedDocument } from '../domain/booking/xero-documents.ts';
import { compareOrder } from '../domain/comparison/compare-order.ts';
import { describeCode } from '../domain/errors/describe-code.ts';
import type { XeroReference } from '../domain/mapping/xero-reference.ts';
import { formatMinor } from '../domain/money/amount.ts';
import { readOrderAmounts } from '../domain/order/order-amounts.ts';
import type { AlreadyBooked } from '../use-cases/past-orders/find-already-booked.ts';
import type { DryRunOrder } from '../use-cases/setup/dry-run.ts';
import type { FirstOrders } from '../use-cases/setup/read-first-orders.ts';
import type { SetupFacts, Usage } from '../use-cases/setup/read-setup-facts.ts';
import type { SetupState } from '../use-cases/setup/setup-answers.ts';
import { toWireLink } from './routes/admin-status.ts';

export function toWireSetup({ answers, clientId, redirect, signInProblem }: SetupState): WireSetup {
  return {
    draft: setupDraftSchema.parse(answers),
    xeroApp: clientId === null ? null : { clientId },
    redirect,
    signInProblem:
      signInProblem === null
        ? null
        : {
            code: signInProblem.reason.code,
            ...describeCode(signInProblem.reason.code, signInProblem.reason.details),
            at: signInProblem.at,
          },
  };
}

export function toWireFacts(facts: SetupFacts): WireSetupFacts {
  const { sampleOrder, paymentMethods, taxRates, ...rest } = facts;
  return {
    ...rest,
    sampleOrder:
      sampleOrder === null
        ? null
        : { orderId: sampleOrder.id, customOrderNumber: sampleOrder.customOrderNumber },
    paymentMethods: paymentMethods.map(toWireUsage),
    taxRates: taxRates.map(toWireUsage),
  };
}

function toWireUsage({ key, orders, totalMinor }: Usage): WireSetupFacts['taxRates'][number] {
  return { key, orders, total: formatMinor(totalMinor) };
}

export function toWireAlreadyBooked({ matches, ...counts }: AlreadyBooked): WireAlreadyBooked {
  return {
    ...counts,
    matches: matches.map(({ order, invoice, by }) => ({
      orderId: order.id,
      orderNumber: order.customOrderNumber,
      placedAt: order.createdOnUtc,
      total: formatMinor(readOrderAmounts(order).toPayMinor),
      currency: order.primaryCurrencyCode,
      invoiceNumber: invoice.number,
      invoiceDate: invoice.issuedOn,
      invoiceTotal: formatMinor(invoice.totalMinor),
      by,
    })),
  };
}

export function toWireFirstOrders({
  link,
  totals,
  orders,
  ...counts
}: FirstOrders): WireFirstOrders {
  return {
    link: toWireLink(link),
    ...counts,
    totals: totals.map(({ currency, storeMinor, xeroMinor }) => ({
      currency,
      store: formatMinor(storeMinor),
      xero: formatMinor(xeroMinor),
    })),
    orders: orders.map(({ orderId, number, currency, storeMinor, xeroMinor }) => ({
      orderId,
      number,
      currency,
      store: formatMinor(storeMinor),
      xero: formatMinor(xeroMinor),
    })),
  };
}

export function toWireDryRunOrder(tried: DryRunOrder, reference: XeroReference): WireDryRunOrder {
  const { order, outcome, problems, documents, summaryOn } = tried;
  const { customer } = order;
  const amounts = readOrderAmounts(order);
  return {
    orderId: order.id,
    number: order.customOrderNumber,
    placedAt: order.createdOnUtc,
    currency: order.primaryCurrencyCode,
    total: formatMinor(amounts.toPayMinor),
    refunded: formatMinor(amounts.refundedMinor),
    customer: [customer.firstName, customer.lastName].filter(Boolean).join(' '),
    paymentMethod: order.paymentMethodSystemName,
    lines: listStoreLines(tried),
    outcome,
    summaryOn,
    problems: problems.map(({ code, cause, details }) => ({
      cause: `${code}:${cause}`,
      code,
      ...describeCode(code, details),
    })),
    documents: documents.map((document) => toWireDocument(document, reference)),
  };
}

/** On the basis of the invoice, so that equal things show equal figures. */
function listStoreLines({ order, documents }: DryRunOrder): WireDryRunOrder['lines'] {
  return compareOrder(order, documents).rows.flatMap((row) => {
    const { kind, label, quantity, storeMinor, isSummed } = row;
    if (storeMinor === null) return [];
    return [{ kind, label, quantity, total: formatMinor(storeMinor), isSummed }];
  });
}

function toWireDocument(
  document: BookedDocument,
  reference: XeroReference,
): WireDryRunOrder['documents'][number] {
  if (document.kind === 'invoice' || document.kind === 'creditNote') {
    return {
      type: document.kind,
      number: document.number,
      date: document.issuedOn,
      total: formatMinor(document.totalMinor),
      account: null,
      lines: document.lines.map((line) => ({
        description: line.description,
        accountCode: line.accountCode,
        taxType: line.taxType,
        total: formatMinor(line.lineMinor),
        tax: formatMinor(line.taxMinor),
      })),
    };
  }
  const isMoney = document.kind !== 'allocation';
  const account = isMoney
    ? reference.accounts.find(({ accountId }) => accountId === document.accountId)
    : undefined;
  return {
    type: document.kind,
    number: '',
    date: isMoney ? document.paidOn : document.allocatedOn,
    total: formatMinor(document.amountMinor),
    account: account?.name ?? null,
    lines: [],
  };
}
