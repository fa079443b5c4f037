import { tellOfBankStep } from '../../../sidecar/src/use-cases/payouts/tell-of-bank-step.ts';
import type { StepRow } from '../../../sidecar/src/ports/step-store.ts';
import { openTestDatabase } from '../../support/open-test-database.ts';
import { makeLink, pairing } from '../../support/scripted-pipeline.ts';

const LINK = 'link-1';
const NOW = '2026-11-04T10:00:00.000Z';
const clock = { nowIso: () => NOW, nowMs: () => Date.parse(NOW) };
const GROUP = {
  day: '2026-11-03',
  accountId: 'clearing',
  method: 'Payments.Stripe',
  currency: 'EUR',
  feeAccountCode: '404',
  taxType: 'INPUT2',
};

async function refuse(code: string) {
  const { uow, database } = await openTestDatabase();
  await uow.stores.pairings.save(pairing);
  await uow.stores.links.add(makeLink(1));
  await uow.stores.fees.addDocument(LINK, { key: 'fees:1', group: GROUP, payoutId: null }, [
    { moneyId: 'payment-1', feeMinor: 40 },
  ]);
  const step = { linkId: LINK, key: 'fees:1' } as StepRow;
  const reason = { code, details: { number: 'DB fees' } };
  await uow.transaction((stores) => tellOfBankStep({ clock }, stores, { step, reason }));
  const counted = await uow.stores.fees.listForMoney(LINK, ['payment-1']);
  const later = { today: '2026-11-05', now: '2026-11-04T11:00:00.000Z' };
  const isQueued = await uow.stores.fees.isDue(LINK, later);
  const isDueAtOnce = await uow.stores.fees.isDue(LINK, { ...later, now: NOW });
  const codes = (await uow.stores.review.listOpenCauses(LINK)).map((cause) => cause.code);
  await database.close();
  return { counted: counted.map(({ feeMinor }) => feeMinor), isQueued, isDueAtOnce, codes };
}

it('fees that Xero refused count nothing, and are weighed again later', async () => {
  expect(await refuse('xero.account_archived')).toEqual({
    counted: [],
    isQueued: true,
    isDueAtOnce: false,
    codes: ['fees.not_booked'],
  });
});

it('fees that stand in Xero with another total are a person’s, and never sent again', async () => {
  expect(await refuse('ledger.document_differs')).toEqual({
    counted: [40],
    isQueued: false,
    isDueAtOnce: false,
    codes: ['ledger.document_differs'],
  });
});
