import { findUnmapped } from '../../../../sidecar/src/domain/mapping/find-unmapped.ts';
import type { RuleSet } from '../../../../sidecar/src/domain/mapping/rule-set.ts';

const RULES = {
  paymentMethods: [{ systemName: 'Payments.Manual', accountId: 'a' }],
  taxes: [{ rate: '20.0000', taxType: 'OUTPUT2' }],
  revenue: [{ categoryId: 1, accountCode: '200' }],
  shipping: [{ shippingMethod: 'Ground', accountCode: '260' }],
  accounts: { shipping: null },
} as unknown as RuleSet;

const use = (table: string, key: string, orders: number, name = '') => ({
  table,
  key,
  name,
  orders,
});

it('finds what orders used and no rule is for, the most used first, currencies together', () => {
  const used = [
    use('paymentMethods', 'Payments.Manual', 50),
    use('paymentMethods', 'Payments.Stripe', 3),
    use('paymentMethods', 'Payments.Stripe', 4),
    use('taxes', '20', 50),
    use('taxes', '5.0000', 9),
    use('shipping', 'Ground', 20),
    use('shipping', 'Air', 2),
    use('categories', '1', 9, 'Books'),
    use('categories', '2', 1, 'Vouchers'),
    use('products', '9', 80, 'Mug'),
  ];
  expect(findUnmapped(RULES, { used, methods: [] })).toEqual([
    use('taxes', '5.0000', 9, '5.0000'),
    use('paymentMethods', 'Payments.Stripe', 7, 'Payments.Stripe'),
    use('shipping', 'Air', 2, 'Air'),
    use('categories', '2', 1, 'Vouchers'),
  ]);
});

it('names a method that the store has before the first order is paid with it', () => {
  const methods = [
    { systemName: 'Payments.Manual', friendlyName: 'Credit Card' },
    { systemName: 'Payments.PayPal', friendlyName: 'PayPal' },
  ];
  expect(findUnmapped(RULES, { used: [], methods })).toEqual([
    use('paymentMethods', 'Payments.PayPal', 0, 'PayPal'),
  ]);
});

it('asks for nothing that a rule for all the rest is for', () => {
  const rules = {
    ...RULES,
    accounts: { ...RULES.accounts, shipping: '260' },
    revenue: [{ categoryId: null, accountCode: '200' }],
  } as unknown as RuleSet;
  const used = [use('shipping', 'Air', 2), use('categories', '2', 1, 'Vouchers')];
  expect(findUnmapped(rules, { used, methods: [] })).toEqual([]);
});
