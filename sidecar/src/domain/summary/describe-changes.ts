import { formatMinor } from '../money/amount.ts';
import type { XeroChange } from '../reconciliation/find-changes.ts';
import type { XeroState } from '../reconciliation/xero-state.ts';

/**
 * Without those of its money where it is paid as it was: somebody took a payment off and put another one on,
 * or matched it otherwise with the bank.
 */
export function leaveOutSettledMoney(
  changes: readonly XeroChange[],
  state: Pick<XeroState, 'kind' | 'paidMinor' | 'totalMinor' | 'remainingMinor'>,
): readonly XeroChange[] {
  const isSettled =
    state.kind === 'invoice' ? state.paidMinor === state.totalMinor : state.remainingMinor === 0;
  if (!isSettled) return changes;
  return changes.filter(({ kind }) => kind !== 'paymentRemoved' && kind !== 'paidElsewhere');
}

/** What somebody did to a summary, in words: "voided or deleted", "total 100.00 → 120.00". */
export function describeChanges(changes: readonly XeroChange[], currency: string): string {
  const isEnded = changes.some(({ kind }) => kind === 'ended');
  const told = isEnded ? changes.filter(({ kind }) => kind === 'ended') : changes;
  return told.map((change) => describe(change, currency)).join(', ');
}

function describe(change: XeroChange, currency: string): string {
  switch (change.kind) {
    case 'ended':
      return 'voided or deleted';
    case 'edited':
      return change.what;
    case 'paymentRemoved':
      return `its payment of ${formatMinor(change.amountMinor)} ${currency} was removed`;
    case 'creditRemoved':
      return `a credit of ${formatMinor(change.amountMinor)} ${currency} was taken off`;
    case 'paidElsewhere':
      return `a payment of ${formatMinor(change.amountMinor)} ${currency} was added`;
  }
}
