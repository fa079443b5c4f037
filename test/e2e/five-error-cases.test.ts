import { setTimeout as wait } from 'node:timers/promises';
import type { WireOrderRow } from '../../sidecar/src/contract/index.ts';
import { EndToEndShop } from '../support/end-to-end-shop.ts';
import { waitForReadiness, waitForStruckFaults } from '../support/wait-for-shop.ts';

const MINUTE_MS = 60_000;
/** Longer than Daybook goes without looking at what orders are held for. */
const NEXT_LOOK_MS = 16 * MINUTE_MS;
const SALES = '200';

let shop: EndToEndShop;
beforeAll(async () => {
  shop = await EndToEndShop.startInShiftedTime('--orders', '10', '--seed', '3', '--when', 'placed');
}, 60_000);
afterAll(() => shop.stop());

async function placeAndSettle(count: number): Promise<WireOrderRow[]> {
  const ids: number[] = [];
  while (ids.length < count) ids.push((await shop.placePaid()).id);
  await shop.settle();
  return (await shop.client.listOrders()).filter(({ orderId }) => ids.includes(orderId));
}

/** Every order is booked, with nothing missing and nothing twice. */
async function expectBooked(rows: readonly WireOrderRow[]): Promise<void> {
  for (const { orderId } of rows) await shop.waitFor(orderId, 'booked');
  await shop.settle();
  expect(await shop.findDifferences()).toEqual([]);
}

it('contact missing: the customer is made in Xero before the invoice, in the same run', async () => {
  const known = new Set((await shop.readBooks()).contacts.map(({ ContactID }) => ContactID));
  const rows = await placeAndSettle(12);
  await expectBooked(rows);
  const { contacts } = await shop.readBooks();
  expect(contacts.filter(({ ContactID }) => !known.has(ContactID)).length).toBeGreaterThan(0);
  const numbers = contacts.flatMap(({ ContactNumber }) => ContactNumber ?? []);
  expect(new Set(numbers).size).toBe(numbers.length);
}, 60_000);

it('SKU unknown: the order waits with the SKU, and is booked once somebody chose what to do', async () => {
  await shop.changeRules((rules) => ({
    ...rules,
    items: { useItems: true, unknownSku: 'hold' },
  }));
  const rows = await placeAndSettle(12);
  const held = rows.filter(({ state }) => state === 'held');
  expect(held.length).toBeGreaterThan(0);
  for (const { reason } of held) {
    expect(reason?.code).toBe('mapping.item_missing');
    expect(reason?.suggestion).not.toBe('');
  }
  await shop.changeRules((rules) => ({
    ...rules,
    items: { useItems: true, unknownSku: 'createUntracked' },
  }));
  await expectBooked(held);
  await shop.changeRules((rules) => ({
    ...rules,
    items: { useItems: false, unknownSku: 'withoutItem' },
  }));
}, 60_000);

it('rate limit: nothing is an error, nothing is sent meanwhile, and it goes on by itself', async () => {
  await shop.setFaults({ kind: 'minuteLimit', times: 1, seconds: 50 });
  const order = await shop.placePaid();
  await waitForStruckFaults(shop);
  await wait(1500);
  expect((await shop.findRow(order.id))?.state).toBe('sending');
  expect((await shop.client.status()).reviewEntries).toBe(0);
  const calls = await shop.countCalls();
  await wait(1500);
  expect(await shop.countCalls()).toBe(calls);
  await shop.advance(MINUTE_MS);
  const row = await shop.waitFor(order.id, 'booked');
  await expectBooked([row]);
}, 60_000);

it('bad account: its orders wait under one cause, and go on when the account is back', async () => {
  await shop.changeXero({ archiveAccountCode: SALES });
  const rows = await placeAndSettle(4);
  const held = rows.filter(({ state }) => state === 'held');
  expect(held.length).toBeGreaterThan(1);
  expect(held[0]?.reason?.message).toMatch(/Account 200 .*is archived/);
  expect((await shop.client.status()).reviewEntries).toBe(1);
  await shop.changeXero({ restoreAccountCode: SALES });
  await shop.advance(NEXT_LOOK_MS);
  await expectBooked(held);
}, 90_000);

it('bad tax code: its orders wait with the rate’s name, and go on when another is chosen', async () => {
  const { taxes } = await readRules();
  await shop.changeRules((rules) => ({
    ...rules,
    taxes: rules.taxes.map((tax) => ({ ...tax, taxType: 'NOSUCHTAX' })),
  }));
  const rows = await placeAndSettle(4);
  const held = rows.filter(({ state }) => state === 'held');
  expect(held.length).toBeGreaterThan(0);
  expect(held[0]?.reason?.code).toBe('mapping.tax_gone');
  expect(held[0]?.reason?.message).toContain('NOSUCHTAX');
  await shop.changeRules((rules) => ({ ...rules, taxes }));
  await expectBooked(held);
}, 60_000);

async function readRules() {
  const [link] = (await shop.client.status()).links;
  const answer = await shop.client.admin<{
    ruleSet: Parameters<Parameters<EndToEndShop['changeRules']>[0]>[0];
  }>('GET', `/links/${link?.id}/rules`);
  return answer.ruleSet;
}

it('store not answering: what it announced is read when it is back, and nothing is lost', async () => {
  await shop.client.control('/outage', { isDown: true });
  const orders = await shop.place(3);
  await shop.advance(10 * MINUTE_MS);
  await waitForReadiness(shop, /work waits for http/);
  await shop.client.control('/outage', { isDown: false });
  await shop.advance(10 * MINUTE_MS);
  for (const { id } of orders) await shop.waitFor(id, 'booked', 'waiting', 'skipped');
  await shop.settle();
  expect(await shop.findDifferences()).toEqual([]);
}, 90_000);
