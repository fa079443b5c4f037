import type { RuleSet } from '../../../../sidecar/src/domain/mapping/rule-set.ts';
import { copyRules } from '../../../../sidecar/src/domain/suggestion/copy-rules.ts';
import type { Suggestion } from '../../../../sidecar/src/domain/suggestion/suggestion.ts';
import { suggestRuleSet } from '../../../../sidecar/src/domain/suggestion/suggest-rule-set.ts';
import { readRealShops } from '../../../support/real-orders.ts';
import { setUpShop } from '../../../support/book-real-order.ts';

const [shop] = readRealShops();
if (shop === undefined) throw new Error('no shop');
const { info, reference } = setUpShop(shop, { bookWhen: 'placed' });
const suggestion: Suggestion = suggestRuleSet({ info, reference, orders: shop.orders });
const account = reference.accounts[0]?.accountId ?? '';
const method = (systemName: string, storeId: number | null) => ({
  systemName,
  storeId,
  currency: null,
  accountId: account,
  charges: 'storeCurrency' as const,
  fees: null,
});
const rules: RuleSet = {
  ...suggestion.ruleSet,
  settings: {
    ...suggestion.ruleSet.settings,
    lockedPeriod: 'draft',
    filedUntil: '2026-03-31',
    dueDays: 14,
    noTaxType: 'OTHER',
  },
  paymentMethods: [
    method('Payments.Own', 1),
    method('Payments.All', null),
    method('Payments.X', 7),
  ],
  shipping: [{ shippingMethod: 'Ground', accountCode: '260' }],
};

function copy(isSameOrganisation: boolean, given = suggestion): Suggestion {
  const from = { rules, storeId: 1, storeName: 'High Street', isSameOrganisation };
  return copyRules({ suggestion: given, from, storeId: 2, reference });
}

it('takes settings and mappings over; what was of that store alone becomes this one’s', () => {
  const { ruleSet, reasons } = copy(true);
  expect(ruleSet.settings).toMatchObject({ dueDays: 14, noTaxType: 'OTHER' });
  expect(ruleSet.shipping).toEqual(rules.shipping);
  expect(ruleSet.paymentMethods.slice(0, 2)).toEqual([
    method('Payments.Own', 2),
    method('Payments.All', null),
  ]);
  expect(ruleSet.paymentMethods.map(({ storeId }) => storeId)).not.toContain(7);
  expect(reasons).toContainEqual(
    expect.objectContaining({ key: 'Payments.All', reason: 'As in High Street.' }),
  );
});

it('closed months are asked again, whatever the other store does with them', () => {
  for (const isSame of [true, false])
    expect(copy(isSame).ruleSet.settings).not.toHaveProperty('lockedPeriod');
});

it('what the other store has no rule for is suggested, or named as missing', () => {
  const more = {
    ...suggestion,
    missing: [
      { table: 'paymentMethods', key: 'Payments.All' },
      { table: 'paymentMethods', key: 'Payments.New' },
    ],
  };
  expect(copy(true, more).missing).toEqual([{ table: 'paymentMethods', key: 'Payments.New' }]);
});

it('into another organisation only settings go: accounts and tax types are its own', () => {
  const { ruleSet } = copy(false);
  expect(ruleSet.settings).toMatchObject({
    dueDays: 14,
    filedUntil: null,
    noTaxType: suggestion.ruleSet.settings.noTaxType,
  });
  expect(ruleSet.paymentMethods).toEqual(suggestion.ruleSet.paymentMethods);
  expect(ruleSet.shipping).toEqual([]);
});
