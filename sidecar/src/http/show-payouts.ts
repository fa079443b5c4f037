import type { WirePayoutList, WirePayoutPreview } from '../contract/index.ts';
import { describeCode } from '../domain/errors/describe-code.ts';
import { formatMinor } from '../domain/money/amount.ts';
import type { MatchedRow } from '../domain/payout/match-rows.ts';
import type { PayoutStep } from '../ports/payout-store.ts';
import type { ListedPayout, PayoutList } from '../use-cases/list-payouts.ts';
import type { PayoutPreview, PreviewedPayout } from '../use-cases/preview-payouts.ts';

type WirePayouts = Extract<WirePayoutPreview, { kind: 'read' }>['payouts'];

export function showPayoutPreview(preview: PayoutPreview): WirePayoutPreview {
  switch (preview.kind) {
    case 'columns':
      return { kind: 'columns', columns: [...preview.columns] };
    case 'problem': {
      const { problem, line = null, text = '' } = preview.problem;
      return { kind: 'problem', problem, line, text };
    }
    case 'read':
      return { ...preview, payouts: preview.payouts.map(showPayout) };
  }
}

function showPayout(payout: PreviewedPayout): WirePayouts[number] {
  const { sums, matched, statedMinor, payoutId, currency, paidOn, problem } = payout;
  return {
    payoutId,
    currency,
    paidOn,
    problem,
    isStated: statedMinor !== null,
    sums: {
      gross: formatMinor(sums.grossMinor),
      refunds: formatMinor(sums.refundMinor),
      fees: formatMinor(sums.feeMinor),
      other: formatMinor(sums.otherMinor),
      deposit: formatMinor(sums.depositMinor),
      bookedFees: formatMinor(sums.bookedFeeMinor),
    },
    rows: matched.map(showRow),
  };
}

function showRow({ row, state, reason, order, money, payoutId }: MatchedRow) {
  return {
    line: row.line,
    rowId: row.rowId,
    type: row.type,
    reference: row.references[0] ?? '',
    state,
    reason,
    order: order === null ? null : { orderId: order.orderId, number: order.number },
    paidOutIn: payoutId,
    gross: formatMinor(row.grossMinor),
    fee: formatMinor(row.feeMinor),
    net: formatMinor(row.netMinor),
    bookedFee: money === null ? null : formatMinor(money.feeMinor),
  };
}

export function showPayoutList({ payouts, shortCode }: PayoutList): WirePayoutList {
  return { shortCode, payouts: payouts.map(showListed) };
}

function showListed(payout: ListedPayout): WirePayoutList['payouts'][number] {
  return {
    method: payout.method,
    payoutId: payout.payoutId,
    currency: payout.currency,
    gross: formatMinor(payout.grossMinor),
    fees: formatMinor(payout.feeMinor),
    other: formatMinor(payout.otherMinor),
    deposit: formatMinor(payout.depositMinor),
    orders: payout.orders,
    paidOn: payout.paidOn,
    bankAccountId: payout.bankAccountId,
    state: findState(payout.steps),
    documents: payout.steps.map(({ kind, xeroId, error }) => ({
      type: kind === 'bankTransfer' ? 'transfer' : 'fees',
      xeroId,
      problem: error === null ? null : describeCode(error.code, error.details).message,
    })),
    confirmedBy: payout.confirmedBy,
    confirmedAt: payout.confirmedAt,
  };
}

function findState(steps: readonly PayoutStep[]): 'sending' | 'booked' | 'refused' {
  if (steps.some(({ state }) => state === 'rejected')) return 'refused';
  return steps.every(({ state }) => state === 'done') ? 'booked' : 'sending';
}
