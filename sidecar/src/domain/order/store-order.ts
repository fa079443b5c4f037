/**
 * An order as the store knows it, in the wire's own shape and names (nopCommerce's).
 * Money is text with up to four decimals, in the store's primary currency; instants are ISO UTC.
 */
export interface StoreOrder {
  readonly id: number;
  readonly orderGuid: string;
  readonly customOrderNumber: string;
  readonly storeId: number;
  readonly customerId: number;
  readonly createdOnUtc: string;
  readonly paidDateUtc: string | null;
  readonly deleted: boolean;
  readonly orderStatus: OrderStatus;
  readonly paymentStatus: PaymentStatus;
  readonly shippingStatus: ShippingStatus;
  readonly paymentMethodSystemName: string | null;
  readonly shippingMethod: string | null;
  readonly pickupInStore: boolean;
  readonly primaryCurrencyCode: string;
  readonly customerCurrencyCode: string;
  readonly currencyRate: string;
  readonly customerTaxDisplayType: string;
  readonly vatNumber: string | null;
  readonly orderSubtotalInclTax: string;
  readonly orderSubtotalExclTax: string;
  readonly orderSubTotalDiscountInclTax: string;
  readonly orderSubTotalDiscountExclTax: string;
  readonly orderShippingInclTax: string;
  readonly orderShippingExclTax: string;
  readonly paymentMethodAdditionalFeeInclTax: string;
  readonly paymentMethodAdditionalFeeExclTax: string;
  readonly taxRates: readonly OrderTaxRate[];
  readonly orderTax: string;
  readonly orderDiscount: string;
  readonly orderTotal: string;
  readonly refundedAmount: string;
  readonly checkoutAttributeDescription: string | null;
  /**
   * What the chosen options cost as the shop has them today, with or without tax as its prices are; not
   * said by older plugins.
   */
  readonly checkoutAttributePrices?: readonly string[];
  readonly authorizationTransactionId: string | null;
  readonly captureTransactionId: string | null;
  readonly items: readonly StoreOrderItem[];
  readonly giftCardsUsed: readonly GiftCardUsage[];
  readonly rewardPointsUsed: RewardPointsUsage | null;
  readonly discounts: readonly OrderDiscountName[];
  readonly billingAddress: StoreAddress | null;
  readonly shippingAddress: StoreAddress | null;
  readonly pickupAddress: StoreAddress | null;
  readonly customer: StoreCustomer;
  readonly shipments: readonly Shipment[];
  readonly returnRequests: readonly ReturnRequest[];
}

export type OrderStatus = 'Pending' | 'Processing' | 'Complete' | 'Cancelled';
export type PaymentStatus =
  'Pending' | 'Authorized' | 'Paid' | 'PartiallyRefunded' | 'Refunded' | 'Voided';
export type ShippingStatus =
  'ShippingNotRequired' | 'NotYetShipped' | 'PartiallyShipped' | 'Shipped' | 'Delivered';

export interface OrderTaxRate {
  /** Per cent, as text: "9.9975". */
  readonly rate: string;
  readonly amount: string;
}

export interface NamedEntity {
  readonly id: number;
  readonly name: string;
}

export interface StoreOrderItem {
  readonly id: number;
  readonly orderItemGuid: string;
  readonly productId: number;
  readonly sku: string | null;
  readonly productName: string;
  readonly productType: string;
  readonly quantity: number;
  readonly unitPriceInclTax: string;
  readonly unitPriceExclTax: string;
  readonly priceInclTax: string;
  readonly priceExclTax: string;
  readonly discountAmountInclTax: string;
  readonly discountAmountExclTax: string;
  readonly attributeDescription: string | null;
  readonly rentalStartDateUtc: string | null;
  readonly rentalEndDateUtc: string | null;
  readonly isGiftCard: boolean;
  readonly isDownload: boolean;
  readonly isShipEnabled: boolean;
  readonly isTaxExempt: boolean;
  readonly taxCategory: NamedEntity | null;
  readonly categories: readonly NamedEntity[];
  readonly manufacturers: readonly NamedEntity[];
  readonly vendor: NamedEntity | null;
  readonly giftCards: readonly SoldGiftCard[];
}

export interface SoldGiftCard {
  readonly id: number;
  readonly amount: string;
}

export interface GiftCardUsage {
  readonly giftCardId: number;
  readonly usedValue: string;
  /** The order item that sold the card; null when nobody bought it in this store. */
  readonly purchasedWithOrderItemId: number | null;
}

export interface RewardPointsUsage {
  readonly points: number;
  readonly amount: string;
}

export interface OrderDiscountName {
  readonly id: number;
  readonly name: string;
  readonly type: string;
}

export interface StoreAddress {
  readonly firstName: string | null;
  readonly lastName: string | null;
  readonly email: string | null;
  readonly company: string | null;
  readonly countryCode: string | null;
  readonly stateProvince: string | null;
  readonly county: string | null;
  readonly city: string | null;
  readonly address1: string | null;
  readonly address2: string | null;
  readonly zipPostalCode: string | null;
  readonly phoneNumber: string | null;
}

export interface StoreCustomer {
  readonly id: number;
  readonly email: string | null;
  readonly firstName: string | null;
  readonly lastName: string | null;
  readonly company: string | null;
  readonly vatNumber: string | null;
  readonly vatNumberStatus: string;
  readonly isTaxExempt: boolean;
  readonly isGuest: boolean;
  readonly roles: readonly CustomerRole[];
}

export interface CustomerRole {
  readonly id: number;
  readonly name: string;
  readonly systemName: string | null;
  readonly taxExempt: boolean;
}

export interface Shipment {
  readonly id: number;
  readonly trackingNumber: string | null;
  readonly shippedDateUtc: string | null;
  readonly deliveredDateUtc: string | null;
}

export interface ReturnRequest {
  readonly id: number;
  readonly orderItemId: number;
  readonly quantity: number;
  readonly returnedQuantity: number;
  readonly status: string;
}
