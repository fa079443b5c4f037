import {
  changeBackfill,
  type BackfillChange,
} from '../../../sidecar/src/use-cases/past-orders/change-backfill.ts';
import { ADA, BackfillShop, makeOrders } from '../../support/backfill-shop.ts';

let shop: BackfillShop;
beforeEach(async () => {
  shop = await BackfillShop.open();
  shop.orders = makeOrders(150);
});
afterEach(() => shop.close());

function change(backfillId: string, action: BackfillChange['action'], actor = ADA) {
  return changeBackfill(shop.deps, { linkId: shop.link.id, backfillId, action }, actor);
}

async function listAudit(): Promise<string[]> {
  const entries = await shop.uow.stores.audit.listForSubject(shop.link.id, 100);
  return entries.map(({ action, actorName }) => `${actorName}: ${action}`).toReversed();
}

it('the same span again is the one that is running; when that is over, it is another one', async () => {
  const first = await shop.start();
  await shop.readRound();
  expect((await shop.start()).id).toBe(first.id);
  expect((await shop.start({ from: '2026-01-01T00:00:00.000Z', to: first.createdTo })).id).toBe(
    first.id,
  );
  expect(await listAudit()).toEqual(['Ada: backfill started']);
  await shop.readAll();
  expect((await shop.start()).id).not.toBe(first.id);
});

it('the same span again resumes the one that is paused', async () => {
  const { id } = await shop.start();
  await shop.readRound();
  await change(id, 'pause');
  expect(await shop.start()).toMatchObject({ id, state: 'running', afterId: 100 });
});

it('paused it reads nothing, resumed it goes on from where it was; each is in the audit once', async () => {
  const { id } = await shop.start();
  await shop.readRound();
  await change(id, 'pause');
  await change(id, 'pause');
  expect(await shop.readRound()).toBe(false);
  await change(id, 'resume');
  await shop.readAll();
  expect(await shop.find(id)).toMatchObject({ state: 'done', orders: 150 });
  expect(await listAudit()).toEqual([
    'Ada: backfill started',
    'Ada: backfill paused',
    'Ada: backfill resumed',
  ]);
});

it.each(['pause', 'stop'] as const)(
  '%s while the store answers a page: that page is not kept',
  async (action) => {
    const { id } = await shop.start();
    shop.onPage = () => change(id, action);
    await shop.readRound();
    expect(await shop.listKept()).toEqual([]);
    expect(await shop.find(id)).toMatchObject({ afterId: 0, problem: null });
    expect((await shop.find(id)).state).toBe(action === 'pause' ? 'paused' : 'stopped');
  },
);

it('a pause that comes while the store fails to answer stays a pause', async () => {
  const { id } = await shop.start();
  shop.onPage = async () => {
    await change(id, 'pause');
    throw new Error('lost');
  };
  await shop.readRound();
  expect(await shop.find(id)).toMatchObject({ state: 'paused', problem: null });
});

it('resumed while it is failing it asks the store at once', async () => {
  const { id } = await shop.start();
  shop.isDown = true;
  await shop.readRound();
  shop.isDown = false;
  expect(await shop.readRound()).toBe(false);
  await change(id, 'resume');
  await shop.readAll();
  expect(await shop.find(id)).toMatchObject({ state: 'done', orders: 150 });
});

it('stopped it is over: what was read stays, and it is not resumed', async () => {
  const { id } = await shop.start();
  await shop.readRound();
  const { backfill } = await change(id, 'stop');
  expect(backfill).toMatchObject({ state: 'stopped', endedAt: shop.deps.clock.nowIso() });
  expect(await shop.readRound()).toBe(false);
  expect(await shop.listKept()).toHaveLength(100);
  await change(id, 'stop');
  await expect(change(id, 'resume')).rejects.toMatchObject({ code: 'setup.backfill_over' });
});

it('is not there for another shop, nor under another link', async () => {
  const { id } = await shop.start();
  const stranger = { ...ADA, pairingId: 'pairing-2' };
  await expect(change(id, 'stop', stranger)).rejects.toMatchObject({ code: 'setup.link_unknown' });
  const second = { ...shop.link, id: 'other', code: 'D2', storeId: 2 };
  await shop.uow.stores.links.add(second);
  const asked = { linkId: second.id, backfillId: id, action: 'stop' } as const;
  await expect(changeBackfill(shop.deps, asked, ADA)).rejects.toMatchObject({
    code: 'setup.backfill_unknown',
  });
});
