import { sum } from '../money/amount.ts';
import type { GatewayPayout } from './gateway-file.ts';
import type { MatchedRow } from './match-rows.ts';

/** What a payout comes to; in minor units, fees positive where the gateway kept them. */
export interface PayoutSums {
  readonly grossMinor: number;
  /** Refunds, as the file has them: negative. */
  readonly refundMinor: number;
  readonly feeMinor: number;
  /** What belongs to no order, less its fees. */
  readonly otherMinor: number;
  readonly depositMinor: number;
  /** Estimates that are booked for its payments already. */
  readonly bookedFeeMinor: number;
}

export type PayoutProblem = 'confirmed' | 'depositOff' | 'blockedRows' | 'nothing';

/** Gross + refunds − fees + other = deposit, whatever state its rows are in. */
export function sumPayout(payout: GatewayPayout, rows: readonly MatchedRow[]): PayoutSums {
  const ofOrders = rows.filter(({ state }) => state !== 'other');
  const others = rows.filter(({ state }) => state === 'other');
  const gross = ofOrders.map(({ row }) => row.grossMinor);
  return {
    grossMinor: sum(gross.filter((amount) => amount > 0)),
    refundMinor: sum(gross.filter((amount) => amount < 0)),
    feeMinor: sum(ofOrders.map(({ row }) => row.feeMinor)),
    otherMinor: sum(others.map(({ row }) => row.netMinor)),
    depositMinor: payout.statedMinor ?? sum(rows.map(({ row }) => row.netMinor)),
    bookedFeeMinor: sum(rows.map(({ money }) => money?.feeMinor ?? 0)),
  };
}

/** Why a payout cannot be confirmed; null where it can, once its other rows have an account. */
export function findPayoutProblem(
  sums: PayoutSums,
  rows: readonly MatchedRow[],
  isConfirmed: boolean,
): PayoutProblem | null {
  if (isConfirmed) return 'confirmed';
  if (rows.length === 0) return 'nothing';
  const { grossMinor, refundMinor, feeMinor, otherMinor, depositMinor } = sums;
  if (grossMinor + refundMinor - feeMinor + otherMinor !== depositMinor) return 'depositOff';
  return rows.some(({ state }) => state === 'blocked') ? 'blockedRows' : null;
}
