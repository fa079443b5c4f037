import { setTimeout as wait } from 'node:timers/promises';
import type {
  WireCheckedAgain,
  WireOrder,
  WireOrderRow,
} from '../../sidecar/src/contract/index.ts';
import { EndToEndShop } from '../support/end-to-end-shop.ts';

const MINUTE_MS = 60_000;
/** A little longer than Daybook goes without looking for a repair. */
const NEXT_LOOK_MS = 16 * MINUTE_MS;
const LOOKS = 'daybook_jobs_total{job="look for repairs",outcome="done"}';
const SALES = '200';

let shop: EndToEndShop;
beforeAll(async () => {
  shop = await EndToEndShop.startInShiftedTime('--orders', '2', '--when', 'placed');
}, 60_000);
afterAll(() => shop.stop());

async function countAccountReads(): Promise<number> {
  const { callsByRoute } = await shop.xeroCounts();
  const routes = Object.entries(callsByRoute).filter(([route]) => /^GET .*Accounts/.test(route));
  expect(routes).toHaveLength(1);
  return routes[0]?.[1] ?? 0;
}

/** Moves the clocks on and waits for the look that is due then. */
async function advanceToLook(): Promise<void> {
  const before = await shop.readMetric(LOOKS);
  await shop.advance(NEXT_LOOK_MS);
  while (!((await shop.readMetric(LOOKS)) > before)) await wait(100);
}

async function checkAgain(): Promise<WireCheckedAgain> {
  const [link] = (await shop.client.status()).links;
  return shop.client.admin('POST', `/links/${link?.id}/review/check-again`, {});
}

/** Not every order is booked to the account for sales: orders until one is held. */
async function placeHeldOrder(): Promise<number> {
  for (let tries = 0; tries < 10; tries += 1) {
    const { id } = await shop.placePaid();
    if ((await shop.waitFor(id, 'held', 'booked')).state === 'held') return id;
  }
  throw new Error('no order is held');
}

async function waitForCode(orderId: number, code: string): Promise<void> {
  let row: WireOrderRow | undefined;
  while (row?.reason?.code !== code) {
    await wait(100);
    row = await shop.findRow(orderId);
  }
}

it('reads nothing more while nothing is held', async () => {
  await shop.settle();
  const before = await shop.countCalls();
  await advanceToLook();
  await advanceToLook();
  expect(await shop.countCalls()).toBe(before);
}, 60_000);

it('an account that was restored lets its orders go with the next look, without a person', async () => {
  await shop.changeXero({ archiveAccountCode: SALES });
  const id = await placeHeldOrder();
  await advanceToLook();
  // Xero refused it; what was read since says so too, and nothing is sent any more.
  await waitForCode(id, 'mapping.account_archived');
  await shop.changeXero({ restoreAccountCode: SALES });
  const before = await countAccountReads();
  await advanceToLook();
  await shop.waitFor(id, 'booked');
  expect(await countAccountReads()).toBe(before + 1);
}, 90_000);

it('a person who repaired it has it booked at once, and pressing again reads nothing', async () => {
  await shop.changeXero({ archiveAccountCode: SALES });
  const id = await placeHeldOrder();
  await shop.changeXero({ restoreAccountCode: SALES });
  const first = await checkAgain();
  expect(first.orders).toBe(1);
  await shop.waitFor(id, 'booked');
  await shop.settle();
  const before = await shop.countCalls();
  expect(await checkAgain()).toEqual({ readAt: first.readAt, orders: 0 });
  expect(await shop.countCalls()).toBe(before);
  await shop.advance(2 * MINUTE_MS);
  expect((await checkAgain()).readAt > first.readAt).toBe(true);
}, 90_000);

it('orders of contacts that were merged in Xero are booked to the one that is left', async () => {
  await shop.place(60);
  await shop.settle();
  const { contacts } = await shop.readBooks();
  const [left, ...merged] = contacts;
  const intoId = left?.ContactID ?? '';
  for (const { ContactID: fromId } of merged) {
    await shop.changeXero({ mergeContact: { fromId, intoId } });
  }
  const orders = await placeOrdersOf(new Set(merged.map((contact) => contact.ContactNumber)));
  await advanceToLook();
  for (const { id } of orders) await shop.waitFor(id, 'booked');
  const { invoices } = await shop.readBooks();
  const numbers = new Set(orders.map(({ customOrderNumber }) => customOrderNumber));
  const booked = invoices.filter(({ InvoiceNumber = '' }) => numbers.has(InvoiceNumber));
  expect(booked.map(({ Contact }) => Contact.ContactID)).toEqual(orders.map(() => intoId));
  expect(await shop.findDifferences()).toEqual([]);
}, 120_000);

/** Customers come by chance: orders until some are of these contacts. */
async function placeOrdersOf(
  contactNumbers: ReadonlySet<string | undefined>,
): Promise<WireOrder[]> {
  const customers = new Set([...contactNumbers].map((number) => number?.split('-C')[1]));
  for (let tries = 0; tries < 10; tries += 1) {
    const placed = await shop.place(20);
    await shop.settle();
    const found = placed.filter(
      ({ customerId, customer }) => !customer.isGuest && customers.has(String(customerId)),
    );
    if (found.length > 0) return found;
  }
  throw new Error('no order of these contacts');
}
