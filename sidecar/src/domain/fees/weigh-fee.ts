/** A payment, or one that stands no more, with what was booked of its fee so far. */
export interface WeighedMoney {
  /** Null where it does not stand in Xero any more. */
  readonly estimateMinor: number | null;
  /** Whether some fee was booked for it already. */
  readonly isCounted: boolean;
  readonly bookedMinor: number;
  /** What its payout says; null before it came. */
  readonly trueMinor: number | null;
  /** The same money was paid out as an earlier payment of the order, which was booked anew since. */
  readonly isPaidOutBefore: boolean;
}

/**
 * What is still to be booked of a payment's fee, negative where too much was: the fee it should have
 * less what it has. A payout's figure is the truth; an estimate that was booked is never estimated anew;
 * a payment that was taken back has no fee.
 */
export function weighFee(money: WeighedMoney): number {
  return findTarget(money) - money.bookedMinor;
}

function findTarget(money: WeighedMoney): number {
  if (money.trueMinor !== null) return money.trueMinor;
  if (money.estimateMinor === null || money.isPaidOutBefore) return 0;
  return money.isCounted ? money.bookedMinor : money.estimateMinor;
}
