import { BOOKING_CODES } from '../../../../sidecar/src/domain/errors/booking-codes.ts';
import { XERO_CODES } from '../../../../sidecar/src/domain/errors/xero-codes.ts';
import { chooseFix } from '../../../../sidecar/src/domain/review/choose-fix.ts';
import { FIX_KINDS } from '../../../../sidecar/src/domain/review/fix-kinds.ts';

it('every code that can hold an order has a remedy', () => {
  const codes = [...Object.keys(BOOKING_CODES), ...Object.keys(XERO_CODES)];
  expect(Object.keys(FIX_KINDS).toSorted()).toEqual(codes.toSorted());
});

it('what is missing in the mappings is chosen on the spot, and named by the details', () => {
  expect(chooseFix('mapping.payment_missing', { method: 'Payments.Manual' })).toEqual({
    kind: 'paymentAccount',
    method: 'Payments.Manual',
  });
  expect(chooseFix('mapping.tax_missing', { rate: '5', country: 'GB', reason: '' })).toEqual({
    kind: 'taxRate',
    rate: '5',
    country: 'GB',
    reason: '',
  });
  expect(chooseFix('mapping.account_missing', { purpose: 'shipping' })).toEqual({
    kind: 'account',
    account: 'shipping',
  });
});

it('an order without a payment method is looked at, not mapped', () => {
  expect(chooseFix('mapping.payment_missing', { method: 'none' })).toEqual({ kind: 'order' });
});

it('what lies in Xero is checked again', () => {
  expect(chooseFix('organisation.period_locked', {})).toEqual({ kind: 'checkAgain' });
  expect(chooseFix('xero.account_archived', {})).toEqual({ kind: 'checkAgain' });
});
