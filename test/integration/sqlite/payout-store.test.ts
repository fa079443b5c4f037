import type { Payout } from '../../../sidecar/src/ports/payout-store.ts';
import { openTestDatabase, type TestDatabase } from '../../support/open-test-database.ts';
import { makeLink, pairing } from '../../support/scripted-pipeline.ts';

const PAYOUT: Payout = {
  method: 'Payments.Stripe',
  payoutId: 'po_1',
  currency: 'EUR',
  depositMinor: 9860,
  grossMinor: 10000,
  feeMinor: 140,
  otherMinor: 0,
  orders: 2,
  paidOn: '2026-11-03',
  accountId: 'clearing',
  bankAccountId: 'bank',
  stepKeys: [],
  confirmedBy: 'Ann',
  takenBackAt: null,
  confirmedAt: '2026-11-04T10:00:00.000Z',
};

let test: TestDatabase;
beforeEach(async () => {
  test = await openTestDatabase();
  const { pairings, links, payouts } = test.uow.stores;
  await pairings.save(pairing);
  for (const number of [1, 2]) await links.add({ ...makeLink(number), tenantId: 'tenant-1' });
  await links.add(makeLink(3));
  await payouts.add('link-1', PAYOUT, []);
});
afterEach(() => test.database.close());

it('a payout of one store is known in the others of its organisation, and nowhere else', async () => {
  const { payouts } = test.uow.stores;
  expect(await payouts.isOfAnotherStore('link-2', PAYOUT)).toBe(true);
  expect(await payouts.isOfAnotherStore('link-1', PAYOUT)).toBe(false);
  expect(await payouts.isOfAnotherStore('link-3', PAYOUT)).toBe(false);
});

it('another payout that only bears the same name is none of it', async () => {
  const others = [
    { ...PAYOUT, depositMinor: 9861 },
    { ...PAYOUT, paidOn: '2026-11-10' },
    { ...PAYOUT, payoutId: 'po_2' },
    { ...PAYOUT, method: 'Payments.PayPal' },
  ];
  for (const other of others) {
    expect(await test.uow.stores.payouts.isOfAnotherStore('link-2', other)).toBe(false);
  }
});
