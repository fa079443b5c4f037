import { CATEGORIES, TAX_CATEGORIES } from './catalogue.ts';
import { CUSTOMER_ROLES } from './customers.ts';
import type { Shop } from './shop.ts';

const PLUGIN_VERSION = '4.90.1';

/** `GET /info`. */
export function makeInfo(shop: Shop, storeUrl: string): Record<string, unknown> {
  const common = {
    pluginVersion: PLUGIN_VERSION,
    outboxEpoch: shop.data.outboxEpoch,
    highestSequence: shop.data.events.length,
    counts: { orders: shop.data.orders.length },
  };
  if (shop.fixedInfo !== undefined) return { ...shop.fixedInfo, ...common };
  const { settings } = shop;
  return {
    ...common,
    nopVersion: '4.90.6',
    stores: [
      {
        id: 1,
        name: 'Daybook demo store',
        url: storeUrl,
        companyName: 'Demo Ltd',
        companyVat: null,
      },
      ...(shop.data.furtherStores ?? []).map(({ id, name }) => ({
        id,
        name,
        url: new URL(`store-${id}/`, storeUrl).href,
        companyName: 'Demo Ltd',
        companyVat: null,
      })),
    ],
    primaryCurrencyCode: settings.currency,
    currencies: [
      {
        code: settings.currency,
        rate: '1.0000',
        roundingType: settings.roundingType,
        published: true,
      },
      ...['EUR', 'AUD']
        .filter((code) => code !== settings.currency)
        .map((code) => ({ code, rate: '0.9137', roundingType: 'Rounding001', published: true })),
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
      paymentMethodAdditionalFeeIncludesTax: settings.feeIncludesTax,
      taxBasedOn: 'ShippingAddress',
      euVatEnabled: false,
    },
    customerRoles: CUSTOMER_ROLES,
    categories: CATEGORIES,
  };
}
