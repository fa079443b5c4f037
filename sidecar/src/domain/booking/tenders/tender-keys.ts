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

/** A payment by gift card or points: no money came, and an order that is not to be booked gives it back. */
export function isTenderKey(key: string): boolean {
  return /^payment:[^:]+:(card:|points$)|^refund:[^:]+:(giftCards|rewardPoints)$|^payback:[^:]+:(giftCards|rewardPoints|points)$/.test(
    key,
  );
}
