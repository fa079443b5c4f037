import type {
  WireChoices,
  WireReviewFix,
  WireRuleSet,
} from '../../../../sidecar/src/contract/index.ts';

/** What names and codes of a fix are looked up in. */
export interface FixSources {
  readonly accounts: WireChoices['accounts'];
  /** Categories that orders had: rules name them by id, a cause by name. */
  readonly categories: readonly { readonly id: number; readonly name: string }[];
}

type AccountName = keyof WireRuleSet['accounts'];

/** The rules with the choice in them; undefined where the rules have no place for it. */
export function applyFix(
  rules: WireRuleSet,
  { fix, choice }: { readonly fix: WireReviewFix; readonly choice: string },
  sources: FixSources,
): WireRuleSet | undefined {
  switch (fix.kind) {
    case 'paymentAccount': {
      const charges = 'storeCurrency' as const;
      const anywhere = { storeId: null, currency: null, charges, fees: null };
      const row = { systemName: fix.method, accountId: choice, ...anywhere };
      return { ...rules, paymentMethods: [...rules.paymentMethods, row] };
    }
    case 'taxRate':
      return { ...rules, taxes: [...rules.taxes, makeTaxRow(fix, choice)] };
    case 'account':
      if (!(fix.account in rules.accounts)) return undefined;
      return { ...rules, accounts: { ...rules.accounts, [fix.account as AccountName]: choice } };
    case 'revenueAccount':
      return {
        ...rules,
        revenue: [...rules.revenue, makeRevenueRow(fix.category, choice, sources)],
      };
    case 'replaceAccount':
      return replaceAccount(rules, { account: fix.account, choice }, sources);
    case 'replaceTaxRate':
      return {
        ...rules,
        taxes: rules.taxes.map((row) =>
          row.taxType === fix.taxType ? { ...row, taxType: choice } : row,
        ),
      };
    case 'contact':
    case 'giftCard':
    case 'bankDocument':
    case 'summary':
    case 'checkAgain':
    case 'order':
    case 'settings':
      return undefined;
  }
}

/** Whether the account is one that payments arrive in, and not one that lines are booked to. */
export function isPaymentAccount(
  rules: WireRuleSet,
  account: string,
  { accounts }: FixSources,
): boolean {
  const ids = findIds(account, accounts);
  const isOfLines =
    rules.revenue.some(({ accountCode }) => accountCode === account) ||
    rules.shipping.some(({ accountCode }) => accountCode === account) ||
    Object.values(rules.accounts).includes(account);
  return !isOfLines && rules.paymentMethods.some(({ accountId }) => ids.includes(accountId));
}

function replaceAccount(
  rules: WireRuleSet,
  { account, choice }: { readonly account: string; readonly choice: string },
  sources: FixSources,
): WireRuleSet {
  if (isPaymentAccount(rules, account, sources)) {
    const ids = findIds(account, sources.accounts);
    return {
      ...rules,
      paymentMethods: rules.paymentMethods.map((row) =>
        ids.includes(row.accountId) ? { ...row, accountId: choice } : row,
      ),
    };
  }
  const replace = <Row extends { readonly accountCode: string }>(row: Row): Row =>
    row.accountCode === account ? { ...row, accountCode: choice } : row;
  const special = Object.entries(rules.accounts).map(([name, code]) => [
    name,
    code === account ? choice : code,
  ]);
  return {
    ...rules,
    revenue: rules.revenue.map(replace),
    shipping: rules.shipping.map(replace),
    accounts: Object.fromEntries(special) as WireRuleSet['accounts'],
  };
}

/** An account that is gone is named by its id, any other by its code. */
function findIds(account: string, accounts: WireChoices['accounts']): string[] {
  return [
    account,
    ...accounts.filter(({ code }) => code === account).map(({ accountId }) => accountId),
  ];
}

/** A zero rate goes by its reason in every country; any other is the country's own. */
function makeTaxRow(
  fix: Extract<WireReviewFix, { kind: 'taxRate' }>,
  taxType: string,
): WireRuleSet['taxes'][number] {
  const zeroReason = fix.reason === '' ? null : (fix.reason as ZeroReason);
  return {
    rate: fix.rate,
    country: zeroReason === null && fix.country !== '' ? fix.country : null,
    state: null,
    taxCategoryId: null,
    supply: null,
    zeroReason,
    taxType,
  };
}

type ZeroReason = WireRuleSet['taxes'][number]['zeroReason'];

/** Of the category where it is known, else of everything that no other rule is for. */
function makeRevenueRow(
  category: string,
  accountCode: string,
  { categories }: FixSources,
): WireRuleSet['revenue'][number] {
  return {
    productId: null,
    categoryId: categories.find(({ name }) => name === category)?.id ?? null,
    manufacturerId: null,
    vendorId: null,
    productType: null,
    customerRole: null,
    storeId: null,
    accountCode,
  };
}
