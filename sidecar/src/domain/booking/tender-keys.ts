/** Of an issue of the order: its first invoice, or what took its place. */
export function makeCardPaymentKey(issue: string, giftCardId: number): string {
  return `payment:${issue}:card:${giftCardId}`;
}

export function makePointsPaymentKey(issue: string): string {
  return `payment:${issue}:points`;
}

/** A payment by gift card or points: no money came, and an order that is not to be booked gives it back. */
export function isTenderKey(key: string): boolean {
  return /^payment:[^:]+:(card:|points$)|^refund:[^:]+:(giftCards|rewardPoints)$/.test(key);
}
