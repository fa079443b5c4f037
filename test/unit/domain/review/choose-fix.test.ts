import { BOOKING_CODES } from '../../../../sidecar/src/domain/errors/booking-codes.ts';
import { MAPPING_CODES } from '../../../../sidecar/src/domain/errors/mapping-codes.ts';
import { CHANGE_CODES } from '../../../../sidecar/src/domain/errors/change-codes.ts';
import { CONTACT_CODES } from '../../../../sidecar/src/domain/errors/contact-codes.ts';
import { FEE_CODES } from '../../../../sidecar/src/domain/errors/fee-codes.ts';
import { XERO_CODES } from '../../../../sidecar/src/domain/errors/xero-codes.ts';
import { canCheckAgain, chooseFix } from '../../../../sidecar/src/domain/review/choose-fix.ts';
import { FIX_KINDS } from '../../../../sidecar/src/domain/review/fix-kinds.ts';
import { listPartsOf } from '../../../../sidecar/src/domain/review/xero-causes.ts';

it('every code that can hold an order has a remedy', () => {
  const codes = [BOOKING_CODES, CHANGE_CODES, CONTACT_CODES, MAPPING_CODES, XERO_CODES].flatMap(
    (group) => Object.keys(group),
  );
  const without = codes.filter(
    (code) => !Object.hasOwn(FIX_KINDS, code) && listPartsOf(code).length === 0,
  );
  expect(without).toEqual([]);
  const known = [...codes, ...Object.keys(FEE_CODES)];
  expect(Object.keys(FIX_KINDS).filter((code) => !known.includes(code))).toEqual([]);
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

it('what was chosen and does not do any more is replaced on the spot', () => {
  expect(chooseFix('mapping.account_archived', { account: '200', name: 'Sales' })).toEqual({
    kind: 'replaceAccount',
    account: '200',
  });
  expect(chooseFix('mapping.tax_gone', { taxType: 'OUTPUT2' })).toEqual({
    kind: 'replaceTaxRate',
    taxType: 'OUTPUT2',
  });
  expect(chooseFix('xero.account_invalid', {})).toEqual({ kind: 'settings' });
});

it('what lies in Xero is checked again, whatever else can be done about it', () => {
  expect(chooseFix('organisation.period_locked', {})).toEqual({ kind: 'checkAgain' });
  for (const code of ['organisation.period_locked', 'mapping.account_archived', 'xero.refused'])
    expect([code, canCheckAgain(code)]).toEqual([code, true]);
  for (const code of ['mapping.payment_missing', 'order.total_off', 'no.such_code'])
    expect([code, canCheckAgain(code)]).toEqual([code, false]);
});

it('fees that were changed in Xero are kept; those that were deleted may be booked again', () => {
  const details = { key: 'fees:A:NZD:2026-11-20:1' };
  expect(chooseFix('fees.deleted_in_xero', details)).toEqual({
    kind: 'bankDocument',
    key: details.key,
    isDeleted: true,
  });
  expect(chooseFix('fees.changed_in_xero', details)).toMatchObject({ isDeleted: false });
});
