import {
  eventBatchSchema,
  ruleSetSchema,
  storeEventSchema,
  storeOrderSchema,
  type WireOrder,
  type WireRuleSet,
  type WireStoreInfo,
} from '../../sidecar/src/contract/index.ts';
import type { RuleSet } from '../../sidecar/src/domain/mapping/rule-set.ts';
import type { StoreInfo } from '../../sidecar/src/domain/order/store-info.ts';
import type { StoreOrder } from '../../sidecar/src/domain/order/store-order.ts';
import { setUpShop } from '../support/book-real-order.ts';
import { readRealHistories, readRealShops } from '../support/real-orders.ts';

const shops = readRealShops();

/** The types say it: what a schema lets through is what the domain takes. */
function asOrder(wire: WireOrder): StoreOrder {
  return wire;
}
function asInfo(wire: WireStoreInfo): StoreInfo {
  return wire;
}
function asRules(wire: WireRuleSet): RuleSet {
  return wire;
}

describe('the wire’s order', () => {
  it('is every order of a running nopCommerce', () => {
    const orders = [
      ...shops.flatMap((shop) => shop.orders),
      ...readRealHistories().flatMap((shop) =>
        shop.histories.flatMap(({ steps }) => steps.map(({ order }) => order)),
      ),
    ];
    expect(orders.length).toBeGreaterThan(270);
    for (const order of orders) expect(asOrder(storeOrderSchema.parse(order)).id).toBe(order.id);
  });

  it('ignores unknown fields and keeps what it knows', () => {
    const [order] = shops[0]?.orders ?? [];
    expect(storeOrderSchema.parse({ ...order, surprise: 1 })).not.toHaveProperty('surprise');
  });

  it.each([
    ['a number for money', { orderTotal: 12.5 }, 'orderTotal'],
    ['money that is no decimal', { orderTotal: '12,50' }, 'orderTotal'],
    ['a status that nopCommerce does not have', { paymentStatus: 'Maybe' }, 'paymentStatus'],
    ['a time without zone', { createdOnUtc: '2026-01-01T00:00:00' }, 'createdOnUtc'],
    ['no items', { items: undefined }, 'items'],
    ['more money than sums are exact of', { orderTotal: '100000000000.0000' }, 'orderTotal'],
    ['an exponent', { orderTotal: '1E-7' }, 'orderTotal'],
    ['the empty time of .NET', { paidDateUtc: '0001-01-01T00:00:00Z' }, 'paidDateUtc'],
    ['the last time of .NET', { createdOnUtc: '9999-12-31T23:59:59.9999999Z' }, 'createdOnUtc'],
    ['a day that does not exist', { createdOnUtc: '2026-13-45T00:00:00Z' }, 'createdOnUtc'],
  ])('refuses %s and names the field', (_, change, path) => {
    const parsed = storeOrderSchema.safeParse({ ...shops[0]?.orders[0], ...change });
    expect(parsed.error?.issues[0]?.path[0]).toBe(path);
  });
});

describe('events', () => {
  const event = {
    sequence: 1,
    entity: 'order',
    entityId: 12,
    kind: 'placed',
    occurredOnUtc: '2026-11-24T09:00:00Z',
  };

  it('are checked one by one inside a good envelope', () => {
    expect(eventBatchSchema.parse({ events: [event, 'nonsense'] }).events).toHaveLength(2);
    expect(storeEventSchema.safeParse(event).success).toBe(true);
    expect(storeEventSchema.safeParse('nonsense').success).toBe(false);
    expect(
      storeEventSchema.safeParse({ ...event, kind: 'exploded' }).error?.issues[0]?.path,
    ).toEqual(['kind']);
  });

  it('come at most 500 at a time', () => {
    const events = Array.from({ length: 501 }, () => event);
    expect(eventBatchSchema.safeParse({ events }).success).toBe(false);
  });
});

describe('rule sets', () => {
  it('are what the product itself suggests', () => {
    for (const shop of shops) {
      const { rules } = setUpShop(shop);
      expect(asRules(ruleSetSchema.parse(rules))).toEqual(rules);
    }
    expect(asInfo).toBeDefined();
  });

  it.each([
    ['a number template that is the same for all orders', { invoiceNumberTemplate: 'INV' }],
    ['a comma in the prefix', { invoiceNumberPrefix: 'A,B' }],
    ['a due date in the past', { dueDays: -1 }],
  ])('refuse %s', (_, change) => {
    const [shop] = shops;
    if (shop === undefined) throw new Error('no shop');
    const { rules } = setUpShop(shop);
    const changed = { ...rules, settings: { ...rules.settings, ...change } };
    expect(ruleSetSchema.safeParse(changed).success).toBe(false);
  });
});
