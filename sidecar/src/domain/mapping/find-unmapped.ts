import { parseFine } from '../money/amount.ts';
import type { RuleSet } from './rule-set.ts';

/** What the orders of a time used, by the names that rules have. */
export interface UsedKey {
  readonly table: string;
  readonly key: string;
  readonly name: string;
  readonly orders: number;
}

/** Something of the store that no rule is for: an order with it would wait. */
export interface Unmapped {
  readonly table: 'paymentMethods' | 'taxes' | 'shipping' | 'categories';
  readonly key: string;
  readonly name: string;
  /** How many of the last orders had it; 0: none has come yet. */
  readonly orders: number;
}

/** Methods, rates and categories that have no place in Xero yet, the most used first. */
export function findUnmapped(
  rules: RuleSet,
  seen: {
    readonly used: readonly UsedKey[];
    readonly methods: readonly { readonly systemName: string; readonly friendlyName: string }[];
  },
): readonly Unmapped[] {
  const used = mergeCurrencies(seen.used);
  const names = new Map(seen.methods.map((method) => [method.systemName, method.friendlyName]));
  const coming = seen.methods
    .filter(
      ({ systemName }) =>
        !used.some(({ key, table }) => table === 'paymentMethods' && key === systemName),
    )
    .map(({ systemName: key, friendlyName: name }) => ({
      table: 'paymentMethods',
      key,
      name,
      orders: 0,
    }));
  return [...used, ...coming]
    .filter((row): row is Unmapped => isMissing(row, rules))
    .map((row) => ({ ...row, name: row.name || (names.get(row.key) ?? row.key) }))
    .toSorted((a, b) => b.orders - a.orders);
}

function isMissing({ table, key }: UsedKey, rules: RuleSet): boolean {
  switch (table) {
    case 'paymentMethods':
      return !rules.paymentMethods.some(({ systemName }) => systemName === key);
    case 'taxes':
      return !rules.taxes.some(({ rate }) => parseFine(rate) === parseFine(key));
    case 'shipping':
      return (
        (rules.accounts.shipping ?? '') === '' &&
        !rules.shipping.some(({ shippingMethod }) => shippingMethod === key)
      );
    case 'categories':
      // Any other rule may be for its products: only where nothing else is, the category says it all.
      return !rules.revenue.some(
        ({ categoryId }) => categoryId === null || String(categoryId) === key,
      );
    default:
      return false;
  }
}

/** Use is told by currency; here it is one row. */
function mergeCurrencies(used: readonly UsedKey[]): UsedKey[] {
  const groups = Map.groupBy(used, ({ table, key }) => `${table} ${key}`);
  return [...groups.values()].flatMap((rows) => {
    const [first] = rows;
    if (first === undefined) return [];
    return [{ ...first, orders: rows.reduce((total, { orders }) => total + orders, 0) }];
  });
}
