import type { RuleSet, UnfinishedRuleSet } from '../mapping/rule-set.ts';
import type { XeroReference } from '../mapping/xero-reference.ts';
import type { Suggestion, SuggestionReason } from './suggestion.ts';

export interface RulesToCopy {
  readonly rules: RuleSet;
  readonly storeId: number;
  readonly storeName: string;
  /** Accounts and tax rates are those of the organisation: in another one only settings are taken over. */
  readonly isSameOrganisation: boolean;
}

interface Copying {
  readonly suggestion: Suggestion;
  readonly from: RulesToCopy;
  readonly storeId: number;
  readonly reference: XeroReference;
}

/**
 * What a further store of a shop begins with: the settings and mappings of another one, and what is
 * suggested where that one has nothing. Closed months are each organisation's own and not taken over.
 */
export function copyRules(copying: Copying): Suggestion {
  const { suggestion, from } = copying;
  const { lockedPeriod: _asked, ...settings } = from.rules.settings;
  const { noTaxType } = suggestion.ruleSet.settings;
  if (!from.isSameOrganisation) {
    const own = { ...settings, noTaxType, filedUntil: null };
    const { items } = from.rules;
    return { ...suggestion, ruleSet: { ...suggestion.ruleSet, settings: own, items } };
  }
  return copyMappings(copying, settings);
}

function copyMappings(
  { suggestion, from, storeId, reference }: Copying,
  settings: UnfinishedRuleSet['settings'],
): Suggestion {
  const { rules } = from;
  const { ruleSet } = suggestion;
  const methods = takeOwn(rules.paymentMethods, from.storeId, storeId);
  const revenue = takeOwn(rules.revenue, from.storeId, storeId);
  const methodNames = new Set(methods.map(({ systemName }) => systemName));
  const taxKeys = new Set(rules.taxes.map(nameTax));
  const reasons = [
    ...methods.map(({ systemName, accountId }) => {
      const account = reference.accounts.find((entry) => entry.accountId === accountId);
      return { table: 'paymentMethods' as const, key: systemName, choice: account?.name ?? '' };
    }),
    ...rules.taxes.map((rule) => ({
      table: 'taxes' as const,
      key: nameTax(rule),
      choice: rule.taxType,
    })),
  ].map((copied) => ({ ...copied, reason: `As in ${from.storeName}.`, sure: true }));
  const isKnown = ({ table, key }: { readonly table: string; readonly key: string }): boolean =>
    table === 'paymentMethods' ? methodNames.has(key) : table !== 'taxes' || taxKeys.has(key);
  const added = suggestion.reasons.filter((reason) => !isKnown(reason));
  return {
    ruleSet: {
      ...rules,
      settings,
      paymentMethods: [
        ...methods,
        ...ruleSet.paymentMethods.filter(({ systemName }) => !methodNames.has(systemName)),
      ],
      taxes: [...rules.taxes, ...ruleSet.taxes.filter((rule) => !taxKeys.has(nameTax(rule)))],
      revenue,
    },
    reasons: [...dropDoubles(reasons), ...added],
    missing: suggestion.missing.filter((gap) => !isKnown(gap)),
  };
}

/** Rules of that store alone become this one's; those of third stores are none of it. */
function takeOwn<Rule extends { readonly storeId: number | null }>(
  rules: readonly Rule[],
  other: number,
  own: number,
): Rule[] {
  return rules
    .filter(({ storeId }) => storeId === null || storeId === other)
    .map((rule) => (rule.storeId === null ? rule : { ...rule, storeId: own }));
}

function nameTax({ rate, zeroReason }: RuleSet['taxes'][number]): string {
  return zeroReason === null ? rate : `${rate} ${zeroReason}`;
}

/** A method or rate with rules by currency or country is one line to look at. */
function dropDoubles(reasons: readonly SuggestionReason[]): SuggestionReason[] {
  return [...new Map(reasons.map((reason) => [`${reason.table} ${reason.key}`, reason])).values()];
}
