/** What decides nopCommerce's arithmetic and what its orders look like. */
export interface ShopSettings {
  readonly country: string;
  readonly currency: string;
  readonly pricesIncludeTax: boolean;
  /** Per cent by tax category 1 to 5. */
  readonly rates: readonly number[];
  readonly shippingIsTaxable: boolean;
  readonly shippingPriceIncludesTax: boolean;
  readonly feeIsTaxable: boolean;
  readonly feeIncludesTax: boolean;
  /** Fixed fee of the second payment method. */
  readonly fee: number;
  readonly feeIsPercentage: boolean;
  readonly roundPrices: boolean;
  /** nopCommerce's RoundingType of the primary currency. */
  readonly roundingType: string;
}

const COUNTRIES: Readonly<
  Record<string, Pick<ShopSettings, 'currency' | 'rates'> & { inclusive: boolean }>
> = {
  NZ: { currency: 'NZD', rates: [15, 15, 15, 15, 0], inclusive: true },
  AU: { currency: 'AUD', rates: [10, 10, 0, 10, 10], inclusive: true },
  GB: { currency: 'GBP', rates: [20, 20, 0, 5, 20], inclusive: true },
  US: { currency: 'USD', rates: [8.875, 0, 8.875, 6.5, 4], inclusive: false },
};

export const SHOP_COUNTRIES = Object.keys(COUNTRIES);

export function makeShopSettings(
  country: string,
  changes: Partial<ShopSettings> = {},
): ShopSettings {
  const defaults = COUNTRIES[country];
  if (defaults === undefined)
    throw new RangeError(`no shop for ${country}: ${SHOP_COUNTRIES.join(', ')}`);
  const pricesIncludeTax = changes.pricesIncludeTax ?? defaults.inclusive;
  return {
    country,
    currency: defaults.currency,
    pricesIncludeTax,
    rates: defaults.rates,
    shippingIsTaxable: true,
    shippingPriceIncludesTax: pricesIncludeTax,
    feeIsTaxable: true,
    feeIncludesTax: pricesIncludeTax,
    fee: 1.95,
    feeIsPercentage: false,
    roundPrices: true,
    roundingType: 'Rounding001',
    ...changes,
  };
}
