/** What Daybook knows of an organisation, read from Xero. */
export interface XeroReference {
  readonly organisation: XeroOrganisation;
  readonly accounts: readonly XeroAccount[];
  readonly taxRates: readonly XeroTaxRate[];
  readonly trackingCategories: readonly XeroTrackingCategory[];
  readonly currencies: readonly string[];
  readonly items: readonly XeroItem[];
  readonly fetchedAt: string;
}

/** One of the lists that are read of an organisation. */
export type ReferencePart = Exclude<keyof XeroReference, 'fetchedAt'>;

/** Some of the parts, read anew. */
export type ReferenceParts = Partial<Omit<XeroReference, 'fetchedAt'>>;

export interface XeroOrganisation {
  readonly tenantId: string;
  readonly name: string;
  readonly baseCurrency: string;
  readonly countryCode: string;
  /** Xero's own name, such as NEWZEALANDSTANDARDTIME. */
  readonly timezone: string;
  /** Local dates; null when unset. */
  readonly periodLockDate: string | null;
  readonly endOfYearLockDate: string | null;
  /** Xero's short name of the organisation in the addresses of its pages. */
  readonly shortCode?: string;
}

export interface XeroAccount {
  readonly accountId: string;
  /** Empty for bank accounts without one. */
  readonly code: string;
  readonly name: string;
  readonly type: string;
  readonly accountClass: string;
  readonly status: 'ACTIVE' | 'ARCHIVED';
  readonly enablePaymentsToAccount: boolean;
  readonly systemAccount: string | null;
  readonly currency: string | null;
  readonly taxType: string | null;
}

/** An account to be made in Xero, of one of the kinds that a shop's mapping needs. */
export interface NewXeroAccount {
  readonly code: string;
  readonly name: string;
  readonly type: 'CURRENT' | 'CURRLIAB' | 'REVENUE' | 'EXPENSE';
  readonly takesPayments: boolean;
}

export interface XeroTaxRate {
  readonly taxType: string;
  readonly name: string;
  readonly status: 'ACTIVE' | 'DELETED' | 'ARCHIVED' | 'PENDING';
  /** Per cent as text. */
  readonly effectiveRate: string;
  readonly canApplyToRevenue: boolean;
  readonly canApplyToLiabilities: boolean;
  readonly canApplyToExpenses: boolean;
  readonly canApplyToEquity: boolean;
  readonly canApplyToAssets: boolean;
}

export interface XeroTrackingCategory {
  readonly name: string;
  readonly status: string;
  readonly options: readonly string[];
}

export interface XeroItem {
  readonly itemId: string;
  readonly code: string;
  readonly isTracked: boolean;
}
