import type { WireRuleSet } from '../../../../sidecar/src/contract/index.ts';
import { joinKey, type MappingRow, type MappingTab, type RowSources } from './mapping-row.ts';

/** The account for every method, then those that have one of their own. */
export function listShippingRows(sources: RowSources): MappingRow[] {
  const { rules, used } = sources;
  const uses = used.filter(({ table }) => table === 'shipping');
  const every = makeAccountRow('shipping', 'shipping', sources);
  const known = new Set(rules.shipping.map(({ shippingMethod }) => shippingMethod));
  const others = [...new Set(uses.map(({ key }) => key))]
    .filter((method) => !known.has(method))
    .map((method): MappingRow => ({
      tab: 'shipping',
      key: joinKey('shipping', method),
      name: method,
      note: '',
      kind: 'account',
      value: null,
      inherited: rules.accounts.shipping,
      isMissing: false,
      uses: uses.filter(({ key }) => key === method),
      change: (before, code) => addShipping(before, method, code),
    }));
  const own = rules.shipping.map(({ shippingMethod, accountCode }): MappingRow => {
    const withoutIt = (before: WireRuleSet): WireRuleSet['shipping'] =>
      before.shipping.filter((other) => other.shippingMethod !== shippingMethod);
    return {
      tab: 'shipping',
      key: joinKey('shipping', shippingMethod),
      name: shippingMethod,
      note: '',
      kind: 'account',
      value: accountCode,
      isMissing: false,
      uses: uses.filter(({ key }) => key === shippingMethod),
      change: (before, code) => addShipping(before, shippingMethod, code),
      clear: (before) => ({ ...before, shipping: withoutIt(before) }),
    };
  });
  return [every, ...own, ...others];
}

function addShipping(rules: WireRuleSet, method: string, code: string): WireRuleSet {
  const others = rules.shipping.filter(({ shippingMethod }) => shippingMethod !== method);
  return { ...rules, shipping: [...others, { shippingMethod: method, accountCode: code }] };
}

type AccountName = keyof WireRuleSet['accounts'];

export function listAccountRows(sources: RowSources): MappingRow[] {
  const names = Object.keys(sources.rules.accounts) as AccountName[];
  return names
    .filter((name) => name !== 'shipping')
    .map((name) => makeAccountRow('accounts', name, sources));
}

/** Only what orders have is missing: a shop without gift cards needs no account for them. */
function makeAccountRow(tab: MappingTab, name: AccountName, sources: RowSources): MappingRow {
  const { rules, used, t } = sources;
  const value = rules.accounts[name];
  const uses = used.filter(({ table, key }) => table === 'accounts' && key === name);
  const isMissing = value === null && uses.length > 0;
  const set = (before: WireRuleSet, code: string | null): WireRuleSet => ({
    ...before,
    accounts: { ...before.accounts, [name]: code },
  });
  return {
    tab,
    key: joinKey('accounts', name),
    name: t(`mappings.accounts.${name}`),
    note: value === null && !isMissing ? t('mappings.noAccount') : '',
    kind: 'account',
    value,
    isMissing,
    uses,
    change: set,
    clear: (before) => set(before, null),
  };
}
