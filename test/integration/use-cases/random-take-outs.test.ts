import type { BookedDocument } from '../../../sidecar/src/domain/booking/xero-documents.ts';
import {
  isInSummary,
  isStandingDocument,
} from '../../../sidecar/src/domain/ledger/ledger-entry.ts';
import { parseMinor, sum } from '../../../sidecar/src/domain/money/amount.ts';
import type { StoreOrder } from '../../../sidecar/src/domain/order/store-order.ts';
import { createRandom } from '../../../sidecar/src/sandbox/demo-store/random.ts';
import type { OrderRecord } from '../../../sidecar/src/ports/order-store.ts';
import { excludeOrder } from '../../../sidecar/src/use-cases/booking/exclude-order.ts';
import { undoOrder } from '../../../sidecar/src/use-cases/booking/undo-order.ts';
import type { SetupDeps } from '../../../sidecar/src/use-cases/setup-deps.ts';
import { readRealShops } from '../../support/real-orders.ts';
import { pairing } from '../../support/scripted-pipeline.ts';
import { SummaryShop } from '../../support/summary-shop.ts';
import { sumUp } from '../../support/summary-undo.ts';

const ANN = { adminId: '1', name: 'Ann', pairingId: pairing.id };
const DAYS = 5;

class History {
  readonly shop: SummaryShop;
  readonly #orders: Map<number, StoreOrder>;
  readonly #random: ReturnType<typeof createRandom>;

  constructor(shop: SummaryShop, orders: readonly StoreOrder[], seed: number) {
    this.shop = shop;
    this.#orders = new Map(orders.map((order) => [order.id, order]));
    this.#random = createRandom(seed);
  }

  /** Orders are refunded, taken out and booked after all, at any time of any day. */
  async run(): Promise<void> {
    await this.shop.read([...this.#orders.values()]);
    for (let day = 0; day < DAYS; day += 1) {
      for (const id of this.#orders.keys()) await this.#act(id);
      await this.shop.work();
      for (const id of this.#orders.keys()) if (this.#random.chance(0.2)) await this.#act(id);
      if (this.#random.chance(0.5)) await this.shop.work();
      await this.shop.endDay();
    }
    await this.shop.endDay();
    await this.shop.endDay();
  }

  async #act(orderId: number): Promise<void> {
    const key = { linkId: this.shop.link.id, orderId };
    const deps = this.shop.deps as SetupDeps;
    if (this.#random.chance(0.2)) return this.#refund(orderId);
    if (!this.#random.chance(0.3)) return;
    const record = await this.shop.uow.stores.orders.findByOrderId(key.linkId, orderId);
    // Of another store.
    if (record === undefined) return;
    if (record.excludedBy === null) {
      await undoOrder(deps, { ...key, reason: 'a test' }, ANN).catch(() => undefined);
    } else {
      await excludeOrder(deps, { ...key, reason: null }, ANN);
    }
  }

  async #refund(orderId: number): Promise<void> {
    const order = this.#orders.get(orderId);
    if (order === undefined) return;
    const left = Number(order.orderTotal) - Number(order.refundedAmount);
    const isPaid = ['Paid', 'PartiallyRefunded'].includes(order.paymentStatus);
    if (!isPaid || left < 2) return;
    const refundedAmount = (Number(order.refundedAmount) + 1.01).toFixed(4);
    const refunded = { ...order, paymentStatus: 'PartiallyRefunded', refundedAmount } as const;
    this.#orders.set(orderId, refunded);
    await this.shop.read([refunded]);
  }

  async listDocuments(): Promise<BookedDocument[]> {
    const { orders, ledger } = this.shop.uow.stores;
    const rows = await ledger.listForOrders(
      await orders.list({ linkId: this.shop.link.id, limit: 1000 }),
    );
    const keys = [...new Set(rows.flatMap(({ summaryKey }) => summaryKey ?? []))];
    const money = keys.map((key) =>
      key.replace(/^invoice:/, 'payment:').replace(/^creditNote:/, 'refund:'),
    );
    const shared = await ledger.findByKeys(this.shop.link.id, [...keys, ...money]);
    const own = rows.filter((row) => !isInSummary(row) && isStandingDocument(row));
    return [...own, ...shared].map(({ body }) => body as BookedDocument);
  }

  /** Each order with what stands of it. */
  async listParts(): Promise<Part[]> {
    const { orders, ledger } = this.shop.uow.stores;
    const records = await orders.list({ linkId: this.shop.link.id, limit: 1000 });
    return Promise.all(
      records.map(async (record) => {
        const rows = (await ledger.listForOrder(record)).filter(isStandingDocument);
        return { record, documents: rows.map(({ body }) => body as BookedDocument) };
      }),
    );
  }
}

interface Part {
  readonly record: OrderRecord;
  readonly documents: readonly BookedDocument[];
}

/** What the customer paid and was paid back; undefined where cards or points paid a part. */
function findMoneyMinor({ snapshot: order }: OrderRecord): number | undefined {
  const { giftCardsUsed, rewardPointsUsed, orderTotal, refundedAmount } = order;
  if (giftCardsUsed.length > 0 || rewardPointsUsed !== null) return undefined;
  return parseMinor(orderTotal) - parseMinor(refundedAmount);
}

function sumMoney(documents: readonly BookedDocument[]): number {
  const sums = Object.entries(sumUp(documents)).filter(([key]) => key.startsWith('money '));
  return sum(sums.map(([, minor]) => minor));
}

it.each([true, false])(
  'orders that are taken out of summaries and put back at random leave nothing, and nothing twice (tax by hand: %s)',
  async (taxOverride) => {
    const counts = { out: 0, again: 0, booked: 0 };
    for (const [at, real] of readRealShops().entries()) {
      const shop = await SummaryShop.open(real, '2027-02-01T12:00:00.000Z', {
        postingMode: 'daily',
        taxOverride,
      });
      const history = new History(shop, real.orders, at + 7);
      await history.run();
      const parts = await history.listParts();
      const all = parts.flatMap(({ documents }) => documents);
      expect(sumUp(await history.listDocuments())).toEqual(sumUp(all));
      for (const { record, documents } of parts) {
        const invoices = documents.filter(({ kind }) => kind === 'invoice');
        if (record.state === 'skipped' && invoices.length > 0) {
          counts.out += 1;
          expect(sumUp(documents, taxOverride)).toEqual({});
        }
        if (record.state !== 'booked' || invoices.length === 0) continue;
        counts[invoices.length > 1 ? 'again' : 'booked'] += 1;
        const moneyMinor = findMoneyMinor(record);
        if (moneyMinor === undefined || record.snapshot.paidDateUtc === null) continue;
        expect(sumMoney(documents)).toBe(moneyMinor);
      }
      await shop.close();
    }
    expect(counts.out).toBeGreaterThan(30);
    expect(counts.again).toBeGreaterThan(10);
    expect(counts.booked).toBeGreaterThan(20);
  },
  240_000,
);
