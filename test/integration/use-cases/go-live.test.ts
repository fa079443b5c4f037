import { goLive } from '../../../sidecar/src/use-cases/setup/go-live.ts';
import { ADA, BackfillShop, makeOrders } from '../../support/backfill-shop.ts';

let shop: BackfillShop;
beforeEach(async () => {
  shop = await BackfillShop.open();
  shop.orders = makeOrders(120);
});
afterEach(() => shop.close());

function go(from: string) {
  const noContacts = { contacts: [], isLast: true, newestUpdatedAt: null };
  const readContactPage = () => Promise.resolve(noContacts);
  const deps = { ...shop.deps, xero: { ...shop.deps.xero, readContactPage } };
  return goLive(deps, { linkId: shop.link.id, from, bookFirst: null }, ADA);
}

function listBackfills() {
  return shop.uow.stores.backfills.list(shop.link.id, 10);
}

it('goes live while the store is down; the past is taken in when it is back', async () => {
  shop.isDown = true;
  expect(await go('2026-10-01')).toMatchObject({ state: 'live', liveFrom: '2026-10-01' });
  expect(await shop.readRound()).toBe(false);
  shop.isDown = false;
  shop.nowMs += 60_000;
  await shop.readAll();
  expect(await listBackfills()).toMatchObject([
    {
      state: 'done',
      orders: 120,
      // London's days: that one, and today's end.
      createdFrom: '2026-09-30T23:00:00.000Z',
      createdTo: '2026-11-25T00:00:00.000Z',
    },
  ]);
});

it('pressed twice it takes the past in once', async () => {
  await go('2026-10-01');
  shop.nowMs += 60_000;
  await go('2026-10-01');
  expect(await listBackfills()).toHaveLength(1);
});

it('from a day to come there is no past', async () => {
  await go('2026-12-01');
  expect(await listBackfills()).toEqual([]);
});

it('without rules it is refused, and nothing is left behind', async () => {
  await shop.uow.stores.links.update({ ...shop.link, currentRuleSetNumber: null });
  await expect(go('2026-10-01')).rejects.toMatchObject({ code: 'setup.rules_missing' });
  expect(await listBackfills()).toEqual([]);
});
