import { Decimal } from 'decimal.js';
import type { WireOrder } from '../../sidecar/src/contract/index.ts';
import { computePromisedTaxes } from './xero-arithmetic.ts';
import type { EndToEndShop } from './end-to-end-shop.ts';

interface Document {
  readonly Status: string;
  readonly Total: number;
  readonly AmountPaid?: number;
  readonly RemainingCredit?: number;
  readonly LineItems: readonly { readonly TaxType: string; readonly TaxAmount: number }[];
}

/**
 * What all standing documents in Xero come to, beside what the store says of the orders that are booked,
 * whichever documents they are in. Empty where both agree to the cent.
 */
export async function compareAllBooks(shop: EndToEndShop): Promise<string[]> {
  const [books, rows] = [await shop.readBooks(), await shop.client.listOrders()];
  const booked = new Set(
    rows.filter(({ state }) => state === 'booked').map((row) => row.orderGuid),
  );
  const orders = (await shop.client.storeOrders()).filter(({ orderGuid }) => booked.has(orderGuid));
  const invoices = (books.invoices as unknown as Document[]).filter(isStanding);
  const notes = (books.creditNotes as unknown as Document[]).filter(isStanding);
  const payments = books.payments.filter(({ Status }) => Status === 'AUTHORISED');
  const rates = new Map(
    books.taxRates.map((rate) => [rate.TaxType, new Decimal(rate.EffectiveRate).toString()]),
  );
  const taxes = sumTaxes(invoices, rates);
  const promised = sumPromised(orders);
  const pairs: [string, Decimal, Decimal][] = [
    ['sales', add(orders.map(getWorth)), add(invoices.map(({ Total }) => Total))],
    [
      'credited',
      add(orders.map((it) => round(it.refundedAmount))),
      add(notes.map((it) => it.Total)),
    ],
    [
      'money',
      add(orders.filter(isPaid).map((it) => round(it.orderTotal).add(round(it.refundedAmount)))),
      add(payments.map(({ Amount }) => Amount)).sub(add(orders.map(getCards))),
    ],
    ...[...new Set([...taxes.keys(), ...promised.keys()])].map(
      (rate): [string, Decimal, Decimal] => [
        `tax at ${rate} %`,
        promised.get(rate) ?? new Decimal(0),
        taxes.get(rate) ?? new Decimal(0),
      ],
    ),
  ];
  return pairs
    .filter(([, expected, actual]) => !expected.eq(actual))
    .map(([name, expected, actual]) => `${name}: ${actual.toFixed(2)}, not ${expected.toFixed(2)}`);
}

function isStanding({ Status }: Document): boolean {
  return !['VOIDED', 'DELETED'].includes(Status);
}

function isPaid({ paymentStatus }: WireOrder): boolean {
  return ['Paid', 'PartiallyRefunded', 'Refunded'].includes(paymentStatus);
}

function getCards({ giftCardsUsed }: WireOrder): Decimal {
  const bought = giftCardsUsed.filter((card) => card.purchasedWithOrderItemId !== null);
  return add(bought.map(({ usedValue }) => round(usedValue)));
}

function getWorth(order: WireOrder): Decimal {
  return round(order.orderTotal).add(getCards(order));
}

function sumTaxes(
  documents: readonly Document[],
  rates: ReadonlyMap<string, string>,
): Map<string, Decimal> {
  const sums = new Map<string, Decimal>();
  for (const { TaxType, TaxAmount } of documents.flatMap(({ LineItems }) => LineItems)) {
    const rate = rates.get(TaxType) ?? '?';
    sums.set(rate, (sums.get(rate) ?? new Decimal(0)).add(TaxAmount));
  }
  return sums;
}

function sumPromised(orders: readonly WireOrder[]): Map<string, Decimal> {
  const sums = new Map<string, Decimal>();
  for (const { taxRates, orderTax } of orders) {
    for (const [rate, amount] of Object.entries(computePromisedTaxes(taxRates, orderTax))) {
      sums.set(rate, (sums.get(rate) ?? new Decimal(0)).add(amount));
    }
  }
  return sums;
}

function round(text: string): Decimal {
  return new Decimal(text).toDecimalPlaces(2, Decimal.ROUND_HALF_EVEN);
}

function add(values: readonly Decimal.Value[]): Decimal {
  return values.reduce<Decimal>((total, value) => total.add(value), new Decimal(0));
}
