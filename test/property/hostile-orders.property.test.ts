import { storeOrderSchema } from '../../sidecar/src/contract/index.ts';
import {
  listStoreFigures,
  readNetMinor,
} from '../../sidecar/src/domain/comparison/store-figures.ts';
import type { StoreOrder } from '../../sidecar/src/domain/order/store-order.ts';
import { readOrderAmounts } from '../../sidecar/src/domain/order/order-amounts.ts';
import { parseInstant, toLocalDate } from '../../sidecar/src/domain/time/instant.ts';
import { createRandom, type Random } from '../../sidecar/src/sandbox/demo-store/random.ts';
import { bookPlainOrder } from '../support/book-plain-order.ts';
import { makePlainItem, makePlainOrder, priceOrder } from '../support/plain-order.ts';

const ORDERS = 8000;
const seed = Number(process.env['PROPERTY_SEED'] ?? 20_261_129);

const HOSTILE: readonly unknown[] = [
  '0',
  '-0.0000',
  '0.00000001',
  '-12.3400',
  '12.34565',
  '00012.50',
  '99999999999.99999999',
  '-99999999999.99',
  '79228162514264337593543950335',
  '1E-7',
  'NaN',
  'Infinity',
  '',
  null,
  0,
  -1,
  1.5,
  2_147_483_647,
  Number.MAX_SAFE_INTEGER,
  1e21,
  true,
  [],
  {},
  '0001-01-01T00:00:00Z',
  '1901-01-01T00:00:00Z',
  '2026-02-30T24:00:00Z',
  '2999-12-31T23:59:59.9999999Z',
  '9999-12-31T23:59:59Z',
  '\u0000',
  '😀',
  '[+1]',
  '[+&#99999999;1]&#xFFFFFFF;[+99999999999999999999]',
  'Refunded',
  'Cancelled',
  'JPY',
];

type Path = readonly (string | number)[];

function listPaths(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => [
    [...path, name],
    ...listPaths(inner, [...path, name]),
  ]);
}

/** An order of everything, with one to three fields of which nobody knows how they came. */
function makeHostile(order: StoreOrder, paths: readonly Path[], random: Random): unknown {
  const hostile = structuredClone(order) as unknown as Record<string, unknown>;
  for (let count = random.int(1, 3); count > 0; count -= 1) {
    const path = random.pick(paths);
    const owner = path
      .slice(0, -1)
      .reduce<unknown>((inner, name) => Object(inner)[name] as unknown, hostile);
    const name = path.at(-1) ?? '';
    if (typeof owner === 'object' && owner !== null) Reflect.set(owner, name, random.pick(HOSTILE));
  }
  return hostile;
}

it(`whatever the wire lets through is kept, and booked or held (seed ${seed})`, () => {
  const random = createRandom(seed);
  const order = makePlainOrder({
    ...priceOrder('20.0000', '24.0000'),
    taxRates: [{ rate: '20.0000', amount: '4.0000' }],
    orderTax: '4.0000',
    items: [makePlainItem({ giftCards: [{ id: 1, amount: '5.0000' }] })],
    checkoutAttributeDescription: 'Wrap: Yes [+&#163;12.00]',
    giftCardsUsed: [{ giftCardId: 5, usedValue: '2.0000', purchasedWithOrderItemId: null }],
    rewardPointsUsed: { points: -100, amount: '1.0000' },
    orderTotal: '21.0000',
  });
  const paths = listPaths(order);
  let accepted = 0;
  for (let index = 0; index < ORDERS; index += 1) {
    const parsed = storeOrderSchema.safeParse(makeHostile(order, paths, random));
    if (!parsed.success) continue;
    accepted += 1;
    const { data } = parsed;
    expect(() => {
      readOrderAmounts(data);
      readNetMinor(data, undefined);
      listStoreFigures(data, 'Inclusive', undefined);
      toLocalDate(parseInstant(data.createdOnUtc), 'Pacific/Auckland');
      bookPlainOrder(data);
    }).not.toThrow();
  }
  expect(accepted).toBeGreaterThan(ORDERS / 20);
});
