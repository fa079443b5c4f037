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
  | 'rounding';
