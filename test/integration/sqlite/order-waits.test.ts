import { parseLocalDate } from '../../../sidecar/src/domain/time/instant.ts';
import { openTestDatabase, type TestDatabase } from '../../support/open-test-database.ts';
import { readRealShops } from '../../support/real-orders.ts';
import { makeLink, pairing } from '../../support/scripted-pipeline.ts';

const [NOON, LATER, LATEST] = [
  '2026-11-24T12:00:00.000Z',
  '2026-11-24T13:00:00.000Z',
  '2026-11-24T14:00:00.000Z',
] as const;
const order = readRealShops()[0]?.orders[0];
if (order === undefined) throw new Error('no order');
const key = { linkId: 'link-1', orderGuid: order.orderGuid };

let test: TestDatabase;
beforeEach(async () => {
  test = await openTestDatabase();
  await test.uow.stores.pairings.save(pairing);
  await test.uow.stores.links.add(makeLink(1));
  await test.uow.stores.orders.saveSnapshots([
    {
      ...key,
      snapshot: order,
      snapshotHash: 'h1',
      totalMinor: 100,
      storeMinor: 100,
      placedOn: parseLocalDate('2026-11-24'),
      readAt: NOON,
      priority: 1,
    },
  ]);
});
afterEach(() => test.database.close());

async function wait(code: string, waitsFrom: string): Promise<string | null | undefined> {
  const { orders } = test.uow.stores;
  const reason = { code, details: {} };
  await orders.setState({ ...key, state: 'waiting', reason, bookedAsOf: null, waitsFrom });
  return (await orders.find(key))?.waitsSince;
}

it('an order waits since it began to wait for what it waits for now', async () => {
  const { orders } = test.uow.stores;
  expect(await wait('order.waits_for_payment', NOON)).toBe(NOON);
  expect(await wait('order.waits_for_payment', LATER)).toBe(NOON);
  expect(await wait('order.waits_after_void', LATER)).toBe(LATER);
  await orders.setState({ ...key, state: 'booked', reason: null, bookedAsOf: NOON });
  expect((await orders.find(key))?.waitsSince).toBeNull();
  expect(await wait('order.waits_after_void', LATEST)).toBe(LATEST);
});
