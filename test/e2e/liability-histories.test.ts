import type { WireOrder } from '../../sidecar/src/contract/index.ts';
import { createRandom, type Random } from '../../sidecar/src/sandbox/demo-store/random.ts';
import type { OrderAction } from '../../sidecar/src/sandbox/demo-store/order-actions.ts';
import { computeOwed as computeAccount } from '../support/account-balance.ts';
import { EndToEndShop } from '../support/end-to-end-shop.ts';
import { sumBooks } from '../support/sum-books.ts';

const ORDERS = Number(process.env['HISTORIES'] ?? 300);
const SEED = Number(process.env['HISTORIES_SEED'] ?? 20_261_129);
const ROUNDS = 6;
const CARDS = '835';
const POINTS = '836';
const NEXT_READ_MS = 12 * 60_000;

type StoreAct = OrderAction & { readonly orderId: number };

const isPaid = ({ paymentStatus }: WireOrder): boolean =>
  ['Paid', 'PartiallyRefunded', 'Refunded'].includes(paymentStatus);

function act(order: WireOrder, random: Random): StoreAct | undefined {
  const { id: orderId } = order;
  const isOpen = order.orderStatus !== 'Cancelled';
  const left = Number(order.orderTotal) - Number(order.refundedAmount);
  const isRefundable = ['Paid', 'PartiallyRefunded'].includes(order.paymentStatus) && left > 2;
  const amount = (0.01 + random.next() * (left - 1)).toFixed(2);
  return random.pick<StoreAct>([
    { orderId, action: 'touch' },
    ...(isOpen && order.paymentStatus === 'Pending' ? [{ orderId, action: 'pay' } as const] : []),
    ...(isRefundable ? [{ orderId, action: 'refund', amount } as const] : []),
    ...(isRefundable ? [{ orderId, action: 'refundAll' } as const] : []),
    ...(isOpen ? [{ orderId, action: 'cancelGivingBack' } as const] : []),
    ...(isOpen && random.chance(0.3) ? [{ orderId, action: 'cancel' } as const] : []),
  ]);
}

const toCents = (text: string): number => Math.round(Number(text) * 100);
const sumCents = (texts: readonly string[]): number =>
  texts.reduce((sum, text) => sum + toCents(text), 0);

/**
 * What the shop owes on cards because of an order, by its own figures: those sold at face value, less
 * what was paid back for them, less those used and not given back.
 */
function computeOwed(order: WireOrder): { cents: number; tolerance: number } {
  // Neither sold nor used where nothing came of it.
  if (order.orderStatus === 'Cancelled' && !isPaid(order)) return { cents: 0, tolerance: 0 };
  const sold = order.items.filter(({ isGiftCard }) => isGiftCard);
  const faces = sumCents(sold.flatMap(({ giftCards }) => giftCards.map(({ amount }) => amount)));
  const used = sumCents(
    order.giftCardsUsed
      .filter(({ purchasedWithOrderItemId }) => purchasedWithOrderItemId !== null)
      .map(({ usedValue }) => usedValue),
  );
  const refunded = toCents(order.refundedAmount);
  const toPay = toCents(order.orderTotal);
  // The shop sells cards at their value, and money goes back for goods first.
  const goods = toPay - faces;
  if (faces === 0 || goods >= 0) {
    const paidBack = faces === 0 ? 0 : Math.max(0, refunded - goods);
    return { cents: faces - paidBack - used, tolerance: 0 };
  }
  // A discount took from the cards as well: in proportion, each refund rounded.
  const isPart = refunded > 0 && refunded < toPay;
  return { cents: faces - (faces * refunded) / toPay - used, tolerance: isPart ? 5 : 0 };
}

/** Points are owed less while they are used; a cancelled order gives them back. */
function computePointsOwed(order: WireOrder): number {
  if (order.orderStatus === 'Cancelled') return 0;
  return 0 - toCents(order.rewardPointsUsed?.amount ?? '0');
}

function readOwed(sums: Readonly<Record<string, string>>, account: string): number {
  let cents = 0;
  for (const [key, amount] of Object.entries(sums)) {
    if (key === `money ${account}`) cents -= toCents(amount);
    else if (key.split(' ')[1] === account) cents += toCents(amount);
  }
  return cents;
}

/** Orders from now on are paid with points from an account that owes them. */
async function bookPointsAsOwed(shop: EndToEndShop): Promise<void> {
  const [link] = (await shop.client.status()).links;
  await shop.client.admin('POST', `/links/${link?.id}/accounts`, {
    code: POINTS,
    name: 'Points not used yet',
    type: 'CURRLIAB',
    takesPayments: true,
  });
  await shop.changeRules((rules) => ({
    ...rules,
    settings: { ...rules.settings, rewardPointsUse: 'payment' },
    accounts: { ...rules.accounts, loyaltyLiability: POINTS },
  }));
}

it(`what cards and points are owed is what the shop says, whatever happened to ${ORDERS} orders (seed ${SEED})`, async () => {
  const random = createRandom(SEED);
  const shop = await EndToEndShop.startWithXero(
    { limits: { minute: 1_000_000, day: 10_000_000 }, isXeroInMemory: true },
    '--orders',
    '20',
    '--seed',
    '7',
    '--when',
    'placed',
  );
  try {
    await bookPointsAsOwed(shop);
    const isWithPoints = new Set<number>();
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const { id } of await shop.place(Math.ceil(ORDERS / ROUNDS))) isWithPoints.add(id);
      const orders = await shop.client.storeOrders();
      const acts = orders
        .filter(() => random.chance(0.5))
        .flatMap((order) => act(order, random) ?? []);
      if (random.chance(0.7)) await shop.settle();
      await shop.client.control('/orders/acts', { acts });
      await shop.advance(NEXT_READ_MS);
      await shop.settle();
    }
    const books = await shop.readBooks();
    const rows = await shop.client.listOrders();
    const orders = new Map((await shop.client.storeOrders()).map((order) => [order.id, order]));
    const settled = rows.filter(({ state }) => state === 'booked' || state === 'skipped');
    const owed = settled.flatMap(({ orderId, number }) => {
      const order = orders.get(orderId);
      if (order === undefined) return [];
      const sums = sumBooks(books, String(orderId));
      const points = [isWithPoints.has(orderId) ? computePointsOwed(order) : 0];
      points.push(readOwed(sums, POINTS));
      return [{ number, shop: computeOwed(order), xero: readOwed(sums, CARDS), points }];
    });
    const wrong = owed.filter(({ shop: { cents, tolerance }, xero }) => {
      return Math.abs(cents - xero) > tolerance;
    });
    expect(wrong).toEqual([]);
    expect(owed.filter(({ points: [inShop, inXero] }) => inShop !== inXero)).toEqual([]);
    expect(await shop.findDifferences()).toEqual([]);
    const balance = owed.reduce((sum, { xero }) => sum + xero, 0);
    const isOfNobody = computeAccount(books, CARDS) - balance;
    const held = rows.filter(({ state }) => state === 'held');
    const ofHeld = held.map(({ orderId }) => readOwed(sumBooks(books, String(orderId)), CARDS));
    expect(isOfNobody).toBe(ofHeld.reduce((sum, cents) => sum + cents, 0));
    // Enough of each, or nothing would have been tried.
    const notes = books.creditNotes.map(({ CreditNoteNumber = '' }) => CreditNoteNumber);
    expect(notes.filter((number) => /-CNG\d+$/.test(number)).length).toBeGreaterThan(2);
    expect(notes.filter((number) => /-CNP\d+$/.test(number)).length).toBeGreaterThan(0);
    expect(owed.filter(({ xero }) => xero > 0).length).toBeGreaterThan(ORDERS / 50);
    expect(owed.filter(({ xero }) => xero < 0).length).toBeGreaterThan(2);
    expect(settled.length).toBeGreaterThan(rows.length * 0.8);
  } finally {
    await shop.stop();
  }
}, 600_000);
