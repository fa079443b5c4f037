import type { WirePayoutList, WirePayoutPreview, WireTakingBack } from '../contract/index.ts';
import { describeCode } from '../domain/errors/describe-code.ts';
import type { BankStepBody } from '../domain/ledger/bank-steps.ts';
import { formatMinor } from '../domain/money/amount.ts';
import type { MatchedRow } from '../domain/payout/match-rows.ts';
import type { PayoutStep } from '../ports/payout-store.ts';
import type { ListedPayout, PayoutList } from '../use-cases/payouts/list-payouts.ts';
import type { TakingBack } from '../use-cases/payouts/take-back-payout.ts';
import type { PayoutPreview, PreviewedPayout } from '../use-cases/payouts/preview-payouts.ts';

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
    state: findState(payout),
    documents: payout.steps.map((step) => showDocument(step, payout.removals)),
    confirmedBy: payout.confirmedBy,
    confirmedAt: payout.confirmedAt,
  };
}

/** With what Xero says against it, or against its removal. */
function showDocument(
  { key, kind, xeroId, error, isStanding }: PayoutStep,
  removals: ListedPayout['removals'],
): WirePayoutList['payouts'][number]['documents'][number] {
  const said = removals.get(key) ?? error;
  return {
    type: kind === 'bankTransfer' ? 'transfer' : 'fees',
    xeroId,
    problem: said === null ? null : describeCode(said.code, said.details).message,
    isStanding,
  };
}

/** What taking it back deletes, the transfer first. */
export function showTakingBack({ payout, standing, obstacle }: TakingBack): WireTakingBack {
  const { currency } = payout;
  return {
    documents: standing.map(({ kind, totalMinor, body, number: reference }) => ({
      type: kind === 'bankTransfer' ? 'transfer' : 'fees',
      amount: formatMinor(totalMinor),
      currency,
      // Our own JSON, as it was planned.
      on: (body as BankStepBody).on,
      reference,
    })),
    reason:
      obstacle === undefined
        ? null
        : { code: obstacle.code, ...describeCode(obstacle.code, obstacle.details) },
  };
}

function findState({
  steps,
  removals,
  takenBackAt,
}: ListedPayout): WirePayoutList['payouts'][number]['state'] {
  if (takenBackAt !== null) return removals.size > 0 ? 'notRemoved' : 'takingBack';
  if (steps.some(({ state }) => state === 'rejected')) return 'refused';
  return steps.every(({ state }) => state === 'done') ? 'booked' : 'sending';
}
