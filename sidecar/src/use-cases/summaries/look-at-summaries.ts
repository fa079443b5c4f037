import {
  isSummaryKey,
  makeSummaryKeys,
  readSummaryNumber,
} from '../../domain/summary/summary-entry.ts';
import { describeChanges, leaveOutSettledMoney } from '../../domain/summary/describe-changes.ts';
import { findChanges } from '../../domain/reconciliation/find-changes.ts';
import type { XeroState } from '../../domain/reconciliation/xero-state.ts';
import type { LedgerRow } from '../../ports/ledger-store.ts';
import type { ReviewCause } from '../../ports/review-store.ts';
import type { Stores } from '../../ports/unit-of-work.ts';

export interface SeenSummary {
  readonly state: XeroState;
  readonly row: LedgerRow;
  readonly readAt: string;
  /** The contact that it was written for; undefined where unknown. */
  readonly contactId: string | undefined;
}

/** Whether the ledger's row is a document of many orders, whatever became of it. */
export function isSummaryRow({ orderGuid, key }: LedgerRow): boolean {
  return orderGuid === null && isSummaryKey(key);
}

/**
 * A summary that somebody changed in Xero is a person's: no order of it is worked out anew for that. The
 * entry in Review closes by itself when Xero has it as it was.
 */
export async function keepSummarySighting(
  stores: Stores,
  { state, row, readAt, contactId }: SeenSummary,
): Promise<void> {
  const { linkId, key, number } = row;
  const side = row.kind === 'invoice' ? 'sale' : 'refund';
  const { moneyKey } = makeSummaryKeys(side, readSummaryNumber(key));
  const money = await stores.ledger.findByKeys(linkId, [moneyKey]);
  const found = findChanges({ state, readAt, contactId }, [row, ...money]);
  // Until the ledger has the summary's own money, money on it may be just that.
  const known = money.length > 0 ? found : found.filter(({ kind }) => kind !== 'paidElsewhere');
  const changes = leaveOutSettledMoney(known, state);
  const isVoided = changes.some(({ kind }) => kind === 'ended');
  const details = { number, what: describeChanges(changes, row.currency) };
  await tell(
    stores,
    { linkId, readAt, isSo: isVoided },
    {
      causeKey: makeVoidedCause(key),
      reason: { code: 'ledger.summary_voided_in_xero', details: { number } },
    },
  );
  await tell(
    stores,
    { linkId, readAt, isSo: changes.length > 0 && !isVoided },
    {
      causeKey: makeChangedCause(key),
      reason: { code: 'ledger.summary_changed_in_xero', details },
    },
  );
}

/** In Review, of a summary that was voided in Xero. */
export function makeVoidedCause(summaryKey: string): string {
  return `ledger.summary_voided_in_xero:${summaryKey}`;
}

/** In Review, of one that is otherwise than it was sent. */
export function makeChangedCause(summaryKey: string): string {
  return `ledger.summary_changed_in_xero:${summaryKey}`;
}

async function tell(
  stores: Stores,
  { linkId, readAt, isSo }: { linkId: string; readAt: string; isSo: boolean },
  cause: ReviewCause,
): Promise<void> {
  if (isSo) await stores.review.open(linkId, cause, readAt);
  else await stores.review.resolve(linkId, cause.causeKey, readAt);
}
