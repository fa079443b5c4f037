import { openTestDatabase, type TestDatabase } from '../../support/open-test-database.ts';
import { makeLink, pairing } from '../../support/scripted-pipeline.ts';

const LINK = 'link-1';
const GUID = '11111111-1111-4111-a111-111111111111';

let test: TestDatabase;
beforeEach(async () => {
  test = await openTestDatabase();
  await test.uow.stores.pairings.save(pairing);
  await test.uow.stores.links.add(makeLink(1));
});
afterEach(() => test.database.close());

it('no fee is counted on money that only moved to another customer’s invoice', async () => {
  const base = { linkId: LINK, orderGuid: GUID, kind: 'payment', fingerprint: '', number: '' };
  const booked = { currency: 'GBP', totalMinor: 1200, taxMinor: 0, ruleSetNumber: 1, callId: '' };
  const body = { kind: 'payment', paidOn: '2026-11-20', amountMinor: 1200, currency: 'GBP' };
  const postedAt = '2026-11-20T09:00:00.000Z';
  const rows = [`payment:${GUID}#2`, `payment:${GUID}#2:moved`].map((key, index) => ({
    ...base,
    ...booked,
    kind: 'payment' as const,
    state: 'posted' as const,
    key,
    xeroId: `${index}${GUID.slice(1)}`,
    body,
    postedAt,
  }));
  await test.uow.stores.ledger.add(rows);
  const queued = await test.uow.stores.fees.listQueued(LINK, {
    today: '2026-11-22',
    now: '2026-11-22T09:00:00.000Z',
    limit: 10,
  });
  expect(queued.map(({ payment }) => payment?.amountMinor ?? null)).toEqual([1200, null]);
});
