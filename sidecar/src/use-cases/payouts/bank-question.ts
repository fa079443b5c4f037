import type { LedgerRow } from '../../ports/ledger-store.ts';
import type { Stores } from '../../ports/unit-of-work.ts';

/** The entry in Review about a fee document or transfer that somebody changed in Xero. */
export function makeBankCause(key: string): string {
  return `fees.changed_in_xero:${key}`;
}

/** Nothing is asked about it any more. */
export async function endBankQuestion(
  stores: Stores,
  { linkId, key }: Pick<LedgerRow, 'linkId' | 'key'>,
  now: string,
): Promise<void> {
  await stores.bankSightings.forget(linkId, key);
  await stores.review.resolve(linkId, makeBankCause(key), now);
}
