import { dependsOn, listPartsOf } from '../../../../sidecar/src/domain/review/xero-causes.ts';

it('a cause that is repaired in Xero names the parts that then look different', () => {
  expect(listPartsOf('mapping.account_archived')).toEqual(['accounts']);
  expect(listPartsOf('contact.doubtful')).toEqual(['contacts']);
  expect(dependsOn('xero.period_locked', new Set(['organisation']))).toBe(true);
  expect(dependsOn('xero.period_locked', new Set(['accounts']))).toBe(false);
});

it('a cause that only a mapping, the order or nobody can repair names none', () => {
  for (const code of ['mapping.payment_missing', 'order.total_off', 'constructor', 'no.such_code'])
    expect(listPartsOf(code)).toEqual([]);
});
