import type { WireRuleSet } from '../../../../sidecar/src/contract/index.ts';

type PaymentRow = WireRuleSet['paymentMethods'][number];
type TaxRow = WireRuleSet['taxes'][number];

/** One row a payment method: those of the store, and those that older orders were paid with. */
export function listPaymentRows(
  rules: WireRuleSet,
  methods: readonly { readonly systemName: string; readonly friendlyName: string }[],
): readonly { readonly row: PaymentRow; readonly name: string; readonly isMissing: boolean }[] {
  const names = new Map(methods.map((method) => [method.systemName, method.friendlyName]));
  const known = rules.paymentMethods.map((row) => ({
    row,
    name: names.get(row.systemName) ?? row.systemName,
    isMissing: false,
  }));
  const missing = methods
    .filter(({ systemName }) => !rules.paymentMethods.some((row) => row.systemName === systemName))
    .map(({ systemName, friendlyName: name }) => ({
      row: { systemName, storeId: null, currency: null, accountId: '' },
      name,
      isMissing: true,
    }));
  return [...missing, ...known];
}

export function changePayment(rules: WireRuleSet, row: PaymentRow, accountId: string): WireRuleSet {
  const others = rules.paymentMethods.filter((other) => !isSamePayment(other, row));
  return { ...rules, paymentMethods: [...others, { ...row, accountId }] };
}

export function changeTax(rules: WireRuleSet, index: number, taxType: string): WireRuleSet {
  return {
    ...rules,
    taxes: rules.taxes.map((row, at) => (at === index ? { ...row, taxType } : row)),
  };
}

/** A rate of the store that has no tax rate in Xero yet, wherever it is charged. */
export function addTax(rules: WireRuleSet, rate: string, taxType: string): WireRuleSet {
  const anywhere: Omit<TaxRow, 'rate' | 'taxType'> = {
    country: null,
    state: null,
    taxCategoryId: null,
    supply: null,
    zeroReason: null,
  };
  return { ...rules, taxes: [...rules.taxes, { rate, ...anywhere, taxType }] };
}

export function changeRevenue(rules: WireRuleSet, index: number, accountCode: string): WireRuleSet {
  return {
    ...rules,
    revenue: rules.revenue.map((row, at) => (at === index ? { ...row, accountCode } : row)),
  };
}

/** How many rows differ: what the bar counts. */
export function countChanges(published: WireRuleSet, draft: WireRuleSet): number {
  const pairs: readonly (readonly [readonly unknown[], readonly unknown[]])[] = [
    [published.paymentMethods, draft.paymentMethods],
    [published.taxes, draft.taxes],
    [published.revenue, draft.revenue],
    [Object.entries(published.accounts), Object.entries(draft.accounts)],
  ];
  return pairs.reduce((count, [before, after]) => count + countNew(before, after), 0);
}

function countNew(before: readonly unknown[], after: readonly unknown[]): number {
  const known = new Set(before.map((row) => JSON.stringify(row)));
  return after.filter((row) => !known.has(JSON.stringify(row))).length;
}

function isSamePayment(a: PaymentRow, b: PaymentRow): boolean {
  return a.systemName === b.systemName && a.storeId === b.storeId && a.currency === b.currency;
}
