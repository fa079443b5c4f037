import { Decimal } from 'decimal.js';
import type { WireOrder, WireOrderRow } from '../../contract/index.ts';

interface XeroLine {
  readonly TaxType: string;
  readonly TaxAmount: number;
  readonly AccountCode?: string;
  readonly ItemCode?: string;
}

interface XeroDocument {
  readonly InvoiceID?: string;
  readonly InvoiceNumber?: string;
  readonly CreditNoteID?: string;
  readonly CreditNoteNumber?: string;
  readonly Contact: { readonly ContactID: string };
  readonly Total: number;
  readonly Status: string;
  readonly LineItems: readonly XeroLine[];
}

interface XeroPayment {
  readonly Status: string;
  readonly Amount: number;
  readonly Reference?: string;
  readonly Invoice?: { readonly InvoiceID: string };
}

export interface Books {
  readonly invoices: readonly XeroDocument[];
  readonly creditNotes: readonly XeroDocument[];
  readonly payments: readonly XeroPayment[];
  readonly taxRates: readonly { readonly TaxType: string; readonly EffectiveRate: number }[];
}

/**
 * What differs between the store's figures and what Xero holds, by arithmetic of its own: one line a
 * difference. Only booked orders are compared; nothing of the product's own figures is used.
 */
export function findDifferences(
  rows: readonly WireOrderRow[],
  orders: readonly WireOrder[],
  books: Books,
): string[] {
  const byGuid = new Map(orders.map((order) => [order.orderGuid, order]));
  return rows
    .filter((row) => row.state === 'booked')
    .flatMap((row) => {
      const order = byGuid.get(row.orderGuid);
      return order === undefined ? [`${row.number}: not in the store`] : compare(row, order, books);
    });
}

function compare(row: WireOrderRow, order: WireOrder, books: Books): string[] {
  const idsOf = (type: string): Set<string> =>
    new Set(row.documents.filter((document) => document.type === type).map(({ id }) => id));
  const invoiceIds = idsOf('invoice');
  const noteIds = idsOf('creditNote');
  const invoices = books.invoices.filter(({ InvoiceID }) => invoiceIds.has(InvoiceID ?? ''));
  const notes = books.creditNotes.filter(({ CreditNoteID }) => noteIds.has(CreditNoteID ?? ''));
  const payments = books.payments.filter(
    ({ Invoice, Status }) => Status === 'AUTHORISED' && invoiceIds.has(Invoice?.InvoiceID ?? ''),
  );
  const toPay = roundCents(order.orderTotal);
  const cards = order.giftCardsUsed
    .filter((card) => card.purchasedWithOrderItemId !== null)
    .reduce((sum, card) => sum.add(roundCents(card.usedValue)), new Decimal(0));
  const isPaid = ['Paid', 'PartiallyRefunded', 'Refunded'].includes(order.paymentStatus);
  const paid = isPaid ? toPay.add(cards) : cards;
  // Points are a payment where the shop's rules say so; then the invoice includes them.
  const isByPoints = payments.some(({ Reference }) => Reference === 'Reward points');
  const points = roundCents(isByPoints ? (order.rewardPointsUsed?.amount ?? '0') : '0');
  const pointsBack = sum(notes.filter(isPointsBack).map(({ Total }) => Total));
  const hasPointsBack = order.orderStatus === 'Cancelled' || order.deleted;
  // The value of a card that was given back is credited like money; the store forgets the usage.
  const [given, refunds] = [
    notes.filter(isGivenBack),
    notes.filter((note) => !isGivenBack(note) && !isPointsBack(note)),
  ];
  const back = sum(given.map(({ Total }) => Total));
  const checks: [string, Decimal, Decimal][] = [
    ['invoices', new Decimal(1), new Decimal(invoices.length)],
    ['total', toPay.add(cards).add(back).add(points), sum(invoices.map(({ Total }) => Total))],
    ['payments', paid.add(back).add(points), sum(payments.map(({ Amount }) => Amount))],
    ['credited', roundCents(order.refundedAmount), sum(refunds.map(({ Total }) => Total))],
    ['points back', hasPointsBack ? points : new Decimal(0), pointsBack],
    ...compareTaxes(order, invoices, books),
  ];
  return checks
    .filter(([, expected, actual]) => !expected.eq(actual))
    .map(
      ([name, expected, actual]) =>
        `${row.number}: ${name} ${actual.toFixed(2)}, expected ${expected.toFixed(2)}`,
    );
}

function isGivenBack({ CreditNoteNumber = '' }: XeroDocument): boolean {
  return /-CNG\d+$/.test(CreditNoteNumber);
}

function isPointsBack({ CreditNoteNumber = '' }: XeroDocument): boolean {
  return /-CNP\d+$/.test(CreditNoteNumber);
}

function compareTaxes(
  order: WireOrder,
  invoices: readonly XeroDocument[],
  books: Books,
): [string, Decimal, Decimal][] {
  const rates = new Map(
    books.taxRates.map((rate) => [rate.TaxType, new Decimal(rate.EffectiveRate).toString()]),
  );
  const actual = new Map<string, Decimal>();
  for (const line of invoices.flatMap(({ LineItems }) => LineItems)) {
    const rate = rates.get(line.TaxType) ?? '?';
    actual.set(rate, (actual.get(rate) ?? new Decimal(0)).add(line.TaxAmount));
  }
  const expected = roundTaxes(order);
  const names = new Set([...actual.keys(), ...expected.keys()]);
  return [...names].map((rate) => [
    `tax at ${rate} %`,
    expected.get(rate) ?? new Decimal(0),
    actual.get(rate) ?? new Decimal(0),
  ]);
}

/** nopCommerce's tax by rate, rounded by largest remainder so that it sums to OrderTax. */
function roundTaxes(order: WireOrder): Map<string, Decimal> {
  const rates = order.taxRates.filter(({ amount }) => !new Decimal(amount).isZero());
  const exact = rates.map(({ amount }) => new Decimal(amount).mul(100));
  const cents = exact.map((amount) => amount.floor());
  let open = roundCents(order.orderTax).mul(100).sub(sum(cents)).toNumber();
  const ranked = exact
    .map((amount, i) => ({ i, rest: amount.sub(cents[i] ?? 0) }))
    .toSorted((a, b) => b.rest.cmp(a.rest) || a.i - b.i);
  const step = Math.sign(open);
  const queue = step < 0 ? ranked.toReversed() : ranked;
  for (let given = 0; open !== 0 && queue.length > 0; given += 1, open -= step) {
    const index = queue[given % queue.length]?.i ?? 0;
    cents[index] = (cents[index] ?? new Decimal(0)).add(step);
  }
  return new Map(
    rates.map(({ rate }, i) => [
      new Decimal(rate).toString(),
      (cents[i] ?? new Decimal(0)).div(100),
    ]),
  );
}

function roundCents(text: string): Decimal {
  return new Decimal(text).toDecimalPlaces(2, Decimal.ROUND_HALF_EVEN);
}

function sum(values: readonly Decimal.Value[]): Decimal {
  return values.reduce<Decimal>((total, value) => total.add(value), new Decimal(0));
}
