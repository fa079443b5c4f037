import { Decimal } from 'decimal.js';
import type {
  BookedCreditNote,
  BookedDocument,
  BookedInvoice,
  Booking,
} from '../../../sidecar/src/domain/booking/xero-documents.ts';
import type { BookingSettings } from '../../../sidecar/src/domain/mapping/rule-set.ts';
import { computePromisedTaxes, computeXeroTotals } from '../xero-arithmetic.ts';
import type { UnseenOrder } from './make-order.ts';

export function toCents(text: string): number {
  return new Decimal(text).mul(100).toDecimalPlaces(0, Decimal.ROUND_HALF_EVEN).toNumber();
}

/** What is wrong with a booking, by Xero's own arithmetic; nothing when it is right. */
export function findFaults(
  { order, lines, indexes, taxes }: UnseenOrder,
  booking: Booking,
  settings: BookingSettings,
): string[] {
  const invoice = booking.documents.find((document) => document.kind === 'invoice');
  if (invoice === undefined) return ['no invoice'];
  const bought = order.giftCardsUsed.filter((card) => card.purchasedWithOrderItemId !== null);
  const tenders = settings.giftCardUse === 'payment' ? bought : [];
  const tenderedCents = tenders.reduce((sum, card) => sum + toCents(card.usedValue), 0);
  const total = toCents(order.orderTotal) + tenderedCents;
  const paid = sumAmounts(booking.documents, 'payment');
  const isPaid = order.paymentStatus === 'Paid';
  const isTold = booking.remarks.some((remark) => remark.code === 'order.tax_differs');
  return [
    ...(toCents(computeXeroTotals(invoice).total) === total && total >= 0 ? [] : ['total']),
    ...(paid === (isPaid ? total : tenderedCents) ? [] : ['payments']),
    ...(isTold || hasPromisedTax({ ...order, taxRates: taxes }, invoice, settings) ? [] : ['tax']),
    ...(invoice.lines.every(isLineSound) ? [] : ['a line']),
    ...(settings.taxOverride || !invoice.lines.some((line) => line.sendTax) ? [] : ['override']),
    ...(haveTrueRates(lines, indexes, invoice) ? [] : ['a rate']),
  ];
}

function hasPromisedTax(
  order: UnseenOrder['order'],
  invoice: BookedInvoice,
  settings: BookingSettings,
): boolean {
  const { taxByRate } = computeXeroTotals(invoice);
  const promised = computePromisedTaxes(order.taxRates, order.orderTax);
  const rates = new Set([...Object.keys(taxByRate), ...Object.keys(promised)]);
  const isReduced =
    settings.orderDiscountTax === 'priceReduction' &&
    (toCents(order.orderDiscount) > 0 || order.rewardPointsUsed !== null);
  // Rounded to whole units the sum is further below its parts than a small one has to give.
  if (Object.values(promised).some((tax) => toCents(tax) < 0)) {
    const taxes = Object.values(taxByRate).map(toCents);
    const whole = sumOf(taxes);
    const isWhole = isReduced
      ? whole <= toCents(order.orderTax)
      : whole === toCents(order.orderTax);
    return isWhole && taxes.every((tax) => tax >= 0);
  }
  return [...rates].every((rate) => {
    const tax = toCents(taxByRate[rate] ?? '0');
    const nop = toCents(promised[rate] ?? '0');
    return isReduced ? tax >= 0 && tax <= nop : tax === nop;
  });
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

function isLineSound(line: BookedInvoice['lines'][number]): boolean {
  const product = new Decimal(line.unitAmount).mul(line.quantity);
  const amount = product.toDecimalPlaces(2, Decimal.ROUND_HALF_UP).mul(100).toNumber();
  return amount === line.lineMinor && line.quantity > 0 && line.description !== '';
}

/** Each item that was charged tax stands at the very rate it was charged at. */
function haveTrueRates(
  lines: UnseenOrder['lines'],
  indexes: UnseenOrder['indexes'],
  invoice: BookedInvoice,
): boolean {
  return lines.every((line, i) => {
    if (line.cardFace !== null || line.incl.sub(line.excl).lt(0.005)) return true;
    const booked = invoice.lines.find(
      ({ description }) => description.replace(/^\d+ × /, '') === `Product ${indexes[i]}`,
    );
    return Number(booked?.taxRate) === line.rate;
  });
}

function sumAmounts(documents: readonly BookedDocument[], kind: 'payment' | 'refund'): number {
  return documents.reduce(
    (sum, document) =>
      document.kind === kind && 'amountMinor' in document ? sum + document.amountMinor : sum,
    0,
  );
}

/** What is wrong with the refunds of a paid order, `refundedCents` in all. */
export function findRefundFaults(
  invoice: BookedInvoice,
  documents: readonly BookedDocument[],
  refundedCents: number,
): string[] {
  const notes = documents.filter((document) => document.kind === 'creditNote');
  const credited = notes.reduce((sum, note) => sum + toCents(computeXeroTotals(note).total), 0);
  const whole = computeXeroTotals(invoice);
  const hasCards = invoice.lines.some((line) => line.role.startsWith('giftCard'));
  const isWhole = refundedCents === toCents(whole.total) && !hasCards;
  const faults = Object.entries(whole.taxByRate).filter(([rate, tax]) => {
    const back = sumTax(notes, rate);
    return isWhole ? back !== toCents(tax) : back > toCents(tax);
  });
  return [
    ...(credited === refundedCents ? [] : ['credit']),
    ...(sumAmounts(documents, 'refund') === refundedCents ? [] : ['money back']),
    ...faults.map(([rate]) => `tax at ${rate} %`),
  ];
}

function sumTax(notes: readonly BookedCreditNote[], rate: string): number {
  return notes.reduce(
    (sum, note) => sum + toCents(computeXeroTotals(note).taxByRate[rate] ?? '0'),
    0,
  );
}
