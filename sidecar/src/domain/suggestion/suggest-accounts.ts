import type { RevenueRule, SpecialAccounts } from '../mapping/rule-set.ts';
import type { XeroAccount, XeroReference } from '../mapping/xero-reference.ts';
import type { PartialSuggestion, SuggestionReason } from './suggestion.ts';

const REVENUE_TYPES: ReadonlySet<string> = new Set(['REVENUE', 'SALES', 'OTHERINCOME']);

/** Everything to the account named Sales, or the first sales account there is. */
export function suggestRevenue(reference: XeroReference): PartialSuggestion<RevenueRule[]> {
  const revenue = listActive(reference).filter((account) => REVENUE_TYPES.has(account.type));
  const named = revenue.find((account) => /^(online |web )?sales$/i.test(account.name));
  const account = named ?? revenue.find(({ code }) => code === '200') ?? revenue[0];
  if (account === undefined) {
    return { value: [], reasons: [], missing: [{ table: 'revenue', key: 'everything else' }] };
  }
  const rule: RevenueRule = {
    productId: null,
    categoryId: null,
    manufacturerId: null,
    vendorId: null,
    productType: null,
    customerRole: null,
    storeId: null,
    accountCode: account.code,
  };
  const reason: SuggestionReason = {
    table: 'revenue',
    key: 'everything else',
    choice: account.code,
    reason: `“${account.name}” is the organisation’s sales account.`,
    sure: named !== undefined,
  };
  return { value: [rule], reasons: [reason], missing: [] };
}

interface Wanted {
  readonly purpose: keyof SpecialAccounts;
  readonly names: RegExp;
  readonly fits: (account: XeroAccount) => boolean;
  /** Whether the sales account may stand in where no account bears the name. */
  readonly orSales: boolean;
}

const isIncome = (account: XeroAccount): boolean =>
  REVENUE_TYPES.has(account.type) || account.accountClass === 'EXPENSE';
const isLiability = (account: XeroAccount): boolean => account.accountClass === 'LIABILITY';

const WANTED: readonly Wanted[] = [
  {
    purpose: 'shipping',
    names: /shipping|freight|delivery|postage/i,
    fits: isRevenue,
    orSales: true,
  },
  {
    purpose: 'paymentFee',
    names: /payment fee|surcharge|handling/i,
    fits: isRevenue,
    orSales: true,
  },
  {
    purpose: 'checkoutAttributes',
    names: /gift ?wrap|extras|checkout/i,
    fits: isRevenue,
    orSales: true,
  },
  { purpose: 'giftCardDiscounts', names: /gift card discount/i, fits: isIncome, orSales: true },
  { purpose: 'discounts', names: /^discount|sales discount/i, fits: isIncome, orSales: true },
  { purpose: 'orderDiscounts', names: /^discount|sales discount/i, fits: isIncome, orSales: true },
  { purpose: 'rewardPoints', names: /loyalty|reward/i, fits: isIncome, orSales: true },
  { purpose: 'promotions', names: /promotion/i, fits: isIncome, orSales: true },
  { purpose: 'returns', names: /return|refund/i, fits: isIncome, orSales: true },
  {
    purpose: 'giftCardLiability',
    names: /gift (card|voucher|certificate)/i,
    fits: isLiability,
    orSales: false,
  },
];

/** Accounts for what is not a product: by name, else the sales account; the rounding account is Xero's own. */
export function suggestAccounts(
  reference: XeroReference,
  salesCode: string | null,
): PartialSuggestion<SpecialAccounts> {
  const reasons: SuggestionReason[] = [];
  const missing: { table: string; key: string }[] = [];
  const choose = (purpose: keyof SpecialAccounts, found: Found | undefined): string | null => {
    if (found === undefined) {
      missing.push({ table: 'accounts', key: purpose });
      return null;
    }
    reasons.push({ table: 'accounts', key: purpose, ...found });
    return found.choice;
  };
  const codes = new Map(
    WANTED.map((wanted) => [
      wanted.purpose,
      choose(wanted.purpose, findNamed(wanted, reference, salesCode)),
    ]),
  );
  const get = (purpose: keyof SpecialAccounts): string | null => codes.get(purpose) ?? null;
  return {
    value: {
      shipping: get('shipping'),
      paymentFee: get('paymentFee'),
      checkoutAttributes: get('checkoutAttributes'),
      discounts: get('discounts'),
      orderDiscounts: get('orderDiscounts'),
      rewardPoints: get('rewardPoints'),
      promotions: get('promotions'),
      giftCardLiability: get('giftCardLiability'),
      // Only a shop that books points as they are earned has one, and says so.
      loyaltyLiability: null,
      giftCardDiscounts: get('giftCardDiscounts'),
      returns: get('returns'),
      rounding: choose('rounding', findRounding(reference)),
    },
    reasons,
    missing,
  };
}

interface Found {
  readonly choice: string;
  readonly reason: string;
  readonly sure: boolean;
}

function findNamed(
  wanted: Wanted,
  reference: XeroReference,
  salesCode: string | null,
): Found | undefined {
  const named = listActive(reference).filter(
    (account) => wanted.fits(account) && wanted.names.test(account.name),
  );
  const [account] = named;
  if (account !== undefined) {
    const reason = `“${account.name}” bears the name.`;
    return { choice: account.code, reason, sure: named.length === 1 };
  }
  if (!wanted.orSales || salesCode === null) return undefined;
  return { choice: salesCode, reason: 'No account bears the name: with the sales.', sure: false };
}

/** Xero names its rounding account itself; its code differs by organisation (facts/xero §4). */
function findRounding(reference: XeroReference): Found | undefined {
  const account = reference.accounts.find(
    ({ systemAccount, status }) => systemAccount === 'ROUNDING' && status === 'ACTIVE',
  );
  if (account === undefined) return undefined;
  const reason = `“${account.name}” is the organisation’s own rounding account.`;
  return { choice: account.code, reason, sure: true };
}

function isRevenue(account: XeroAccount): boolean {
  return REVENUE_TYPES.has(account.type);
}

function listActive(reference: XeroReference): XeroAccount[] {
  return reference.accounts.filter(
    ({ status, code, systemAccount }) =>
      status === 'ACTIVE' && code !== '' && systemAccount === null,
  );
}
