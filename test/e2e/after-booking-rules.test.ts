import type {
  WireActivityList,
  WireOrder,
  WireOrderDetails,
  WireOrderRow,
  WireRuleSet,
} from '../../sidecar/src/contract/index.ts';
import { EndToEndShop } from '../support/end-to-end-shop.ts';

const LATER_MS = 20_000;
const NEXT_READ_MS = 11 * 60_000;

let shop: EndToEndShop;
beforeAll(async () => {
  shop = await EndToEndShop.startInShiftedTime('--orders', '4', '--seed', '3', '--when', 'placed');
}, 60_000);
afterAll(() => shop.stop());

const setRules = (settings: Partial<WireRuleSet['settings']>): Promise<void> =>
  shop.changeRules((rules) => ({ ...rules, settings: { ...rules.settings, ...settings } }));

async function placePending(): Promise<WireOrder> {
  for (let tries = 0; tries < 80; tries += 1) {
    const [order] = await shop.place();
    const isPlain = order?.giftCardsUsed.length === 0 && !order.items.some((it) => it.isGiftCard);
    if (order?.paymentStatus === 'Pending' && isPlain && Number(order.orderTotal) > 40) {
      return order;
    }
  }
  throw new Error('the shop sells for ready money only');
}

async function settle(orderId: number): Promise<WireOrderRow> {
  await shop.settle();
  return shop.waitFor(orderId, 'booked', 'skipped', 'held');
}

async function bookUnpaid(): Promise<WireOrderRow> {
  const row = await settle((await placePending()).id);
  await shop.advance(LATER_MS);
  return row;
}

async function readDecision({ linkId, orderId }: WireOrderRow) {
  const { timeline } = await shop.client.admin<WireOrderDetails>(
    'GET',
    `/orders/${linkId}/${orderId}/details`,
  );
  const decided = timeline.find(({ what }) => what === 'difference decided');
  return [decided?.detail, decided?.by];
}

/** What was changed in Xero is read a while later. */
async function waitForDecision(row: WireOrderRow) {
  await shop.advance(NEXT_READ_MS);
  for (let tries = 0; tries < 200; tries += 1) {
    await shop.settle();
    const decision = await readDecision(row);
    if (decision[0] !== undefined) return decision;
  }
  throw new Error(`nothing was decided: ${JSON.stringify(await shop.findRow(row.orderId))}`);
}

it('an order edited after its payment is credited and issued again, and Activity says so', async () => {
  await setRules({ editedAfterPayment: 'reissue' });
  const { id } = await placePending();
  await shop.act(id, 'pay');
  await settle(id);
  await shop.act(id, 'addDiscount', '3.00');
  const row = await settle(id);
  expect([row.state, row.reason]).toEqual(['booked', null]);
  expect(row.documents.filter(({ type }) => type === 'invoice')).toHaveLength(2);
  expect(await readDecision(row)).toEqual(['reissue', 'rule']);
  const { entries } = await shop.client.admin<WireActivityList>('GET', '/activity?limit=100');
  expect(entries.map(({ what }) => what)).toContain('difference decided');
  expect(await shop.findDifferences()).toEqual([]);
});

it('an order edited after its payment is left as it was booked', async () => {
  await setRules({ editedAfterPayment: 'keepBooked' });
  const { id } = await placePending();
  await shop.act(id, 'pay');
  const { documents } = await settle(id);
  const calls = await shop.countCalls();
  await shop.act(id, 'addDiscount', '3.00');
  const row = await settle(id);
  expect([row.state, row.documents]).toEqual(['booked', documents]);
  expect(await readDecision(row)).toEqual(['keepBooked', 'rule']);
  expect(await shop.countCalls()).toBe(calls);
  await setRules({ editedAfterPayment: 'ask' });
});

it('an invoice edited in Xero is put back, or kept', async () => {
  await setRules({ editedInXero: 'restore' });
  const restored = await bookUnpaid();
  const [invoice] = restored.documents;
  const total = async (number = ''): Promise<number | undefined> =>
    (await shop.readBooks()).invoices.find(({ InvoiceNumber }) => InvoiceNumber === number)?.Total;
  const before = await total(invoice?.number);
  await shop.actInXero({ action: 'edit', number: invoice?.number ?? '', amount: 1 });
  expect(await waitForDecision(restored)).toEqual(['restore', 'rule']);
  expect((await settle(restored.orderId)).state).toBe('booked');
  expect(await total(invoice?.number)).toBe(before);
  await setRules({ editedInXero: 'keep' });
  const kept = await bookUnpaid();
  const number = kept.documents[0]?.number ?? '';
  const was = await total(number);
  await shop.actInXero({ action: 'edit', number, amount: 1 });
  expect(await waitForDecision(kept)).toEqual(['keep', 'rule']);
  expect((await settle(kept.orderId)).state).toBe('booked');
  expect(await total(number)).not.toBe(was);
});

it('an invoice voided in Xero is made again, or its order is out of the books', async () => {
  await setRules({ voidedInXero: 'restore' });
  const restored = await bookUnpaid();
  const number = restored.documents[0]?.number ?? '';
  await shop.actInXero({ action: 'void', number });
  expect(await waitForDecision(restored)).toEqual(['restore', 'rule']);
  const again = await settle(restored.orderId);
  expect(again.documents.map((document) => document.number)).toEqual([`${number}-2`]);
  await setRules({ voidedInXero: 'keep' });
  const kept = await bookUnpaid();
  await shop.actInXero({ action: 'void', number: kept.documents[0]?.number ?? '' });
  expect(await waitForDecision(kept)).toEqual(['keep', 'rule']);
  const left = await settle(kept.orderId);
  expect([left.state, left.reason?.code]).toEqual(['skipped', 'order.excluded']);
});
