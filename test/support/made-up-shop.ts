import {
  PRODUCTS,
  CATEGORIES,
  TAX_CATEGORIES,
} from '../../sidecar/src/sandbox/demo-store/catalogue.ts';
import { CUSTOMER_ROLES } from '../../sidecar/src/sandbox/demo-store/customers.ts';
import { generateOrder } from '../../sidecar/src/sandbox/demo-store/generate-order.ts';
import { createRandom } from '../../sidecar/src/sandbox/demo-store/random.ts';
import type { ShopSettings } from '../../sidecar/src/sandbox/demo-store/shop-settings.ts';
import type { StoreInfo } from '../../sidecar/src/domain/order/store-info.ts';
import type { StoreOrder } from '../../sidecar/src/domain/order/store-order.ts';

/** Orders of a made-up shop, as the demo store places them. */
export function makeOrders(settings: ShopSettings, seed: number, count: number): StoreOrder[] {
  const random = createRandom(seed);
  return Array.from({ length: count }, (_, index) =>
    generateOrder({
      id: index + 1,
      storeId: 1,
      placedAt: '2026-11-01T10:00:00.000Z',
      settings,
      random,
      products: PRODUCTS,
      giftCards: [],
    }),
  );
}

export function makeInfo(settings: ShopSettings): StoreInfo {
  return {
    nopVersion: '4.90.6',
    pluginVersion: '4.90.1',
    outboxEpoch: 'epoch',
    highestSequence: 0,
    stores: [
      {
        id: 1,
        name: 'Shop',
        url: 'https://shop.example.test/',
        companyName: null,
        companyVat: null,
      },
    ],
    primaryCurrencyCode: settings.currency,
    currencies: [
      { code: settings.currency, rate: '1', roundingType: settings.roundingType, published: true },
      { code: 'EUR', rate: '0.9137', roundingType: 'Rounding001', published: true },
    ],
    paymentMethods: [
      { systemName: 'Payments.Manual', friendlyName: 'Credit Card' },
      { systemName: 'Payments.CheckMoneyOrder', friendlyName: 'Check / Money Order' },
    ],
    taxCategories: TAX_CATEGORIES.map((name, i) => ({ id: i + 1, name })),
    taxSettings: {
      pricesIncludeTax: settings.pricesIncludeTax,
      shippingIsTaxable: settings.shippingIsTaxable,
      shippingPriceIncludesTax: settings.shippingPriceIncludesTax,
      paymentMethodAdditionalFeeIsTaxable: settings.feeIsTaxable,
      euVatEnabled: false,
    },
    customerRoles: CUSTOMER_ROLES,
    categories: CATEGORIES,
  };
}
