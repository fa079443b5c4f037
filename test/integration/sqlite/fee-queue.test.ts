import type { LedgerRow } from '../../../sidecar/src/ports/ledger-store.ts';
import { openTestDatabase, type TestDatabase } from '../../support/open-test-database.ts';
import { makeLink, pairing } from '../../support/scripted-pipeline.ts';

const LINK = 'link-1';
const GUID = '11111111-1111-4111-a111-111111111111';
const XERO_ID = '22222222-2222-4222-a222-222222222222';

let test: TestDatabase;
beforeEach(async () => {
  test = await openTestDatabase();
  await test.uow.stores.pairings.save(pairing);
  await test.uow.stores.links.add(makeLink(1));
});
afterEach(() => test.database.close());

function makePayment(fields: Pick<LedgerRow, 'orderGuid' | 'key' | 'summaryKey'>): LedgerRow {
  return {
    linkId: LINK,
    kind: 'payment',
    fingerprint: '',
    xeroId: XERO_ID,
    number: '',
    currency: 'GBP',
    totalMinor: 1200,
    taxMinor: 0,
    ruleSetNumber: 1,
    state: 'posted',
    body: { kind: 'payment', paidOn: '2026-11-20', amountMinor: 1200, currency: 'GBP' },
    callId: '',
    postedAt: '2026-11-20T09:00:00.000Z',
    ...fields,
  };
}

it('a payment in a summary is queued once, however many rows have its id in Xero', async () => {
  await test.uow.stores.ledger.add([
    makePayment({ orderGuid: null, key: 'payment:summary:D1-1', summaryKey: null }),
    makePayment({
      orderGuid: GUID,
      key: `payment:${GUID}`,
      summaryKey: 'invoice:summary:D1-1',
    }),
  ]);
  const queued = await test.uow.stores.fees.listQueued(LINK, {
    today: '2026-11-22',
    now: '2026-11-22T09:00:00.000Z',
    limit: 10,
  });
  expect(queued.map(({ payment }) => payment?.orderGuid ?? null)).toEqual([GUID]);
});
