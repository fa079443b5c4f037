import type { CustomerRole, NamedEntity } from './store-order.ts';

/** What the store says of itself (`GET /info`), in the wire's names. */
export interface StoreInfo {
  readonly nopVersion: string;
  readonly pluginVersion: string;
  readonly outboxEpoch: string;
  readonly highestSequence: number;
  readonly stores: readonly StoreDescription[];
  readonly primaryCurrencyCode: string;
  readonly currencies: readonly StoreCurrency[];
  readonly paymentMethods: readonly StorePaymentMethod[];
  readonly taxCategories: readonly NamedEntity[];
  readonly taxSettings: StoreTaxSettings;
  readonly customerRoles: readonly CustomerRole[];
  readonly categories: readonly (NamedEntity & { readonly parentId: number })[];
}

export interface StoreDescription extends NamedEntity {
  readonly url: string;
  readonly companyName: string | null;
  readonly companyVat: string | null;
}

export interface StoreCurrency {
  readonly code: string;
  readonly rate: string;
  /** nopCommerce's RoundingType: Rounding001, Rounding005Up, Rounding1 … */
  readonly roundingType: string;
  readonly published: boolean;
}

export interface StorePaymentMethod {
  readonly systemName: string;
  readonly friendlyName: string;
}

export interface StoreTaxSettings {
  readonly pricesIncludeTax: boolean;
  readonly shippingIsTaxable: boolean;
  readonly shippingPriceIncludesTax: boolean;
  readonly paymentMethodAdditionalFeeIsTaxable: boolean;
  readonly euVatEnabled: boolean;
}
