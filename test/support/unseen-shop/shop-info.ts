import type { StoreInfo } from '../../../sidecar/src/domain/order/store-info.ts';
import type { UnseenShop } from './random-shop.ts';

export function makeUnseenInfo(shop: UnseenShop): StoreInfo {
  return {
    nopVersion: '4.90.6',
    pluginVersion: '4.90.1',
    outboxEpoch: 'epoch',
    highestSequence: 0,
    stores: [
      { id: 1, name: 'Shop', url: 'https://shop.test/', companyName: null, companyVat: null },
    ],
    primaryCurrencyCode: shop.currency,
    currencies: shop.customerCurrencies.map(({ code, rate, roundingType }) => ({
      code,
      rate,
      roundingType: code === shop.currency ? shop.roundingType : roundingType,
      published: true,
    })),
    paymentMethods: [{ systemName: 'Payments.Manual', friendlyName: 'Credit Card' }],
    taxCategories: shop.rates.map((_, i) => ({ id: i + 1, name: `Category ${i + 1}` })),
    taxSettings: {
      pricesIncludeTax: shop.pricesIncludeTax,
      shippingIsTaxable: true,
      shippingPriceIncludesTax: shop.shippingIncludesTax,
      paymentMethodAdditionalFeeIsTaxable: true,
      euVatEnabled: false,
    },
    customerRoles: [],
    categories: [],
  };
}
