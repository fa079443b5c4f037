import type {
  XeroAccount,
  XeroReference,
  XeroTaxRate,
} from '../../sidecar/src/domain/mapping/xero-reference.ts';

/** An organisation's reference data as a value, with a tax rate for each rate asked for. */
export function makeReference(options: {
  currency: string;
  country: string;
  rates: readonly string[];
}): XeroReference {
  return {
    organisation: {
      tenantId: 'tenant-1',
      name: 'Northwind Ltd',
      baseCurrency: options.currency,
      countryCode: options.country,
      timezone: 'GMTSTANDARDTIME',
      periodLockDate: null,
      endOfYearLockDate: null,
    },
    accounts: ACCOUNTS,
    taxRates: [
      makeTaxRate('NONE', '0'),
      makeTaxRate('ZERORATEDOUTPUT', '0'),
      makeTaxRate('EXEMPTOUTPUT', '0'),
      ...options.rates.map((rate, i) => makeTaxRate(`TAX${String(i + 1).padStart(3, '0')}`, rate)),
    ],
    trackingCategories: [],
    currencies: [options.currency],
    items: [],
    fetchedAt: '2026-11-24T00:00:00.000Z',
  };
}

export function makeTaxRate(taxType: string, effectiveRate: string): XeroTaxRate {
  return {
    taxType,
    name: `${taxType} ${effectiveRate}`,
    status: 'ACTIVE',
    effectiveRate,
    canApplyToRevenue: true,
    canApplyToLiabilities: true,
    canApplyToExpenses: true,
    canApplyToEquity: true,
    canApplyToAssets: true,
  };
}

export function makeAccount(
  account: Partial<XeroAccount> & { code: string; name: string },
): XeroAccount {
  return {
    accountId: `id-${account.code}`,
    type: 'REVENUE',
    accountClass: 'REVENUE',
    status: 'ACTIVE',
    enablePaymentsToAccount: false,
    systemAccount: null,
    currency: null,
    taxType: null,
    ...account,
  };
}

const BANK = { type: 'BANK', accountClass: 'ASSET' } as const;

const ACCOUNTS: readonly XeroAccount[] = [
  makeAccount({ code: '090', name: 'Business Bank Account', ...BANK }),
  makeAccount({ code: '091', name: 'Credit Card', ...BANK }),
  makeAccount({ code: '092', name: 'Check / Money Order', ...BANK }),
  makeAccount({ code: '200', name: 'Sales' }),
  makeAccount({ code: '201', name: 'Shipping income' }),
  makeAccount({ code: '202', name: 'Payment fees recovered' }),
  makeAccount({ code: '205', name: 'Discounts allowed' }),
  makeAccount({ code: '206', name: 'Loyalty discounts' }),
  makeAccount({ code: '207', name: 'Promotions' }),
  makeAccount({ code: '208', name: 'Sales returns' }),
  makeAccount({ code: '209', name: 'Gift card discounts' }),
  makeAccount({
    code: '835',
    name: 'Gift card liability',
    type: 'CURRLIAB',
    accountClass: 'LIABILITY',
    enablePaymentsToAccount: true,
  }),
  makeAccount({
    code: '860',
    name: 'Rounding',
    type: 'CURRLIAB',
    accountClass: 'LIABILITY',
    systemAccount: 'ROUNDING',
  }),
];
