import type { LineRole } from '../booking/lines/line-role.ts';
import type { ProductFacts } from '../booking/xero-documents.ts';
import { findRevenueRule, resolveShippingAccount } from '../mapping/resolve-accounts.ts';
import type { RuleSet, SpecialAccounts } from '../mapping/rule-set.ts';
import type { StoreOrder } from '../order/store-order.ts';

/** The rule that chose a line's account: the answer to "why 200 Sales?". */
export interface AccountReason {
  readonly rule: 'revenue' | 'shippingMethod' | 'cardSale' | keyof SpecialAccounts;
  /** What the rule asks for, with the store's own names; empty for the rule of everything else. */
  readonly conditions: readonly { readonly by: string; readonly name: string }[];
}

interface ExplainedLine {
  readonly role: LineRole;
  readonly accountCode: string;
  /** The product as it was when it was booked. */
  readonly product: ProductFacts | undefined;
}

const SPECIAL: Partial<Record<LineRole, keyof SpecialAccounts>> = {
  shipping: 'shipping',
  paymentFee: 'paymentFee',
  checkoutAttribute: 'checkoutAttributes',
  subtotalDiscount: 'discounts',
  orderDiscount: 'orderDiscounts',
  rewardPoints: 'rewardPoints',
  promotion: 'promotions',
  giftCard: 'giftCardLiability',
  giftCardUse: 'giftCardLiability',
  giftCardDiscount: 'giftCardDiscounts',
  rounding: 'rounding',
};

/** Undefined where the rules that booked the line do not lead to its account. */
export function explainAccount(
  line: ExplainedLine,
  order: StoreOrder,
  rules: RuleSet,
): AccountReason | undefined {
  if (line.role === 'item') return explainRevenue(line, order, rules);
  if (line.role === 'giftCardTakenBack') return { rule: 'cardSale', conditions: [] };
  const special = SPECIAL[line.role];
  if (special === undefined) return undefined;
  if (rules.accounts[special] === line.accountCode) return { rule: special, conditions: [] };
  const shipping = resolveShippingAccount(order, rules);
  if (line.role !== 'shipping' || !shipping.ok || shipping.value !== line.accountCode) {
    return undefined;
  }
  const conditions = [{ by: 'shippingMethod', name: order.shippingMethod ?? '' }];
  return { rule: 'shippingMethod', conditions };
}

function explainRevenue(
  { product, accountCode }: ExplainedLine,
  order: StoreOrder,
  rules: RuleSet,
): AccountReason | undefined {
  const item = order.items.find((entry) => entry.id === product?.id);
  if (item === undefined || product === undefined) return undefined;
  const asBooked = { ...item, ...product };
  const rule = findRevenueRule(asBooked, order, rules);
  if (rule?.accountCode !== accountCode) return undefined;
  const find = (entries: readonly { id: number; name: string }[], id: number | null): string =>
    entries.find((entry) => entry.id === id)?.name ?? String(id);
  const conditions = [
    [rule.productId, 'product', asBooked.productName],
    [rule.categoryId, 'category', find(asBooked.categories, rule.categoryId)],
    [rule.manufacturerId, 'manufacturer', find(asBooked.manufacturers, rule.manufacturerId)],
    [rule.vendorId, 'vendor', asBooked.vendor?.name ?? ''],
    [rule.productType, 'productType', rule.productType ?? ''],
    [rule.customerRole, 'customerRole', rule.customerRole ?? ''],
    [rule.storeId, 'store', String(rule.storeId)],
  ] as const;
  return {
    rule: 'revenue',
    conditions: conditions
      .filter(([value]) => value !== null)
      .map(([, by, name]) => ({ by, name })),
  };
}
