import type { BookedDocument } from '../../../../sidecar/src/domain/booking/xero-documents.ts';
import { compareOrder } from '../../../../sidecar/src/domain/comparison/compare-order.ts';
import type {
  ComparisonRow,
  OrderComparison,
} from '../../../../sidecar/src/domain/comparison/comparison-row.ts';
import { parseMinor, sum } from '../../../../sidecar/src/domain/money/amount.ts';
import { getCashIntervalMinor } from '../../../../sidecar/src/domain/order/cash-rounding.ts';
import { readOrderAmounts } from '../../../../sidecar/src/domain/order/order-amounts.ts';
import type { BookingSettings } from '../../../../sidecar/src/domain/mapping/rule-set.ts';
import type { StoreOrder } from '../../../../sidecar/src/domain/order/store-order.ts';
import { bookShopOrder, setUpShop } from '../../../support/book-real-order.ts';
import { readRealHistories, readRealShops } from '../../../support/real-orders.ts';

const PAID_BY_OTHERS = ['rewardPoints', 'promotion', 'giftCardUse'];
const LINE_AMOUNTS: readonly BookingSettings['lineAmounts'][] = ['inclusive', 'exclusive'];

const shops = [
  ...readRealShops(),
  ...readRealHistories().map(({ name, country, info, histories }) => ({
    name: `${name}, as orders changed`,
    country,
    info,
    orders: histories.flatMap(({ steps }) => steps.map((step) => step.order)),
  })),
];

function bookAll(
  shop: (typeof shops)[number],
  lineAmounts: BookingSettings['lineAmounts'],
): { order: StoreOrder; documents: readonly BookedDocument[] }[] {
  const setup = setUpShop(shop, { bookWhen: 'placed', lineAmounts });
  const items = shop.orders.flatMap((order) => order.items.map((item) => item.id));
  return shop.orders.flatMap((order) => {
    const outcome = bookShopOrder(order, setup, { bookedGiftCardItems: items });
    if (!('booking' in outcome) || !outcome.booking.ok) return [];
    return [{ order, documents: outcome.booking.value.documents }];
  });
}

function sumRows(rows: readonly ComparisonRow[], side: 'storeMinor' | 'xeroMinor'): number {
  return sum(rows.filter((row) => row.isSummed).map((row) => row[side] ?? 0));
}

function getRow(comparison: OrderComparison, kind: ComparisonRow['kind']): ComparisonRow {
  const row = comparison.rows.find((entry) => entry.kind === kind);
  if (row === undefined) throw new Error(`no row ${kind}`);
  return row;
}

describe.each(shops)('$name', (shop) => {
  it('the store rows sum to the value of the order before it is booked', () => {
    expect(shop.orders.length).toBeGreaterThan(0);
    for (const order of shop.orders) {
      const { rows } = compareOrder(order, []);
      const given = sum(
        rows.filter(({ kind }) => PAID_BY_OTHERS.includes(kind)).map((row) => row.storeMinor ?? 0),
      );
      expect(sumRows(rows, 'storeMinor') - given).toBe(readOrderAmounts(order).valueMinor);
      expect(rows.some((row) => row.differs)).toBe(false);
    }
  });

  it.each(LINE_AMOUNTS)('both sides sum to their totals, and the totals agree: %s', (amounts) => {
    const booked = bookAll(shop, amounts);
    expect(booked.length).toBeGreaterThan(0);
    for (const { order, documents } of booked) {
      const roundingMinor = getCashIntervalMinor(shop.info, order.primaryCurrencyCode);
      const comparison = compareOrder(order, documents, roundingMinor);
      const { rows } = comparison;
      const invoice = documents.find((document) => document.kind === 'invoice');
      const total = getRow(comparison, 'total');
      expect(total.xeroMinor).toBe(invoice?.totalMinor);
      expect(sumRows(rows, 'xeroMinor')).toBe(total.xeroMinor);
      expect(sumRows(rows, 'storeMinor')).toBe(total.storeMinor);
      expect(total).toMatchObject({ storeMinor: total.xeroMinor, differs: false });
      const last = rows.findLast(({ kind }) => kind === 'toPay' || kind === 'total');
      expect(last?.storeMinor).toBe(parseMinor(order.orderTotal));
      // Cents that lie on other rows are no difference, however many they come to.
      expect(rows.filter(({ differs }) => differs)).toEqual([]);
    }
  });

  it.each(LINE_AMOUNTS)('every line in Xero stands beside the store’s own: %s', (amounts) => {
    for (const { order, documents } of bookAll(shop, amounts)) {
      const { rows } = compareOrder(order, documents);
      const unpaired = rows.filter(
        ({ kind, storeMinor, xeroMinor }) =>
          kind !== 'rounding' && kind !== 'tax' && (storeMinor === null || xeroMinor === null),
      );
      expect(unpaired).toEqual([]);
    }
  });
});
