import type { WireRuleSet } from '../../../sidecar/src/contract/index.ts';
import { rebaseRules } from '../../../admin-ui/src/features/mappings/rebase-rules.ts';

const base = {
  settings: { dueDays: 0, contactName: 'person' },
  paymentMethods: [{ systemName: 'Stripe', accountId: 'bank' }],
  accounts: { shipping: '200', returns: null },
} as unknown as WireRuleSet;

function change(part: object): WireRuleSet {
  return { ...base, ...part };
}

it('changes go on top of rules in which somebody changed something else', () => {
  const mine = change({
    paymentMethods: [{ systemName: 'Stripe', accountId: 'clearing' }],
    accounts: { shipping: '210', returns: null },
  });
  const theirs = change({
    settings: { dueDays: 14, contactName: 'person' },
    accounts: { shipping: '200', returns: '400' },
  });
  expect(rebaseRules(base, mine, theirs)).toEqual({
    rules: {
      settings: { dueDays: 14, contactName: 'person' },
      paymentMethods: [{ systemName: 'Stripe', accountId: 'clearing' }],
      accounts: { shipping: '210', returns: '400' },
    },
    hasConflict: false,
  });
});

it('where both changed the same, what applies stands and it is said', () => {
  const mine = change({ accounts: { shipping: '210', returns: null } });
  const theirs = change({ accounts: { shipping: '220', returns: null } });
  expect(rebaseRules(base, mine, theirs)).toEqual({ rules: theirs, hasConflict: true });
});

it('the same change by both is no conflict', () => {
  const both = change({ accounts: { shipping: '210', returns: null } });
  expect(rebaseRules(base, both, both)).toEqual({ rules: both, hasConflict: false });
});
