import type { PaymentMethodRule, RuleSet } from '../mapping/rule-set.ts';

/** What was paid, or is to be. */
export interface PaidBy {
  readonly method: string;
  readonly storeId: number;
  readonly currency: string;
  /** Of an order: what it comes to where the method charges the customer's own currency. */
  readonly customerCurrency?: string;
}

/** The rule of a payment: of those that fit the one that says most. */
export function findPaymentRule(
  { paymentMethods }: Pick<RuleSet, 'paymentMethods'>,
  paid: PaidBy,
): PaymentMethodRule | undefined {
  return paymentMethods
    .filter(
      (entry) =>
        entry.systemName === paid.method &&
        (entry.storeId === null || entry.storeId === paid.storeId) &&
        (entry.currency === null || entry.currency === chooseCurrency(entry, paid)),
    )
    .toSorted((a, b) => countGiven(b) - countGiven(a))[0];
}

function chooseCurrency(
  { charges }: PaymentMethodRule,
  { currency, customerCurrency }: PaidBy,
): string {
  return charges === 'customerCurrency' ? (customerCurrency ?? currency) : currency;
}

function countGiven(rule: { storeId: number | null; currency: string | null }): number {
  return (rule.storeId === null ? 0 : 1) + (rule.currency === null ? 0 : 1);
}
