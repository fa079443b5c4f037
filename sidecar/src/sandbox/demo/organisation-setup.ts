import type { WireOrder } from '../../contract/index.ts';
import type { ShopSettings } from '../demo-store/shop-settings.ts';

export interface OrdersFile {
  readonly regime?: string;
  readonly info: {
    readonly primaryCurrencyCode: string;
    readonly paymentMethods: readonly { readonly friendlyName: string }[];
  };
  readonly orders: readonly WireOrder[];
}

const PACKS: Readonly<Record<string, string>> = { AUD: 'AU', NZD: 'NZ', GBP: 'UK', USD: 'US' };
const METHODS = ['Credit Card', 'Check / Money Order'];

/** The emulator's organisation: the shop's currency, a tax rate for each of its rates, a clearing account a method. */
export function makeOrganisationSetup(
  country: string,
  settings: ShopSettings,
  file: OrdersFile | undefined,
): Record<string, unknown> {
  if (file === undefined) {
    return {
      countryPack: country === 'GB' ? 'UK' : country,
      currency: settings.currency,
      extraTaxRates: makeTaxRates(settings.rates.map(String)),
      extraAccounts: makeClearingAccounts(METHODS),
    };
  }
  const currency = file.info.primaryCurrencyCode;
  const rates = file.orders.flatMap((order) => order.taxRates.map(({ rate }) => rate));
  const used = file.orders.map((order) => order.paymentMethodSystemName ?? '');
  const names = [
    ...file.info.paymentMethods.map(({ friendlyName }) => friendlyName),
    ...used.map((name) => name.replace(/^Payments\./, '')),
  ];
  return {
    countryPack: findPack(file, currency),
    currency,
    extraTaxRates: makeTaxRates(rates),
    extraAccounts: makeClearingAccounts(names.filter((name) => name !== '')),
  };
}

/** The shop's own country where the file names it, else the currency's. */
function findPack(file: OrdersFile, currency: string): string {
  const named = /^(au|nz|gb|uk|us)\b/i.exec(file.regime ?? '')?.[1]?.toUpperCase();
  if (named !== undefined) return named === 'GB' ? 'UK' : named;
  return PACKS[currency] ?? 'UK';
}

function makeTaxRates(rates: readonly string[]): { name: string; rate: string }[] {
  const values = new Set(rates.map(Number).filter((rate) => rate > 0));
  return [...values].map((rate) => ({ name: `Sales tax ${rate}%`, rate: String(rate) }));
}

function makeClearingAccounts(names: readonly string[]): Record<string, unknown>[] {
  return [...new Set(names)].map((name, i) => ({
    code: `1${String(i).padStart(2, '0')}`,
    name,
    type: 'BANK',
  }));
}
