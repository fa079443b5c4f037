import { held, ok, sharedHold, type OrHeld } from '../booking/hold.ts';
import type { StoreOrder, StoreOrderItem } from '../order/store-order.ts';
import type { RevenueRule, RuleSet, SpecialAccounts, TrackingRule } from './rule-set.ts';

/** An account with the rule that chose it: the answer to "why 200 Sales?". */
export interface ResolvedAccount {
  readonly accountCode: string;
  readonly reason: string;
}

/** The revenue account of an item: the rule with the most conditions that fit; the first among equals. */
export function resolveRevenueAccount(
  item: StoreOrderItem,
  order: StoreOrder,
  rules: RuleSet,
): OrHeld<ResolvedAccount> {
  const best = findRevenueRule(item, order, rules);
  if (best === undefined) {
    const category = item.categories[0]?.name ?? '';
    return held(sharedHold('mapping.revenue_missing', category, { category }));
  }
  return ok({ accountCode: best.accountCode, reason: describeRule(best) });
}

/** The rule with the most conditions that fit; the first among equals. */
export function findRevenueRule(
  item: StoreOrderItem,
  order: StoreOrder,
  rules: RuleSet,
): RevenueRule | undefined {
  return rules.revenue
    .filter((rule) => fitsItem(rule, item, order))
    .toSorted((a, b) => weigh(b) - weigh(a))[0];
}

/** The account of a line that is not an item; missing ones hold the order. */
export function resolveSpecialAccount(name: keyof SpecialAccounts, rules: RuleSet): OrHeld<string> {
  const accountCode = rules.accounts[name];
  if (accountCode !== null && accountCode !== '') return ok(accountCode);
  return held(sharedHold('mapping.account_missing', name, { purpose: name }));
}

export function resolveShippingAccount(order: StoreOrder, rules: RuleSet): OrHeld<string> {
  const rule = rules.shipping.find((entry) => entry.shippingMethod === order.shippingMethod);
  return rule === undefined ? resolveSpecialAccount('shipping', rules) : ok(rule.accountCode);
}

/** At most two tracking categories a line, as Xero allows. */
export function resolveTracking(
  item: StoreOrderItem | undefined,
  order: StoreOrder,
  rules: RuleSet,
): { readonly name: string; readonly option: string }[] {
  const chosen = new Map<string, string>();
  for (const rule of rules.tracking) {
    if (chosen.size < 2 && !chosen.has(rule.trackingCategory) && fitsTracking(rule, item, order)) {
      chosen.set(rule.trackingCategory, rule.option);
    }
  }
  return [...chosen].map(([name, option]) => ({ name, option }));
}

function fitsTracking(
  rule: TrackingRule,
  item: StoreOrderItem | undefined,
  order: StoreOrder,
): boolean {
  switch (rule.by) {
    case 'store':
      return rule.value === String(order.storeId);
    case 'category':
      return item?.categories.some((category) => String(category.id) === rule.value) === true;
    case 'customerRole':
      return order.customer.roles.some((role) => role.systemName === rule.value);
    case 'vendor':
      return item?.vendor !== undefined && String(item.vendor?.id) === rule.value;
  }
}

function fitsItem(rule: RevenueRule, item: StoreOrderItem, order: StoreOrder): boolean {
  return (
    (rule.productId === null || rule.productId === item.productId) &&
    (rule.categoryId === null || item.categories.some(({ id }) => id === rule.categoryId)) &&
    (rule.manufacturerId === null ||
      item.manufacturers.some(({ id }) => id === rule.manufacturerId)) &&
    (rule.vendorId === null || item.vendor?.id === rule.vendorId) &&
    (rule.productType === null || rule.productType === item.productType) &&
    (rule.customerRole === null ||
      order.customer.roles.some(({ systemName }) => systemName === rule.customerRole)) &&
    (rule.storeId === null || rule.storeId === order.storeId)
  );
}

/** A product beats a category, a category beats a store; several conditions beat one. */
function weigh(rule: RevenueRule): number {
  return (
    (rule.productId === null ? 0 : 64) +
    (rule.vendorId === null ? 0 : 16) +
    (rule.manufacturerId === null ? 0 : 12) +
    (rule.categoryId === null ? 0 : 10) +
    (rule.customerRole === null ? 0 : 8) +
    (rule.productType === null ? 0 : 4) +
    (rule.storeId === null ? 0 : 2)
  );
}

function describeRule(rule: RevenueRule): string {
  const conditions = Object.entries(rule).filter(
    ([name, value]) => name !== 'accountCode' && value !== null,
  );
  if (conditions.length === 0) return 'everything else';
  return conditions.map(([name, value]) => `${name} ${String(value)}`).join(', ');
}
