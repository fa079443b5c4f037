import { Decimal } from 'decimal.js';
import type { WireOrder, WireOrderRow } from '../../contract/index.ts';

interface XeroLine {
  readonly Description?: string;
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
  readonly CreditNote?: { readonly CreditNoteID: string };
}

/** What a customer paid beyond or before invoices, and what of it pays some. */
interface XeroAdvance {
  readonly Allocations: readonly {
    readonly Amount: number;
    readonly Invoice: { readonly InvoiceID: string };
  }[];
}

export interface Books {
  readonly overpayments: readonly XeroAdvance[];
  readonly prepayments: readonly XeroAdvance[];
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
  const taxed = findTaxedCards(orders);
  return rows
    .filter((row) => row.state === 'booked')
    .flatMap((row) => {
      const order = byGuid.get(row.orderGuid);
      return order === undefined
        ? [`${row.number}: not in the store`]
        : compare(row, withCardsOwed(order, taxed), books);
    });
}

/** Items that sold gift cards with tax: what is used of those is taken back from their sale. */
function findTaxedCards(orders: readonly WireOrder[]): ReadonlySet<number> {
  const sold = orders.flatMap(({ items }) => items.filter(({ isGiftCard }) => isGiftCard));
  return new Set(
    sold
      .filter((item) => !new Decimal(item.priceInclTax).eq(item.priceExclTax))
      .map(({ id }) => id),
  );
}

/** The order with those of its gift cards that pay from what the shop owes. */
function withCardsOwed(order: WireOrder, taxed: ReadonlySet<number>): WireOrder {
  const giftCardsUsed = order.giftCardsUsed.filter(
    ({ purchasedWithOrderItemId: id }) => id === null || !taxed.has(id),
  );
  return { ...order, giftCardsUsed };
}

function compare(row: WireOrderRow, order: WireOrder, books: Books): string[] {
  const idsOf = (type: string): Set<string> =>
    new Set(row.documents.filter((document) => document.type === type).map(({ id }) => id));
  const invoiceIds = idsOf('invoice');
  const noteIds = idsOf('creditNote');
  const invoices = books.invoices.filter(({ InvoiceID }) => invoiceIds.has(InvoiceID ?? ''));
  const notes = books.creditNotes.filter(({ CreditNoteID }) => noteIds.has(CreditNoteID ?? ''));
  const standing = books.payments.filter(({ Status }) => Status === 'AUTHORISED');
  const paidIn = standing.filter(({ Invoice }) => invoiceIds.has(Invoice?.InvoiceID ?? ''));
  const paidOut = standing.filter(({ CreditNote }) => noteIds.has(CreditNote?.CreditNoteID ?? ''));
  // What was credited in whole is no part of the order any more.
  const closed = invoices.filter((invoice) => isClosed(invoice, notes));
  const open = invoices.filter((invoice) => !closed.includes(invoice));
  // By whatever invoice of before: one that was voided in Xero left its refunds to the next.
  const current = notes.filter((note) => !isOfAny(note, closed));
  const isOfOpen = (kind: RegExp): XeroDocument[] =>
    current.filter(({ CreditNoteNumber = '' }) => kind.test(CreditNoteNumber));
  const differences = isOfOpen(/-D\d+(-\d+)?$/);
  const left = sum(closed.map(({ Total }) => Total)).sub(
    sum(notes.filter((note) => isOfAny(note, closed)).map(({ Total }) => Total)),
  );
  const toPay = roundCents(order.orderTotal);
  const cards = order.giftCardsUsed
    .filter((card) => card.purchasedWithOrderItemId !== null)
    .reduce((sum, card) => sum.add(roundCents(card.usedValue)), new Decimal(0));
  const isPaid = ['Paid', 'PartiallyRefunded', 'Refunded'].includes(order.paymentStatus);
  const refunded = roundCents(order.refundedAmount);
  // Points are a payment where the shop's rules say so; then the invoice includes them.
  const isByPoints = paidIn.some(({ Reference }) => Reference === 'Reward points');
  const points = roundCents(isByPoints ? (order.rewardPointsUsed?.amount ?? '0') : '0');
  const hasPointsBack = order.orderStatus === 'Cancelled' || order.deleted;
  const pointsBack = hasPointsBack ? points : new Decimal(0);
  // The value of a card that was given back is credited like money; the store forgets the usage.
  const back = sumTotals(isOfOpen(/-CNG\d+(-\d+)?$/));
  const paid = isPaid ? toPay.add(cards).sub(refunded) : cards;
  const checks: [string, Decimal, Decimal][] = [
    ['invoices', new Decimal(1), new Decimal(open.length)],
    ['left of credited invoices', new Decimal(0), left],
    ['total', toPay.add(cards).add(back).add(points), sumTotals(open).sub(sumTotals(differences))],
    [
      'money',
      paid.add(points).sub(pointsBack),
      sumAmounts(paidIn).add(sumAdvances(books, invoiceIds)).sub(sumAmounts(paidOut)),
    ],
    ['credited', refunded, sumTotals(isOfOpen(/-CN\d+(-\d+)?$/))],
    ['points back', pointsBack, sumTotals(isOfOpen(/-CNP\d+(-\d+)?$/))],
    ...compareTaxes(order, { open, differences }, books),
  ];
  return checks
    .filter(([, expected, actual]) => !expected.eq(actual))
    .map(
      ([name, expected, actual]) =>
        `${row.number}: ${name} ${actual.toFixed(2)}, expected ${expected.toFixed(2)}`,
    );
}

/** A credit note is named by its invoice: "-CN" of the whole of it, "-CN500" of a refund, "-D300" of an edit. */
function nameCredit({ CreditNoteNumber = '' }: XeroDocument, invoice: XeroDocument): string {
  const prefix = `${invoice.InvoiceNumber}-`;
  return CreditNoteNumber.startsWith(prefix) ? CreditNoteNumber.slice(prefix.length) : '';
}

function isClosed(invoice: XeroDocument, notes: readonly XeroDocument[]): boolean {
  return notes.some((note) => /^CN(-\d+)?$/.test(nameCredit(note, invoice)));
}

function isOfAny(note: XeroDocument, invoices: readonly XeroDocument[]): boolean {
  return invoices.some((invoice) => /^(CN|D)/.test(nameCredit(note, invoice)));
}

function sumTotals(documents: readonly XeroDocument[]): Decimal {
  return sum(documents.map(({ Total }) => Total));
}

function sumAmounts(payments: readonly XeroPayment[]): Decimal {
  return sum(payments.map(({ Amount }) => Amount));
}

function sumAdvances({ overpayments, prepayments }: Books, ids: ReadonlySet<string>): Decimal {
  const allocations = [...overpayments, ...prepayments].flatMap(({ Allocations }) => Allocations);
  return sum(
    allocations.filter(({ Invoice }) => ids.has(Invoice.InvoiceID)).map(({ Amount }) => Amount),
  );
}

function compareTaxes(
  order: WireOrder,
  { open, differences }: Record<'open' | 'differences', readonly XeroDocument[]>,
  books: Books,
): [string, Decimal, Decimal][] {
  const rates = new Map(
    books.taxRates.map((rate) => [rate.TaxType, new Decimal(rate.EffectiveRate).toString()]),
  );
  const actual = new Map<string, Decimal>();
  const add = (documents: readonly XeroDocument[], sign: 1 | -1): void => {
    // What takes the sale of a card back has the tax of that sale.
    const lines = documents.flatMap(({ LineItems }) => LineItems).filter((it) => !isTakenBack(it));
    for (const line of lines) {
      const rate = rates.get(line.TaxType) ?? '?';
      const tax = new Decimal(line.TaxAmount).mul(sign);
      actual.set(rate, (actual.get(rate) ?? new Decimal(0)).add(tax));
    }
  };
  add(open, 1);
  add(differences, -1);
  const expected = roundTaxes(order);
  const names = new Set([...actual.keys(), ...expected.keys()]);
  return [...names].map((rate) => [
    `tax at ${rate} %`,
    expected.get(rate) ?? new Decimal(0),
    actual.get(rate) ?? new Decimal(0),
  ]);
}

function isTakenBack({ Description = '' }: XeroLine): boolean {
  return Description.startsWith('Gift card used, sold with tax');
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
