import type { WireRuleSet } from '../../../../sidecar/src/contract/index.ts';
import { joinKey, type MappingRow, type RowSources, type Use } from './mapping-row.ts';

const USED_TABLES = {
  productId: 'products',
  categoryId: 'categories',
  manufacturerId: 'manufacturers',
  vendorId: 'vendors',
  productType: 'productTypes',
  customerRole: 'customerRoles',
} as const;
export type RevenueBy = keyof typeof USED_TABLES;
export const REVENUE_BY = Object.keys(USED_TABLES) as readonly RevenueBy[];

export function listUsed(by: RevenueBy, used: readonly Use[]): readonly Use[] {
  return used.filter(({ table }) => table === USED_TABLES[by]);
}

/** Products that are sold under many names: the rest is added by hand where it matters. */
const CATEGORIES_SHOWN = 50;

/** The rows that there are, then the categories that go where everything else goes. */
export function listRevenueRows(sources: RowSources): MappingRow[] {
  return [...listOwnRows(sources), ...listOtherCategories(sources)];
}

function listOwnRows({ rules, used, t }: RowSources): MappingRow[] {
  return rules.revenue.map((row) => {
    const { accountCode, ...by } = row;
    const key = joinKey('revenue', ...Object.values(by));
    const isSame = (other: typeof row): boolean => {
      const { accountCode: _, ...its } = other;
      return joinKey('revenue', ...Object.values(its)) === key;
    };
    const fields = (Object.keys(by) as (keyof typeof by)[]).filter((field) => by[field] !== null);
    const uses = fields.flatMap((field) =>
      field === 'storeId'
        ? []
        : listUsed(field, used).filter((use) => use.key === String(by[field])),
    );
    const names = fields.map((field) => {
      const found = uses.find((use) => use.key === String(by[field]))?.name;
      return `${t(`mappings.revenueBy.${field}`)} ${found || String(by[field])}`;
    });
    return {
      tab: 'revenue',
      key,
      name: names.length === 0 ? t('mappings.everything') : names.join(', '),
      note: '',
      kind: 'account',
      value: accountCode,
      isMissing: false,
      uses: fields.length === 1 ? uses : [],
      change: (before, code) => ({
        ...before,
        revenue: before.revenue.map((one) => (isSame(one) ? { ...one, accountCode: code } : one)),
      }),
      // Without the row for everything else any product that nobody thought of would be held.
      ...(fields.length === 0
        ? {}
        : {
            clear: (before: WireRuleSet) => ({
              ...before,
              revenue: before.revenue.filter((one) => !isSame(one)),
            }),
          }),
    };
  });
}

/** Where a category goes that has no row of its own; a choice makes it one. */
function listOtherCategories({ rules, used, t }: RowSources): MappingRow[] {
  const others = rules.revenue.find((row) => isForEverything(row))?.accountCode ?? null;
  const own = new Set(rules.revenue.map(({ categoryId }) => String(categoryId)));
  return listUsed('categoryId', used)
    .filter(({ key }) => !own.has(key))
    .slice(0, CATEGORIES_SHOWN)
    .map((use) => ({
      tab: 'revenue',
      key: joinKey('revenue', null, use.key, null, null, null, null, null),
      name: `${t('mappings.revenueBy.categoryId')} ${use.name || use.key}`,
      note: '',
      kind: 'account',
      value: null,
      inherited: others,
      isMissing: others === null,
      uses: [use],
      change: (before, code) => addRevenue(before, { field: 'categoryId', value: use.key }, code),
    }));
}

function isForEverything(row: WireRuleSet['revenue'][number]): boolean {
  const { accountCode: _, ...by } = row;
  return Object.values(by).every((value) => value === null);
}

export function addRevenue(
  rules: WireRuleSet,
  by: { readonly field: RevenueBy; readonly value: string },
  accountCode: string,
): WireRuleSet {
  const isText = by.field === 'productType' || by.field === 'customerRole';
  const row: WireRuleSet['revenue'][number] = {
    productId: null,
    categoryId: null,
    manufacturerId: null,
    vendorId: null,
    productType: null,
    customerRole: null,
    storeId: null,
    [by.field]: isText ? by.value : Number(by.value),
    accountCode,
  };
  return { ...rules, revenue: [...rules.revenue, row] };
}
