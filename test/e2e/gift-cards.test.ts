import type { WireOrder, WireOrderDetails } from '../../sidecar/src/contract/index.ts';
import { computeOwed } from '../support/account-balance.ts';
import { EndToEndShop } from '../support/end-to-end-shop.ts';

const LIABILITY = '835';

let shop: EndToEndShop;

beforeAll(async () => {
  shop = await EndToEndShop.startInShiftedTime('--orders', '10', '--seed', '5', '--when', 'placed');
});

afterAll(() => shop.stop());

afterEach(async () => {
  expect(await shop.findDifferences()).toEqual([]);
});

async function readOwed(): Promise<number> {
  return computeOwed(await shop.readBooks(), LIABILITY);
}

const toCents = (text: string): number => Math.round(Number(text) * 100);

/** A paid order that was paid in part by a card of the shop. */
async function placePaidByCard(isWanted: (order: WireOrder) => boolean): Promise<WireOrder> {
  for (let tries = 0; tries < 40; tries += 1) {
    for (const order of await shop.place(20)) {
      const [card] = order.giftCardsUsed;
      const isBought = card !== undefined && card.purchasedWithOrderItemId !== null;
      if (!isBought || !isWanted(order)) continue;
      return order.paymentStatus === 'Pending' ? shop.act(order.id, 'pay') : order;
    }
  }
  throw new Error('nobody pays by gift card');
}

async function readDetails(orderId: number): Promise<WireOrderDetails> {
  const { linkId } = await shop.waitFor(orderId, 'booked');
  return shop.client.admin('GET', `/orders/${linkId}/${orderId}/details`);
}

it('a card’s value that a cancelled order gave back is owed again, and the money once it goes back', async () => {
  const order = await placePaidByCard(({ orderTotal }) => Number(orderTotal) > 5);
  const cardCents = toCents(order.giftCardsUsed[0]?.usedValue ?? '');
  await shop.settle();
  await shop.waitFor(order.id, 'booked');
  const owed = await readOwed();
  await shop.act(order.id, 'refund', '2.00');
  await shop.settle();
  await shop.act(order.id, 'cancelGivingBack');
  await shop.settle();
  const { documents } = await shop.waitFor(order.id, 'booked');
  const notes = documents.filter(({ type }) => type === 'creditNote');
  expect(notes.map(({ total }) => total)).toContain((cardCents / 100).toFixed(2));
  expect(await readOwed()).toBe(owed + cardCents);
  const { comparison } = await readDetails(order.id);
  expect(comparison.rows.filter(({ differs }) => differs)).toEqual([]);
  await shop.act(order.id, 'refundAll');
  await shop.settle();
  const after = await shop.waitFor(order.id, 'booked');
  const credited = after.documents.flatMap(({ type, total }) =>
    type === 'creditNote' ? [toCents(total)] : [],
  );
  expect(credited.reduce((sum, cents) => sum + cents, 0)).toBe(
    toCents(order.orderTotal) + cardCents,
  );
  expect(await readOwed()).toBe(owed + cardCents);
});

it('an order that was cancelled unpaid gives its card back before its invoice is voided', async () => {
  let unpaid: WireOrder | undefined;
  for (let tries = 0; unpaid === undefined && tries < 40; tries += 1) {
    unpaid = (await shop.place(20)).find(
      ({ giftCardsUsed, paymentStatus }) =>
        (giftCardsUsed[0]?.purchasedWithOrderItemId ?? null) !== null &&
        paymentStatus === 'Pending',
    );
  }
  if (unpaid === undefined) throw new Error('nobody pays by gift card');
  await shop.settle();
  await shop.waitFor(unpaid.id, 'booked');
  const owed = await readOwed();
  await shop.act(unpaid.id, 'cancelGivingBack');
  await shop.settle();
  await shop.waitFor(unpaid.id, 'skipped');
  expect(await readOwed()).toBe(owed + toCents(unpaid.giftCardsUsed[0]?.usedValue ?? ''));
});
