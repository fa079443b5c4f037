import { readIssueNumber } from '../issue.ts';

/** Of an issue of the order: its first invoice, or what took its place. */
export function makeCardPaymentKey(issue: string, giftCardId: number): string {
  return `payment:${issue}:card:${giftCardId}`;
}

export function makePointsPaymentKey(issue: string): string {
  return `payment:${issue}:points`;
}

const MOVED = ':moved';

/** Money of an invoice that was credited and issued to another customer, on that one. */
export function makeMovedPaymentKey(issue: string): string {
  return `payment:${issue}${MOVED}`;
}

/** It went out and came in on one day, in the books only: no gateway knows of it. */
export function isMovedKey(key: string): boolean {
  return key.endsWith(MOVED);
}

const TAKEN_OUT = ':takenOut';

/** What was paid on an invoice of an order that was taken out of the books, back to where it came from. */
export function makeTakenOutKey(issue: string, tender?: 'giftCards' | 'rewardPoints'): string {
  return `payback:${issue}${TAKEN_OUT}${tender === undefined ? '' : `:${tender}`}`;
}

/**
 * The newest issue whose money went back because its order was taken out of the books, by the keys of
 * what stands of the order: no payout has the money of that issue, or of one before. 0 where none did.
 */
export function findTakenOutIssue(keys: readonly string[]): number {
  const takenOut = keys.filter((key) => key.startsWith('payback:') && key.endsWith(TAKEN_OUT));
  return Math.max(0, ...takenOut.map(readIssueNumber));
}

/** A payment by gift card or points: no money came, and an order that is not to be booked gives it back. */
export function isTenderKey(key: string): boolean {
  return /^payment:[^:]+:(card:|points$)|^refund:[^:]+:(giftCards|rewardPoints)$|^payback:[^:]+:(takenOut:)?(giftCards|rewardPoints|points)$/.test(
    key,
  );
}
