import type { TFunction } from 'i18next';
import type { WireChoices, WireRuleSet } from '../../../../sidecar/src/contract/index.ts';
import { nameAccount } from './describe-choice.ts';
import { joinKey, type MappingRow } from './mapping-row.ts';

type PaymentRule = WireRuleSet['paymentMethods'][number];
export type Fees = NonNullable<PaymentRule['fees']>;

export const PERCENT = /^\d{1,2}(\.\d{1,4})?$/;
export const FIXED = /^\d{1,6}(\.\d{1,2})?$/;

function keyOf({ systemName, storeId, currency }: PaymentRule): string {
  return joinKey('paymentMethods', systemName, storeId, currency);
}

/** What the row's payment method has of fees; null where none are booked. */
export function findFees(rules: WireRuleSet, { key }: Pick<MappingRow, 'key'>): Fees | null {
  // Rules that were kept in the tab before there were fees have none.
  return rules.paymentMethods.find((rule) => keyOf(rule) === key)?.fees ?? null;
}

export function setFees(
  rules: WireRuleSet,
  { key }: Pick<MappingRow, 'key'>,
  fees: Fees | null,
): WireRuleSet {
  const paymentMethods = rules.paymentMethods.map((rule) =>
    keyOf(rule) === key ? { ...rule, fees } : rule,
  );
  return { ...rules, paymentMethods };
}

/** "1.4 % + 0.25, to 404 Bank Fees"; in words where there are none. */
export function describeFees(fees: Fees | null, choices: WireChoices, t: TFunction): string {
  if (fees === null) return t('mappings.fees.none');
  const { percent, fixed, accountCode: code } = fees;
  const name = choices.accounts.find((account) => account.code === code)?.name ?? '';
  return t('mappings.fees.shown', { percent, fixed, account: nameAccount({ code, name }) });
}
