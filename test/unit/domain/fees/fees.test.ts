import { makeFeeDocument } from '../../../../sidecar/src/domain/fees/fee-document.ts';
import { estimateFeeMinor } from '../../../../sidecar/src/domain/fees/payment-fee.ts';
import { weighFee } from '../../../../sidecar/src/domain/fees/weigh-fee.ts';

const MONEY = {
  estimateMinor: 100,
  isCounted: false,
  bookedMinor: 0,
  trueMinor: null,
  isPaidOutBefore: false,
};

it.each([
  ['10.00 at 1.4 % + 0.25', 1000, { percent: '1.4', fixed: '0.25' }, 39],
  ['half a cent goes to the even one: 2.5', 100, { percent: '2.5', fixed: '0' }, 2],
  ['half a cent goes to the even one: 3.5', 140, { percent: '2.5', fixed: '0' }, 4],
  [
    'the fixed part does not change which way half a cent goes',
    100,
    { percent: '2.5', fixed: '0.01' },
    4,
  ],
  ['no percentage', 999, { percent: '0', fixed: '0.30' }, 30],
  ['nothing at all', 999, { percent: '0', fixed: '0' }, 0],
])('a fee is a share and a fixed part, to the cent: %s', (_, amountMinor, fees, expected) => {
  expect(estimateFeeMinor(amountMinor, fees)).toBe(expected);
});

it('a payment is counted once, whatever its rules say later', () => {
  expect(weighFee(MONEY)).toBe(100);
  expect(weighFee({ ...MONEY, isCounted: true, bookedMinor: 90 })).toBe(0);
});

it('what a payment that was taken back had counted comes back', () => {
  const counted = { ...MONEY, estimateMinor: null, isCounted: true, bookedMinor: 90 };
  expect(weighFee(counted)).toBe(-90);
  expect(weighFee({ ...MONEY, estimateMinor: null })).toBe(0);
});

it('the payout’s figure is the truth, also for a payment that was taken back since', () => {
  const paidOut = { ...MONEY, isCounted: true, bookedMinor: 90, trueMinor: 85 };
  expect(weighFee(paidOut)).toBe(-5);
  expect(weighFee({ ...paidOut, estimateMinor: null, bookedMinor: 85 })).toBe(0);
});

it('a payment that was booked anew after its money was paid out has no second fee', () => {
  expect(weighFee({ ...MONEY, isPaidOutBefore: true })).toBe(0);
});

it('fees are spent, fees that come back are received, each later document has a number more', () => {
  const document = {
    group: {
      day: '2026-11-03',
      accountId: 'clearing',
      method: 'Payments.Stripe',
      currency: 'EUR',
      feeAccountCode: '404',
      taxType: 'INPUT2',
    },
    on: '2026-11-04',
    linkCode: 'D1',
    sequence: 1,
    contactKey: 'contact:D1-P1',
    gatewayName: 'Stripe',
    totalMinor: 123,
    payments: 2,
  };
  const first = makeFeeDocument(document);
  expect(first).toMatchObject({
    type: 'SPEND',
    on: '2026-11-04',
    reference: 'DB fees Stripe EUR 2026-11-03 D1',
    totalMinor: 123,
    lines: [{ amountMinor: 123, accountCode: '404', taxType: 'INPUT2' }],
  });
  const later = makeFeeDocument({ ...document, sequence: 2, totalMinor: -50 });
  expect(later).toMatchObject({
    type: 'RECEIVE',
    reference: 'DB fees Stripe EUR 2026-11-03 D1-2',
    totalMinor: 50,
  });
  expect(later.key).not.toBe(first.key);
});
