import type { WireReviewEntry } from '../../sidecar/src/contract/index.ts';
import { EndToEndShop } from '../support/end-to-end-shop.ts';

let shop: EndToEndShop;

beforeAll(async () => {
  shop = await EndToEndShop.start('--orders', '10', '--seed', '3', '--when', 'placed');
}, 120_000);

afterAll(() => shop.stop());

async function readReview(): Promise<readonly WireReviewEntry[]> {
  const { entries } = await shop.client.admin<{ entries: WireReviewEntry[] }>('GET', '/review');
  return entries;
}

async function readStates(): Promise<readonly string[]> {
  const rows = await shop.client.listOrders();
  return rows.map((row) => `${row.orderId} ${row.state} ${row.reason?.code ?? ''}`).toSorted();
}

async function readLink() {
  const [link] = (await shop.client.status()).links;
  if (link === undefined) throw new Error('no link');
  return link;
}

it('a pause leaves states, reasons and review entries as they are, and sends nothing', async () => {
  await shop.changeRules((rules) => ({
    ...rules,
    accounts: { ...rules.accounts, shipping: null },
  }));
  await shop.place(8);
  await shop.settle();
  const [review, states] = [await readReview(), await readStates()];
  expect(review.length).toBeGreaterThan(0);
  const { id } = await readLink();
  const { invoices } = await shop.xeroCounts();

  await shop.client.admin('POST', `/links/${id}/pause`, {});
  await shop.settle();
  expect(await readReview()).toEqual(review);
  expect(await readStates()).toEqual(states);
  expect(await readLink()).toMatchObject({
    state: 'paused',
    pausedBy: 'Demo admin',
    pausedAt: expect.stringMatching(/^\d{4}-/),
    heldBack: 0,
  });

  const orders = await shop.place(3);
  await shop.waitFor(orders[2]?.id ?? 0, 'new');
  await shop.settle();
  expect((await readLink()).heldBack).toBe(3);
  expect(await readReview()).toEqual(review);
  expect((await shop.xeroCounts()).invoices).toBe(invoices);

  await shop.client.admin('POST', `/links/${id}/resume`, {});
  await shop.settle();
  const after = await readReview();
  expect(after.map((entry) => entry.id)).toEqual(review.map((entry) => entry.id));
  expect(await readStates()).toEqual(expect.arrayContaining([...states]));
  for (const { id: orderId } of orders) await shop.waitFor(orderId, 'booked', 'held', 'skipped');
  expect(await readLink()).toMatchObject({ state: 'live', pausedBy: null, pausedAt: null });
}, 60_000);

it('a sign-in without the organisation that is booked into is refused, and nothing changes', async () => {
  const { organisation } = await shop.client.status();
  const { organisation: own } = await shop.readBooks();
  await shop.changeXero({ isConnected: false });
  await shop.signInNextTo({ tenantId: 'another', name: 'Another Ltd' });
  const answer = await shop.client.admin<{ authorizeUrl: string }>('POST', '/xero/connect', {});
  const consent = await fetch(answer.authorizeUrl, { redirect: 'manual' });
  const page = await fetch(consent.headers.get('location') ?? '');
  expect(page.status).toBe(409);
  expect(await page.text()).toContain(
    `This sign-in brings Another Ltd, but the shop books into ${organisation?.name}.`,
  );
  expect((await shop.client.status()).organisation).toEqual(organisation);
  const organisations = await shop.client.admin<{ tenantId: string }[]>(
    'GET',
    '/xero/organisations',
  );
  expect(organisations.map(({ tenantId }) => tenantId)).not.toContain('another');
  // Signed out altogether, the shop still says what it books into.
  const lost = await shop.client.status();
  expect([lost.stage, lost.organisation?.tenantId]).toEqual(['disconnected', own.tenantId]);

  const again = await shop.client.admin<{ authorizeUrl: string }>('POST', '/xero/connect', {});
  await shop.client.signIn(again.authorizeUrl);
  expect((await shop.client.status()).stage).toBe('live');
});
