import {
  isSummaryKey,
  makeSummaryKeys,
  readSummaryNumber,
} from '../domain/summary/summary-entry.ts';
import { describeChanges, leaveOutSettledMoney } from '../domain/summary/describe-changes.ts';
import { findChanges } from '../domain/reconciliation/find-changes.ts';
import type { XeroState } from '../domain/reconciliation/xero-state.ts';
import type { LedgerRow } from '../ports/ledger-store.ts';
import type { Stores } from '../ports/unit-of-work.ts';

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
  const causeKey = `ledger.summary_changed_in_xero:${key}`;
  if (changes.length === 0) return stores.review.resolve(linkId, causeKey, readAt);
  const details = { number, what: describeChanges(changes, row.currency) };
  const reason = { code: 'ledger.summary_changed_in_xero', details };
  await stores.review.open(linkId, { causeKey, reason }, readAt);
}
