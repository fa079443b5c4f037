import type { OpenApiCheck } from './openapi-check.ts';

/** One organisation to make at the first start. */
export interface OrganisationSetup {
  readonly countryPack: CountryCode;
  readonly name?: string;
  /** Overrides the pack's base currency. */
  readonly currency?: string;
  readonly extraCurrencies?: readonly string[];
  readonly extraTaxRates?: readonly { readonly name: string; readonly rate: string }[];
  readonly extraAccounts?: readonly ExtraAccount[];
  /** Automatic sales tax: the organisation replaces tax amounts that are sent. */
  readonly automaticSalesTax?: boolean;
  readonly periodLockDate?: string;
  readonly endOfYearLockDate?: string;
}

export type CountryCode = 'NZ' | 'AU' | 'UK' | 'US';

export interface ExtraAccount {
  readonly code: string;
  readonly name: string;
  readonly type: string;
  readonly enablePayments?: boolean;
}

export interface EmulatorOptions {
  readonly port?: number;
  readonly host?: string;
  /** State in memory when left out. */
  readonly databaseFile?: string;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
  readonly organisations?: readonly OrganisationSetup[];
  readonly limits?: Partial<Limits>;
  readonly webhook?: { readonly url: string; readonly key: string };
  /** Checks every body against Xero's own description. */
  readonly openApiCheck?: OpenApiCheck | undefined;
  readonly clientId?: string;
  readonly clientSecret?: string;
}

export interface Limits {
  readonly minute: number;
  readonly day: number;
  readonly concurrent: number;
  readonly appMinute: number;
}

export const XERO_LIMITS: Limits = { minute: 60, day: 5000, concurrent: 5, appMinute: 10_000 };

export interface RunningEmulator {
  readonly url: string;
  close(): Promise<void>;
}
