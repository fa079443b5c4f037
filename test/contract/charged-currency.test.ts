import { ruleSetSchema } from '../../sidecar/src/contract/index.ts';

const row = {
  systemName: 'Payments.Stripe',
  storeId: null,
  accountId: 'bank',
  charges: 'customerCurrency',
};

it.each([null, '', 'EURO', 'eur'])(
  'a method that charges the customer’s currency needs its code: not %j',
  (currency) => {
    const { element } = ruleSetSchema.shape.paymentMethods;
    const checked = element.safeParse({ ...row, currency });
    expect(checked.error?.issues).toMatchObject([
      { path: ['currency'], message: expect.stringContaining('such as EUR') },
    ]);
    expect(element.safeParse({ ...row, currency, charges: 'storeCurrency' }).success).toBe(true);
  },
);

it('with its code, it is taken', () => {
  const { element } = ruleSetSchema.shape.paymentMethods;
  expect(element.safeParse({ ...row, currency: 'EUR' }).success).toBe(true);
});
