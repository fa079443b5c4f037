import { sum } from '../../money/amount.ts';
import type { BookedInvoice } from '../xero-documents.ts';

/** What of an invoice is paid by gift cards and points instead of money. */
export function sumTenders({ giftCardTenders, rewardPointsMinor = 0 }: BookedInvoice): number {
  return sum(giftCardTenders.map(({ amountMinor }) => amountMinor)) + rewardPointsMinor;
}
