import { orderHold } from '../../../../sidecar/src/domain/booking/hold.ts';
import { chooseByRule } from '../../../../sidecar/src/domain/reconciliation/choose-by-rule.ts';

type Codes = Parameters<typeof orderHold>[0][];
type Settings = Parameters<typeof chooseByRule>[1];

const ASK: Settings = {
  lockedPeriod: 'hold',
  editedAfterPayment: 'ask',
  editedInXero: 'ask',
  voidedInXero: 'ask',
};

const choose = (codes: Codes, changes: Partial<Settings> = {}, isPaid = true) =>
  chooseByRule(
    codes.map((code) => orderHold(code)),
    { ...ASK, ...changes },
    { isPaid },
  );

it('asks a person unless the shop said otherwise', () => {
  const codes: Codes = [
    'order.changed_after_payment',
    'order.changed_in_closed_period',
    'order.edited_in_xero',
    'order.voided_in_xero',
    'order.credit_note_voided_in_xero',
  ];
  expect(codes.map((code) => choose([code]))).toEqual(codes.map(() => undefined));
});

it('follows the shop’s setting of each', () => {
  expect(choose(['order.changed_after_payment'], { editedAfterPayment: 'reissue' })).toBe(
    'reissue',
  );
  expect(choose(['order.edited_in_xero'], { editedInXero: 'restore' })).toBe('restore');
  expect(choose(['order.voided_in_xero'], { voidedInXero: 'keep' })).toBe('keep');
  expect(choose(['order.credit_note_voided_in_xero'], { voidedInXero: 'restore' })).toBe('restore');
});

it('credits what is not paid and can be neither updated nor voided', () => {
  const open = { lockedPeriod: 'nextOpenDay' } as const;
  expect(choose(['order.changed_in_closed_period'], open, false)).toBe('reissue');
  expect(choose(['order.changed_after_payment'], {}, false)).toBe('reissue');
});

it('asks where several differences call for several choices, or one of them for a person', () => {
  const settings = { editedInXero: 'keep', voidedInXero: 'restore' } as const;
  expect(choose(['order.edited_in_xero', 'order.voided_in_xero'], settings)).toBeUndefined();
  expect(choose(['order.edited_in_xero', 'order.part_paid_in_xero'], settings)).toBeUndefined();
  expect(choose(['order.edited_in_xero', 'order.edited_in_xero'], settings)).toBe('keep');
});
