import { Decimal } from 'decimal.js';
import type {
  BookedCreditNote,
  BookedInvoice,
} from '../../sidecar/src/domain/booking/xero-documents.ts';

/** Xero's arithmetic written a second time, from facts/xero §4, to check the product's prediction. */
export interface XeroTotals {
  readonly total: string;
  readonly tax: string;
  readonly taxByRate: Readonly<Record<string, string>>;
}

export function computeXeroTotals(
  document: Pick<BookedInvoice | BookedCreditNote, 'lines' | 'lineAmountTypes'>,
): XeroTotals {
  let lines = new Decimal(0);
  let tax = new Decimal(0);
  const byRate = new Map<string, Decimal>();
  for (const line of document.lines) {
    const amount = new Decimal(line.unitAmount)
      .mul(line.quantity)
      .toDecimalPlaces(2, Decimal.ROUND_HALF_UP);
    const rate = new Decimal(line.taxRate);
    const own =
      document.lineAmountTypes === 'Inclusive'
        ? amount.mul(rate).div(rate.add(100))
        : amount.mul(rate).div(100);
    const lineTax = line.sendTax
      ? new Decimal(line.taxMinor).div(100)
      : own.toDecimalPlaces(2, Decimal.ROUND_HALF_UP);
    lines = lines.add(amount);
    tax = tax.add(lineTax);
    byRate.set(line.taxRate, (byRate.get(line.taxRate) ?? new Decimal(0)).add(lineTax));
  }
  const total = document.lineAmountTypes === 'Inclusive' ? lines : lines.add(tax);
  const taxed = [...byRate].filter(([, amount]) => !amount.isZero());
  return {
    total: total.toFixed(2),
    tax: tax.toFixed(2),
    taxByRate: Object.fromEntries(taxed.map(([rate, amount]) => [rate, amount.toFixed(2)])),
  };
}

/** nopCommerce's tax per rate, rounded by largest remainder to its OrderTax. */
export function computePromisedTaxes(
  taxRates: readonly { rate: string; amount: string }[],
  orderTax: string,
): Record<string, string> {
  const rates = taxRates.filter((entry) => !new Decimal(entry.amount).isZero());
  const cents = rates.map((entry) => new Decimal(entry.amount).mul(100));
  const floors = cents.map((amount) => amount.floor());
  const total = new Decimal(orderTax).mul(100).toDecimalPlaces(0, Decimal.ROUND_HALF_EVEN);
  let open = total.sub(floors.reduce((sum, amount) => sum.add(amount), new Decimal(0))).toNumber();
  const order = cents
    .map((amount, i) => ({ i, rest: amount.sub(floors[i] ?? 0) }))
    .sort((a, b) => b.rest.cmp(a.rest) || a.i - b.i);
  while (open !== 0) {
    for (const { i } of open > 0 ? order : [...order].reverse()) {
      if (open === 0) break;
      floors[i] = (floors[i] ?? new Decimal(0)).add(Math.sign(open));
      open -= Math.sign(open);
    }
  }
  return Object.fromEntries(
    rates.map((entry, i) => [
      new Decimal(entry.rate).toString(),
      (floors[i] ?? new Decimal(0)).div(100).toFixed(2),
    ]),
  );
}
