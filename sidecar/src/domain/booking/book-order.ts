import { makeContact } from '../customer/make-contact.ts';
import { DaybookError } from '../errors/daybook-error.ts';
import { parseFine, sum } from '../money/amount.ts';
import { getCashIntervalMinor } from '../order/cash-rounding.ts';
import { readOrderAmounts } from '../order/order-amounts.ts';
import { checkOrderIdentities, checkRefund } from '../order/order-identities.ts';
import { isPaid } from '../order/order-timing.ts';
import { withKnownRates } from '../order/recomputed-rates.ts';
import {
  checkCustomerCurrency,
  getBookedCurrency,
  readBookedAmounts,
} from './currency/booked-currency.ts';
import { bookInvoice, makeInvoiceKey, type InvoiceBooking } from './book-invoice.ts';
import { bookClosing, type Closing } from './credits/book-closing.ts';
import { listDifferences } from './credits/book-difference.ts';
import { bookPayments } from './book-payments.ts';
import { bookRefunds } from './credits/book-refunds.ts';
import { findStanding, type BookingInput } from './booking-context.ts';
import { carryOver, giveBackTenders } from './credits/carry-over.ts';
import { fingerprintInvoice } from './fingerprint.ts';
import { held, ok, type Hold, type OrHeld } from './hold.ts';
import { findNewestInvoice } from './issue.ts';
import { nameAmounts } from './name-amounts.ts';
import { bookWithCards, listReturnedTenders } from './credits/returned-tenders.ts';
import { listUnknownItems } from './lines/unknown-items.ts';
import { withProductFacts } from './lines/product-facts.ts';
import type {
  BookedDocument,
  BookedInvoice,
  Booking,
  Remark,
  ReturnedTender,
} from './xero-documents.ts';

/**
 * What the books should contain for an order: contact, invoice, payments, credit notes, refunds.
 * Pure: no clock, no I/O. Held with every reason at once where a person has to decide.
 */
export function bookOrder(input: BookingInput): OrHeld<Booking> {
  const { primaryCurrencyCode } = input.order;
  const broken = checkCustomerCurrency(input);
  if (broken.length > 0) return held(...broken);
  const sale = nameReasons(bookSale(input), primaryCurrencyCode);
  if (!sale.ok) return sale;
  const booked = nameReasons(bookDocuments(sale.value), getBookedCurrency(input));
  if (!booked.ok) return booked;
  const { remarks } = booked.value;
  return ok({ ...booked.value, remarks: [...sale.value.remarks, ...remarks] });
}

/** Amounts are read with their currency: the store's, or the one that the order is booked in. */
function nameReasons<T extends { readonly remarks: readonly Remark[] }>(
  booked: OrHeld<T>,
  currency: string,
): OrHeld<T> {
  const name = <Reason extends Hold | Remark>(reason: Reason): Reason =>
    nameAmounts(reason, currency);
  if (!booked.ok) return held(...booked.holds.map(name));
  return ok({ ...booked.value, remarks: booked.value.remarks.map(name) });
}

/** The invoice, and what everything else is booked from. */
interface Sale extends InvoiceBooking {
  readonly given: BookingInput;
  readonly input: BookingInput;
}

function bookSale(given: BookingInput): OrHeld<Sale> {
  const input = bookWithCards(given, makeInvoiceKey(given));
  const refundHold = checkRefund(readOrderAmounts(input.order));
  if (refundHold !== undefined) return held(refundHold);
  const sale = findOrBookInvoice(input);
  return sale.ok ? ok({ ...sale.value, given, input }) : sale;
}

function bookDocuments({ given, input, ...sale }: Sale): OrHeld<Booking> {
  const closing = bookClosing(input);
  if (!closing.ok) return closing;
  const invoice = afterClosing(sale.invoice, closing.value);
  const carried = carryOver(input, closing.value, invoice);
  const differences = listDifferences(input);
  if (!carried.ok) return carried;
  if (!differences.ok) return differences;
  const { toPayMinor, refundedMinor } = readBookedAmounts(input);
  const payments = bookPayments(input, invoice, {
    carried: carried.value,
    differences: differences.value,
    toPayMinor,
  });
  const returned = listReturnedTenders(given.order, invoice);
  const refunds = bookRefunds(input, invoice, {
    refundedMinor,
    earlierMinor: closing.value.refundedMinor,
    differences: differences.value.filter((document) => document.kind === 'creditNote'),
    returned,
  });
  if (!payments.ok || !refunds.ok) {
    return held(...(payments.ok ? [] : payments.holds), ...(refunds.ok ? [] : refunds.holds));
  }
  const documents = [
    ...closing.value.documents,
    invoice,
    ...payments.value,
    ...differences.value,
    ...refunds.value.documents,
    ...carried.value.documents,
  ];
  documents.forEach(assertAddsUp);
  return ok({
    contact: bookContact(input),
    items: listUnknownItems(invoice.lines, input),
    documents,
    remarks: [
      ...refunds.value.remarks,
      ...remarkCancelled(input, invoice, returned),
      ...remarkDraft(invoice),
    ],
  });
}

/**
 * As if what is still to be sent stood, of the credits of invoices before and of what settles the order's
 * documents: before an invoice is credited in whole it has all that belongs to it, whatever was held up on
 * its way, or taken back in part.
 */
export function withUnsettled(input: BookingInput): BookingInput {
  const { posted } = input.context;
  const invoice = findNewestInvoice([...posted.values()]);
  if (invoice === undefined) return input;
  const closing = bookClosing(input);
  const booked = bookDocuments({ given: input, input, invoice, remarks: [] });
  if (!booked.ok || !closing.ok) return input;
  const closingKeys = new Set(closing.value.documents.map(({ key }) => key));
  // What was void by then stays so: a number is given once.
  for (const { key, kind } of input.context.closed.flatMap(({ documents }) => documents)) {
    if (kind === 'invoice' || kind === 'creditNote') closingKeys.delete(key);
  }
  // What nothing stands on needs no money first: all of it is credited against itself.
  const isUsed = [...posted.values()].some(
    (document) => 'invoiceKey' in document && document.invoiceKey === invoice.key,
  );
  const all = new Map(posted);
  const isUnsettled = (document: BookedDocument): boolean => {
    if (closingKeys.has(document.key)) return true;
    if (document.kind === 'payment') return isUsed;
    const settles = document.kind === 'refund' || document.kind === 'allocation';
    return settles && document.needs.every((key) => all.has(key));
  };
  for (const document of booked.value.documents) {
    if (!all.has(document.key) && isUnsettled(document)) all.set(document.key, document);
  }
  return { ...input, context: { ...input.context, posted: all } };
}

/** What an order that ended before it was paid keeps of invoices that were credited in whole. */
export function bookEnd(input: BookingInput): OrHeld<readonly BookedDocument[]> {
  const closing = bookClosing(input);
  if (!closing.ok) return closing;
  const back = giveBackTenders(input, closing.value);
  return back.ok ? ok([...closing.value.documents, ...back.value]) : back;
}

function bookContact({ order, context, rules, info }: BookingInput): Booking['contact'] {
  return makeContact(order, {
    contactNumber: context.contactNumber,
    settings: rules.settings,
    storeName: info.stores.find(({ id }) => id === order.storeId)?.name ?? '',
  });
}

/** Never both in the books: the one before is credited first. */
function afterClosing(invoice: BookedInvoice, { note }: Closing): BookedInvoice {
  if (note === undefined || invoice.needs.includes(note.key)) return invoice;
  return { ...invoice, needs: [...invoice.needs, note.key] };
}

/** The posted invoice while it stands; else a new one, with the products as they were. */
function findOrBookInvoice(input: BookingInput): OrHeld<InvoiceBooking> {
  const { order, context } = input;
  const key = makeInvoiceKey(input);
  const fingerprint = fingerprintInvoice(order, context);
  const standing = findStanding(context, { kind: 'invoice', key, fingerprint });
  if (standing !== undefined) return ok({ invoice: standing, remarks: standing.remarks ?? [] });
  return bookAnew(input);
}

/** The invoice that the order should have by its present facts, whatever stands in Xero. */
export function bookAnew(input: BookingInput): OrHeld<InvoiceBooking> {
  const { context, rules } = input;
  const tableRates = rules.taxes.map((rule) => parseFine(rule.rate));
  const order = withKnownRates(input.order, tableRates);
  const amounts = readOrderAmounts(order);
  const cashIntervalMinor = getCashIntervalMinor(input.info, order.primaryCurrencyCode);
  const { orderDiscountTax } = input.rules.settings;
  const broken = checkOrderIdentities(order, amounts, { cashIntervalMinor, orderDiscountTax });
  if (broken.length > 0) return held(...broken);
  const facts = findNewestInvoice([...context.posted.values()])?.productFacts ?? [];
  const booked = bookInvoice({ ...input, order: withProductFacts(order, facts) }, amounts);
  // The rates as the order has them are its facts, whatever the tax table makes of them.
  const fingerprint = fingerprintInvoice(input.order, context);
  return booked.ok
    ? ok({ ...booked.value, invoice: { ...booked.value.invoice, fingerprint } })
    : booked;
}

/** A paid order that was cancelled keeps its invoice until the money goes back (accounting §7). */
function remarkCancelled(
  input: BookingInput,
  invoice: BookedInvoice,
  returned: readonly ReturnedTender[],
): Remark[] {
  const { order } = input;
  const isEnded = order.orderStatus === 'Cancelled' || order.deleted;
  const backMinor =
    readBookedAmounts(input).refundedMinor + sum(returned.map(({ paidMinor }) => paidMinor));
  const isOpen = backMinor < invoice.totalMinor;
  if (!isEnded || !isPaid(order) || !isOpen) return [];
  return [{ code: 'order.cancelled_but_paid', details: { number: invoice.number } }];
}

/** A draft takes no payment and no credit in Xero: a person has to add them. */
function remarkDraft(invoice: BookedInvoice): Remark[] {
  if (invoice.status !== 'DRAFT') return [];
  return [{ code: 'order.booked_as_draft', details: { number: invoice.number } }];
}

/** Every document that leaves adds up by Xero's own arithmetic; anything else is a bug, never sent. */
function assertAddsUp(document: BookedDocument): void {
  if (document.kind !== 'invoice' && document.kind !== 'creditNote') return;
  const linesMinor = sum(document.lines.map((line) => line.lineMinor));
  const taxMinor = sum(document.lines.map((line) => line.taxMinor));
  const total = document.lineAmountTypes === 'Exclusive' ? linesMinor + taxMinor : linesMinor;
  if (total !== document.totalMinor || taxMinor !== document.taxMinor) {
    throw new DaybookError('booking.does_not_add_up', {
      details: { document: document.number, total: document.totalMinor, lines: total },
    });
  }
}
