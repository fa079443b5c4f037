/** What a line of a document stands for in the order. */
export type LineRole =
  | 'item'
  | 'giftCard'
  | 'giftCardDiscount'
  | 'checkoutAttribute'
  | 'shipping'
  | 'paymentFee'
  | 'subtotalDiscount'
  | 'orderDiscount'
  | 'rewardPoints'
  | 'promotion'
  | 'giftCardUse'
  | 'giftCardTakenBack'
  | 'rounding';

/** A line that takes off what a gift card paid, of what is owed on it or of its sale with tax. */
export function isCardUse({ role }: { readonly role: LineRole }): boolean {
  return role === 'giftCardUse' || role === 'giftCardTakenBack';
}
