import type {
  BookedCreditNote,
  BookedDocument,
  BookedInvoice,
} from '../../../sidecar/src/domain/booking/xero-documents.ts';
import { formatMinor, sum } from '../../../sidecar/src/domain/money/amount.ts';
import type { StoreOrder } from '../../../sidecar/src/domain/order/store-order.ts';
import { setUpShop } from '../../support/book-real-order.ts';
import { readRealShops } from '../../support/real-orders.ts';
import { summariseOrders } from '../../support/summarise-orders.ts';
import { computeXeroTotals } from '../../support/xero-arithmetic.ts';

const shops = readRealShops();

type Sale = BookedInvoice | BookedCreditNote;

function isSale(document: BookedDocument): document is Sale {
  return document.kind === 'invoice' || document.kind === 'creditNote';
}

/** Gross and tax by day, account, tax type and tracking; money by day and account. */
function sumAll(documents: readonly BookedDocument[]): Record<string, number> {
  const sums: Record<string, number> = {};
  const add = (key: string, minor: number): void => void (sums[key] = (sums[key] ?? 0) + minor);
  for (const document of documents) {
    if (document.kind === 'allocation') throw new Error('an allocation in a summary');
    if (!isSale(document)) {
      add(`${document.kind} ${document.paidOn} ${document.accountId}`, document.amountMinor);
      continue;
    }
    const { kind, issuedOn, lineAmountTypes, lines } = document;
    for (const { accountCode, taxType, tracking, lineMinor, taxMinor } of lines) {
      const key = `${kind} ${issuedOn} ${accountCode} ${taxType} ${JSON.stringify(tracking)}`;
      add(key, lineMinor + (lineAmountTypes === 'Exclusive' ? taxMinor : 0));
      add(`tax ${key}`, taxMinor);
    }
  }
  return Object.fromEntries(Object.entries(sums).filter(([, minor]) => minor !== 0));
}

/** Every order placed and paid in one hour, so that the summaries are of many. */
function onOneDay(order: StoreOrder): StoreOrder {
  const at = '2026-11-03T10:00:00.000Z';
  return {
    ...order,
    createdOnUtc: at,
    paidDateUtc: order.paidDateUtc === null ? null : at,
    shipments: [],
  };
}

const cases = shops.flatMap((shop) => [
  { ...shop, when: 'as they came' },
  { ...shop, when: 'all on one day', orders: shop.orders.map(onOneDay) },
]);

describe.each(cases)('orders of a running nopCommerce, $name, $when', (shop) => {
  const setup = setUpShop(shop, { postingMode: 'daily' });
  const { summaries, documents } = summariseOrders(shop.orders, setup);

  it('come to the same sums in summaries as by themselves, by day, account and tax type', () => {
    const made = summaries.flatMap(({ head, money }) => [head, money]);
    expect(sumAll(made)).toEqual(sumAll(documents));
  });

  it('make documents that Xero adds up as predicted', () => {
    for (const { head, money } of summaries) {
      const xero = computeXeroTotals(head);
      expect([xero.total, xero.tax]).toEqual([
        formatMinor(head.totalMinor),
        formatMinor(head.taxMinor),
      ]);
      expect(money.amountMinor).toBe(head.totalMinor);
    }
  });

  it('without tax by hand come to the same sums', () => {
    const byXero = summariseOrders(
      shop.orders,
      setUpShop(shop, { postingMode: 'daily', taxOverride: false }),
    );
    const made = byXero.summaries.flatMap(({ head, money }) => [head, money]);
    expect(sumAll(made)).toEqual(sumAll(byXero.documents));
    const lines = byXero.summaries.flatMap(({ head }) => head.lines);
    expect(lines.filter(({ sendTax }) => sendTax)).toEqual([]);
  });
});

/** Lines beyond the first of an account, tax type and tracking in each document. */
function countSecondLines(documents: readonly Sale[]): number {
  return sum(
    documents.map(({ lines }) => {
      const targets = lines.map(({ accountCode, taxType, taxRate, tracking }) =>
        JSON.stringify([accountCode, taxType, taxRate, tracking]),
      );
      return targets.length - new Set(targets).size;
    }),
  );
}

it('a line an account and tax type is enough, but for shops that round cash', () => {
  const made = shops.map((shop) => {
    const setup = setUpShop(shop, { postingMode: 'daily' });
    const summarised = summariseOrders(shop.orders.map(onOneDay), setup);
    return { ...summarised, shop, heads: summarised.summaries.map(({ head }) => head) };
  });
  const orders = sum(made.map(({ inSummaries }) => inSummaries.length));
  expect(orders).toBeGreaterThan(100);
  expect(sum(made.map(({ heads }) => heads.length))).toBeLessThan(orders / 3);
  const second = made.map(({ shop, heads }) => [shop.name, countSecondLines(heads)] as const);
  expect(second.filter(([name, lines]) => lines > 1 && !name.includes('cash'))).toEqual([]);
});
