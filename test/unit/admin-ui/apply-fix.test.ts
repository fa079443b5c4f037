import { applyFix, type FixSources } from '../../../admin-ui/src/features/review/apply-fix.ts';
import type { WireReviewFix, WireRuleSet } from '../../../sidecar/src/contract/index.ts';

const ANY = { country: null, state: null, taxCategoryId: null, supply: null, zeroReason: null };
const EVERYTHING = {
  productId: null,
  categoryId: null,
  manufacturerId: null,
  vendorId: null,
  productType: null,
  customerRole: null,
  storeId: null,
};
const BANK = { systemName: 'Payments.Manual', storeId: null, currency: null, accountId: 'bank-id' };

const RULES = {
  paymentMethods: [BANK],
  taxes: [{ rate: '20', ...ANY, taxType: 'OUTPUT2' }],
  revenue: [{ ...EVERYTHING, accountCode: '200' }],
  shipping: [{ shippingMethod: 'Ground', accountCode: '200' }],
  accounts: { shipping: null, discounts: '200', returns: '210' },
} as unknown as WireRuleSet;

const SOURCES: FixSources = {
  accounts: [
    {
      accountId: 'bank-id',
      code: '090',
      name: 'Bank',
      type: 'BANK',
      isActive: false,
      takesPayments: true,
      currency: null,
    },
  ],
  categories: [{ id: 7, name: 'Vouchers' }],
};

const apply = (fix: WireReviewFix, choice: string) => applyFix(RULES, { fix, choice }, SOURCES);

it('a payment method gets its account, the others keep theirs', () => {
  const fixed = apply({ kind: 'paymentAccount', method: 'Payments.Stripe' }, 'stripe-id');
  expect(fixed?.paymentMethods).toEqual([
    BANK,
    {
      systemName: 'Payments.Stripe',
      storeId: null,
      currency: null,
      accountId: 'stripe-id',
      charges: 'storeCurrency',
      fees: null,
    },
  ]);
});

it('a rate is chosen for its country; a zero rate for its reason in every country', () => {
  const ofCountry = apply({ kind: 'taxRate', rate: '19', country: 'DE', reason: '' }, 'DE19');
  expect(ofCountry?.taxes.at(-1)).toEqual({ rate: '19', ...ANY, country: 'DE', taxType: 'DE19' });
  const exported = apply({ kind: 'taxRate', rate: '0', country: 'US', reason: 'export' }, 'ZERO');
  expect(exported?.taxes.at(-1)).toEqual({
    rate: '0',
    ...ANY,
    zeroReason: 'export',
    taxType: 'ZERO',
  });
});

it('a sales account is chosen for the category, or for everything else where it has none', () => {
  const [known, unknown] = ['Vouchers', ''].map((category) =>
    apply({ kind: 'revenueAccount', category }, '260')?.revenue.at(-1),
  );
  expect(known).toEqual({ ...EVERYTHING, categoryId: 7, accountCode: '260' });
  expect(unknown).toEqual({ ...EVERYTHING, accountCode: '260' });
});

it('an account that is not usable is replaced wherever it is chosen, and nowhere else', () => {
  const fixed = apply({ kind: 'replaceAccount', account: '200' }, '260');
  expect(fixed?.revenue).toEqual([{ ...EVERYTHING, accountCode: '260' }]);
  expect(fixed?.shipping).toEqual([{ shippingMethod: 'Ground', accountCode: '260' }]);
  expect(fixed?.accounts).toEqual({ shipping: null, discounts: '260', returns: '210' });
  expect(fixed?.paymentMethods).toEqual([BANK]);
});

it.each(['090', 'bank-id'])(
  'a payment account is replaced by its code or its id: %s',
  (account) => {
    const fixed = apply({ kind: 'replaceAccount', account }, 'other-id');
    expect(fixed?.paymentMethods).toEqual([{ ...BANK, accountId: 'other-id' }]);
    expect(fixed?.revenue).toEqual(RULES.revenue);
  },
);

it('what is fixed elsewhere changes no rule, and an account that is not there is not made up', () => {
  expect(apply({ kind: 'order' }, 'x')).toBeUndefined();
  expect(apply({ kind: 'account', account: 'noSuchPurpose' }, '200')).toBeUndefined();
  expect(apply({ kind: 'account', account: 'shipping' }, '300')?.accounts.shipping).toBe('300');
});
