import type { TFunction } from 'i18next';
import type {
  WireChoices,
  WireMappingUse,
  WireRuleSet,
} from '../../../../sidecar/src/contract/index.ts';

export type MappingTab = 'paymentMethods' | 'taxes' | 'revenue' | 'shipping' | 'accounts';
export const MAPPING_TABS = [
  'paymentMethods',
  'taxes',
  'revenue',
  'shipping',
  'accounts',
] as const satisfies readonly MappingTab[];

export type Use = WireMappingUse['used'][number];

/** One choice of the rules: what the store calls it, where it goes, and how to change that. */
export interface MappingRow {
  readonly tab: MappingTab;
  /** The same whatever else changes: for checks, and for files that come back. */
  readonly key: string;
  readonly name: string;
  readonly note: string;
  readonly kind: 'payment' | 'account' | 'tax';
  readonly value: string | null;
  /** Orders use it and nobody has said where it goes. */
  readonly isMissing: boolean;
  readonly uses: readonly Use[];
  readonly change: (rules: WireRuleSet, value: string) => WireRuleSet;
  /** Where it may go without: the row is taken out, or left empty. */
  readonly clear?: (rules: WireRuleSet) => WireRuleSet;
}

export interface RowSources {
  readonly rules: WireRuleSet;
  readonly choices: WireChoices;
  readonly used: readonly Use[];
  readonly t: TFunction;
}

/** The rows of a tab, missing ones first. */
export function listRows(tab: MappingTab, sources: RowSources): readonly MappingRow[] {
  const rows = LISTS[tab](sources);
  return [...rows].sort((a, b) => Number(b.isMissing) - Number(a.isMissing));
}

const LISTS: Readonly<Record<MappingTab, (sources: RowSources) => readonly MappingRow[]>> = {
  paymentMethods: listPaymentRows,
  taxes: listTaxRows,
  revenue: listRevenueRows,
  shipping: listShippingRows,
  accounts: listAccountRows,
};

/** The store's methods, and those that only older orders were paid with. */
function listPaymentRows({ rules, choices, used, t }: RowSources): MappingRow[] {
  const names = new Map(choices.paymentMethods.map((one) => [one.systemName, one.friendlyName]));
  const uses = used.filter(({ table }) => table === 'paymentMethods');
  const mapped = new Set(rules.paymentMethods.map(({ systemName }) => systemName));
  const all = new Set([...names.keys(), ...uses.map(({ key }) => key)]);
  const missing = [...all]
    .filter((systemName) => !mapped.has(systemName))
    .map((systemName) => ({ systemName, storeId: null, currency: null, accountId: '' }));
  return [...missing, ...rules.paymentMethods].map((row) => {
    const { systemName, storeId, currency } = row;
    const isSame = (other: typeof row): boolean =>
      other.systemName === systemName && other.storeId === storeId && other.currency === currency;
    const parts = [
      names.has(systemName) ? '' : t('mappings.forRefunds'),
      storeId === null ? '' : `${t('mappings.revenueBy.storeId')} ${storeId}`,
      currency ?? '',
    ];
    return {
      tab: 'paymentMethods',
      key: joinKey('paymentMethods', systemName, storeId, currency),
      name: names.get(systemName) ?? systemName.replace(/^Payments\./, ''),
      note: parts.filter((part) => part !== '').join(', '),
      kind: 'payment',
      value: row.accountId === '' ? null : row.accountId,
      isMissing: row.accountId === '',
      uses: uses.filter(({ key }) => key === systemName),
      change: (before, accountId) => ({
        ...before,
        paymentMethods: [
          ...before.paymentMethods.filter((other) => !isSame(other)),
          { systemName, storeId, currency, accountId },
        ],
      }),
    };
  });
}

function listTaxRows({ rules, used, t }: RowSources): MappingRow[] {
  const uses = used.filter(({ table }) => table === 'taxes');
  const isRate = (rate: string) => (use: Use) => Number(use.key) === Number(rate);
  const known = rules.taxes.map((row): MappingRow => {
    const { taxType: _, ...conditions } = row;
    const key = joinKey('taxes', ...Object.values(conditions));
    const isSame = (other: typeof row): boolean => {
      const { taxType: __, ...its } = other;
      return joinKey('taxes', ...Object.values(its)) === key;
    };
    return {
      tab: 'taxes',
      key,
      name: `${row.rate} %`,
      note: describeTax(row, t),
      kind: 'tax',
      value: row.taxType,
      isMissing: false,
      uses: uses.filter(isRate(row.rate)),
      change: (before, taxType) => ({
        ...before,
        taxes: before.taxes.map((other) => (isSame(other) ? { ...other, taxType } : other)),
      }),
      clear: (before) => ({ ...before, taxes: before.taxes.filter((other) => !isSame(other)) }),
    };
  });
  const rates = [...new Set(uses.map(({ key }) => key))].filter(
    (rate) => !rules.taxes.some((row) => Number(row.rate) === Number(rate)),
  );
  return [...rates.map((rate) => makeMissingTax(rate, uses.filter(isRate(rate)), t)), ...known];
}

const ANYWHERE = {
  country: null,
  state: null,
  taxCategoryId: null,
  supply: null,
  zeroReason: null,
} as const;

function makeMissingTax(rate: string, uses: readonly Use[], t: TFunction): MappingRow {
  return {
    tab: 'taxes',
    key: joinKey('taxes', rate, null, null, null, null, null),
    name: `${rate} %`,
    note: t('mappings.everywhere'),
    kind: 'tax',
    value: null,
    isMissing: true,
    uses,
    change: (before, taxType) => addTax(before, rate, taxType),
  };
}

/** A rate of the store that has no tax rate in Xero yet, wherever it is charged. */
export function addTax(rules: WireRuleSet, rate: string, taxType: string): WireRuleSet {
  return { ...rules, taxes: [...rules.taxes, { rate, ...ANYWHERE, taxType }] };
}

function describeTax(row: WireRuleSet['taxes'][number], t: TFunction): string {
  const parts = [
    row.zeroReason === null ? '' : t(`mappings.zeroReasons.${row.zeroReason}`),
    row.country ?? '',
    row.state ?? '',
    row.supply === null ? '' : t(`mappings.supplies.${row.supply}`),
    row.taxCategoryId === null ? '' : t('mappings.taxCategory', { id: row.taxCategoryId }),
  ].filter((part) => part !== '');
  return parts.length === 0 ? t('mappings.everywhere') : parts.join(', ');
}

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

function listRevenueRows({ rules, used, t }: RowSources): MappingRow[] {
  return rules.revenue.map((row) => {
    const { accountCode, ...by } = row;
    const key = joinKey('revenue', ...Object.values(by));
    const isSame = ({ accountCode: _, ...its }: typeof row): boolean =>
      joinKey('revenue', ...Object.values(its)) === key;
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

/** The account for every method, then those that have one of their own. */
function listShippingRows(sources: RowSources): MappingRow[] {
  const { rules, used } = sources;
  const uses = used.filter(({ table }) => table === 'shipping');
  const every = makeAccountRow('shipping', 'shipping', sources);
  const own = rules.shipping.map(({ shippingMethod, accountCode }): MappingRow => {
    const others = (before: WireRuleSet): WireRuleSet['shipping'] =>
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
      clear: (before) => ({ ...before, shipping: others(before) }),
    };
  });
  return [every, ...own];
}

export function addShipping(rules: WireRuleSet, method: string, code: string): WireRuleSet {
  const others = rules.shipping.filter(({ shippingMethod }) => shippingMethod !== method);
  return { ...rules, shipping: [...others, { shippingMethod: method, accountCode: code }] };
}

type AccountName = keyof WireRuleSet['accounts'];

function listAccountRows(sources: RowSources): MappingRow[] {
  const names = Object.keys(sources.rules.accounts) as AccountName[];
  return names
    .filter((name) => name !== 'shipping')
    .map((name) => makeAccountRow('accounts', name, sources));
}

function makeAccountRow(tab: MappingTab, name: AccountName, { rules, t }: RowSources): MappingRow {
  const value = rules.accounts[name];
  const set = (before: WireRuleSet, code: string | null): WireRuleSet => ({
    ...before,
    accounts: { ...before.accounts, [name]: code },
  });
  return {
    tab,
    key: joinKey('accounts', name),
    name: t(`mappings.accounts.${name}`),
    note: value === null ? t('mappings.noAccount') : '',
    kind: 'account',
    value,
    isMissing: false,
    uses: [],
    change: set,
    clear: (before) => set(before, null),
  };
}

function joinKey(...parts: readonly (string | number | null)[]): string {
  return parts.map((part) => String(part ?? '')).join('|');
}
