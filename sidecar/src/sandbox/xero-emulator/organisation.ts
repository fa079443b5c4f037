import { randomUUID } from 'node:crypto';
import { CHART, COUNTRY_PACKS, getAccountClass, type PackTaxRate } from './country-packs.ts';
import type { OrganisationSetup } from './emulator-options.ts';
import type {
  Account,
  AdvanceAllocation,
  Allocation,
  BankTransaction,
  BankTransfer,
  Contact,
  HistoryRecord,
  Item,
  ManualJournal,
  OrganisationRecord,
  Payment,
  SalesDocument,
  TaxRate,
  TrackingCategory,
} from './records.ts';

/** Everything one organisation holds. Lists keep the order in which records were made. */
export interface Organisation {
  record: OrganisationRecord;
  accounts: Account[];
  taxRates: TaxRate[];
  trackingCategories: TrackingCategory[];
  contacts: Contact[];
  items: Item[];
  documents: SalesDocument[];
  payments: Payment[];
  allocations: Allocation[];
  advanceAllocations: AdvanceAllocation[];
  journals: ManualJournal[];
  bankTransactions: BankTransaction[];
  bankTransfers: BankTransfer[];
  history: HistoryRecord[];
}

export function makeOrganisation(setup: OrganisationSetup, now: number): Organisation {
  const pack = COUNTRY_PACKS[setup.countryPack];
  const currency = setup.currency ?? pack.currency;
  const extraRates: PackTaxRate[] = (setup.extraTaxRates ?? []).map((rate, i) => ({
    type: `TAX${String(i + 1).padStart(3, '0')}`,
    name: rate.name,
    rate: Number(rate.rate),
    on: 'everything',
  }));
  const extraAccounts = (setup.extraAccounts ?? []).map(({ enablePayments, ...account }) => ({
    ...account,
    payments: enablePayments === true,
  }));
  return {
    record: {
      tenantId: randomUUID(),
      connectionId: randomUUID(),
      name: setup.name ?? pack.name,
      countryCode: pack.countryCode,
      baseCurrency: currency,
      timezone: pack.timezone,
      currencies: [currency, ...(setup.extraCurrencies ?? [])],
      automaticSalesTax: setup.automaticSalesTax === true,
      periodLockDate: setup.periodLockDate ?? null,
      endOfYearLockDate: setup.endOfYearLockDate ?? null,
      isConnected: false,
    },
    accounts: [...CHART, ...extraAccounts].map((account) =>
      makeAccount(account, { salesTax: pack.salesTax, now }),
    ),
    taxRates: [...pack.taxRates, ...extraRates].map(makeTaxRate),
    trackingCategories: [
      {
        TrackingCategoryID: randomUUID(),
        Name: 'Region',
        Status: 'ACTIVE',
        Options: ['North', 'South'].map((Name) => ({
          TrackingOptionID: randomUUID(),
          Name,
          Status: 'ACTIVE',
        })),
      },
    ],
    contacts: [],
    items: [],
    documents: [],
    payments: [],
    allocations: [],
    advanceAllocations: [],
    journals: [],
    bankTransactions: [],
    bankTransfers: [],
    history: [],
  };
}

export function makeAccount(
  account: {
    readonly code: string;
    readonly name: string;
    readonly type: string;
    readonly system?: string;
    readonly payments?: boolean;
  },
  defaults: { readonly salesTax: string; readonly now: number },
): Account {
  const accountClass = getAccountClass(account.type);
  return {
    AccountID: randomUUID(),
    Code: account.code,
    Name: account.name,
    Type: account.type,
    Class: accountClass,
    Status: 'ACTIVE',
    TaxType: accountClass === 'REVENUE' ? defaults.salesTax : 'NONE',
    EnablePaymentsToAccount: account.payments === true,
    ...(account.system === undefined ? {} : { SystemAccount: account.system }),
    UpdatedDateUTC: defaults.now,
  };
}

export function makeTaxRate(rate: PackTaxRate): TaxRate {
  const isSales = rate.on !== 'purchases';
  const isPurchase = rate.on !== 'sales';
  return {
    TaxType: rate.type,
    Name: rate.name,
    Status: 'ACTIVE',
    EffectiveRate: rate.rate,
    DisplayTaxRate: rate.rate,
    CanApplyToAssets: true,
    CanApplyToEquity: true,
    CanApplyToExpenses: isPurchase,
    CanApplyToLiabilities: true,
    CanApplyToRevenue: isSales,
    TaxComponents: [{ Name: 'Tax', Rate: rate.rate, IsCompound: false, IsNonRecoverable: false }],
  };
}
