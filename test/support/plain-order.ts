import type { StoreInfo } from '../../sidecar/src/domain/order/store-info.ts';
import type { StoreOrder, StoreOrderItem } from '../../sidecar/src/domain/order/store-order.ts';

/** A paid British order of one item of 10.00 and 20 % tax; the fields that matter are given. */
export function makePlainOrder(fields: Partial<StoreOrder> = {}): StoreOrder {
  const address = {
    firstName: 'Kim',
    lastName: 'Lee',
    email: 'kim@example.test',
    company: null,
    countryCode: 'GB',
    stateProvince: null,
    county: null,
    city: 'Leeds',
    address1: '1 High Street',
    address2: null,
    zipPostalCode: 'LS1 1AA',
    phoneNumber: null,
  };
  return {
    id: 1,
    orderGuid: '11111111-1111-4111-a111-111111111111',
    customOrderNumber: '1',
    storeId: 1,
    customerId: 7,
    createdOnUtc: '2026-11-01T10:00:00.000Z',
    paidDateUtc: '2026-11-01T10:05:00.000Z',
    deleted: false,
    orderStatus: 'Processing',
    paymentStatus: 'Paid',
    shippingStatus: 'NotYetShipped',
    paymentMethodSystemName: 'Payments.Manual',
    shippingMethod: 'Ground',
    pickupInStore: false,
    primaryCurrencyCode: 'GBP',
    customerCurrencyCode: 'GBP',
    currencyRate: '1.00000000',
    customerTaxDisplayType: 'IncludingTax',
    vatNumber: null,
    ...priceOrder('10.0000', '12.0000'),
    taxRates: [{ rate: '20.0000', amount: '2.0000' }],
    orderTax: '2.0000',
    checkoutAttributeDescription: null,
    authorizationTransactionId: null,
    captureTransactionId: null,
    items: [makePlainItem()],
    giftCardsUsed: [],
    rewardPointsUsed: null,
    discounts: [],
    billingAddress: address,
    shippingAddress: address,
    pickupAddress: null,
    customer: {
      id: 7,
      email: 'kim@example.test',
      firstName: 'Kim',
      lastName: 'Lee',
      company: null,
      vatNumber: null,
      vatNumberStatus: 'Empty',
      isTaxExempt: false,
      isGuest: false,
      roles: [],
    },
    shipments: [],
    returnRequests: [],
    ...fields,
  };
}

/** Totals of an order of items only. */
export function priceOrder(exclTax: string, inclTax: string) {
  return {
    orderSubtotalInclTax: inclTax,
    orderSubtotalExclTax: exclTax,
    orderSubTotalDiscountInclTax: '0.0000',
    orderSubTotalDiscountExclTax: '0.0000',
    orderShippingInclTax: '0.0000',
    orderShippingExclTax: '0.0000',
    paymentMethodAdditionalFeeInclTax: '0.0000',
    paymentMethodAdditionalFeeExclTax: '0.0000',
    orderDiscount: '0.0000',
    orderTotal: inclTax,
    refundedAmount: '0.0000',
  };
}

export function makePlainItem(fields: Partial<StoreOrderItem> = {}): StoreOrderItem {
  const { priceExclTax = '10.0000', priceInclTax = '12.0000' } = fields;
  return {
    id: 11,
    orderItemGuid: '22222222-2222-4222-a222-222222222222',
    productId: 1,
    sku: 'SKU-1',
    productName: 'Widget',
    productType: 'SimpleProduct',
    quantity: 1,
    unitPriceInclTax: priceInclTax,
    unitPriceExclTax: priceExclTax,
    priceInclTax,
    priceExclTax,
    discountAmountInclTax: '0.0000',
    discountAmountExclTax: '0.0000',
    attributeDescription: '',
    rentalStartDateUtc: null,
    rentalEndDateUtc: null,
    isGiftCard: false,
    isDownload: false,
    isShipEnabled: true,
    isTaxExempt: false,
    taxCategory: { id: 1, name: 'Standard' },
    categories: [],
    manufacturers: [],
    vendor: null,
    giftCards: [],
    ...fields,
  };
}

export function makePlainInfo(currency = 'GBP', roundingType = 'Rounding001'): StoreInfo {
  return {
    nopVersion: '4.90.6',
    pluginVersion: '4.90.1',
    outboxEpoch: 'epoch',
    highestSequence: 0,
    stores: [
      { id: 1, name: 'Shop', url: 'https://shop.test/', companyName: null, companyVat: null },
    ],
    primaryCurrencyCode: currency,
    currencies: [
      { code: currency, rate: '1', roundingType, published: true },
      { code: 'KWD', rate: '0.4', roundingType: 'Rounding001', published: true },
    ],
    paymentMethods: [{ systemName: 'Payments.Manual', friendlyName: 'Credit Card' }],
    taxCategories: [{ id: 1, name: 'Standard' }],
    taxSettings: {
      pricesIncludeTax: true,
      shippingIsTaxable: true,
      shippingPriceIncludesTax: true,
      paymentMethodAdditionalFeeIsTaxable: true,
      euVatEnabled: false,
    },
    customerRoles: [],
    categories: [],
  };
}
