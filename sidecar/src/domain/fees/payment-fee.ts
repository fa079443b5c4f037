import { sharedHold, type Hold } from '../booking/hold.ts';
import { checkLineTarget, checkPaymentAccount } from '../mapping/check-mapping.ts';
import type { PaymentFees, PaymentMethodRule } from '../mapping/rule-set.ts';
import type { XeroReference } from '../mapping/xero-reference.ts';
import { parseFine, parseMinor, parseRate, WHOLE_RATE } from '../money/amount.ts';
import { roundRatio } from '../money/round-ratio.ts';

/** What the gateway is taken to keep of a payment: percentage and fixed part together, half to even. */
export function estimateFeeMinor(
  amountMinor: number,
  { percent, fixed }: Pick<PaymentFees, 'percent' | 'fixed'>,
): number {
  const share = BigInt(amountMinor) * BigInt(parseRate(percent));
  const whole = BigInt(WHOLE_RATE);
  return roundRatio(share + BigInt(parseMinor(fixed)) * whole, whole, 'halfEven');
}

/**
 * Why fees of the method could not be booked. They leave the account that its payments arrive in, and
 * Xero lets money leave bank accounts only.
 */
export function checkFeeRule(rule: PaymentMethodRule, reference: XeroReference): Hold[] {
  if (rule.fees === null) return [];
  const { accountCode, taxType } = rule.fees;
  const account = reference.accounts.find(({ accountId }) => accountId === rule.accountId);
  const unfit = checkPaymentAccount(rule.accountId, reference);
  if (unfit.length > 0) return unfit;
  if (account !== undefined && account.type !== 'BANK') {
    const details = { account: account.code, name: account.name };
    return [sharedHold('fees.account_is_no_bank', rule.accountId, details)];
  }
  const rate = reference.taxRates.find((entry) => entry.taxType === taxType);
  return checkLineTarget(
    { accountCode, taxType, rate: parseFine(rate?.effectiveRate ?? '0') },
    reference,
  );
}
