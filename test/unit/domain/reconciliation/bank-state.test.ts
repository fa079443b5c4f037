import type { BankStepBody } from '../../../../sidecar/src/domain/ledger/bank-steps.ts';
import {
  DELETED,
  findBankChange,
  type BankState,
} from '../../../../sidecar/src/domain/reconciliation/bank-state.ts';

const fees: BankStepBody = {
  kind: 'bankTransaction',
  key: 'fees:1',
  needs: [],
  type: 'SPEND',
  contactKey: 'contact:1',
  accountId: 'clearing',
  on: '2026-11-20',
  reference: 'DB fees',
  currency: 'NZD',
  lines: [{ description: 'Fees', amountMinor: 1150, accountCode: '404', taxType: 'INPUT2' }],
  totalMinor: 1150,
};
const transfer: BankStepBody = {
  kind: 'bankTransfer',
  key: 'payout:1:transfer',
  needs: [],
  fromAccountId: 'clearing',
  toAccountId: 'bank',
  on: '2026-11-21',
  amountMinor: 9000,
  currency: 'NZD',
  reference: 'po_1',
};
const seenFees: BankState = {
  kind: 'bankTransaction',
  xeroId: 'one',
  status: 'AUTHORISED',
  on: '2026-11-20',
  accountId: 'clearing',
  toAccountId: null,
  totalMinor: 1150,
  taxMinor: 150,
  accountCodes: ['404'],
};
const seenTransfer: BankState = {
  ...seenFees,
  kind: 'bankTransfer',
  on: '2026-11-21',
  toAccountId: 'bank',
  totalMinor: 9000,
  taxMinor: 0,
  accountCodes: [],
};

const ofFees = (state: BankState | undefined): string | undefined =>
  findBankChange(state, { body: fees, totalMinor: 1150, taxMinor: 150 });
const ofTransfer = (state: BankState | undefined): string | undefined =>
  findBankChange(state, { body: transfer, totalMinor: 9000, taxMinor: 0 });

it('fees and a transfer that stand as they were booked have not changed', () => {
  expect([ofFees(seenFees), ofTransfer(seenTransfer)]).toEqual([undefined, undefined]);
  // Lists may leave lines out.
  expect(ofFees({ ...seenFees, accountCodes: [] })).toBeUndefined();
});

it('what is deleted, voided or not there any more is gone', () => {
  expect(ofFees({ ...seenFees, status: 'DELETED' })).toBe(DELETED);
  expect(ofFees({ ...seenFees, status: 'VOIDED' })).toBe(DELETED);
  expect(ofTransfer(undefined)).toBe(DELETED);
});

it('what was edited is said in words', () => {
  expect(ofFees({ ...seenFees, totalMinor: 1200, taxMinor: 157 })).toBe(
    'amount 11.50 → 12.00, tax 1.50 → 1.57',
  );
  expect(ofFees({ ...seenFees, accountCodes: ['404', '429'] })).toBe('account 404 → 404 and 429');
  expect(ofFees({ ...seenFees, accountId: 'other' })).toBe('another bank account');
  expect(ofTransfer({ ...seenTransfer, on: '2026-11-22' })).toBe('date 2026-11-21 → 2026-11-22');
  expect(ofTransfer({ ...seenTransfer, toAccountId: 'other' })).toBe('another bank account');
});
