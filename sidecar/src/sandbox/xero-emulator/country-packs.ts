import type { CountryCode } from './emulator-options.ts';

export interface PackTaxRate {
  readonly type: string;
  readonly name: string;
  readonly rate: number;
  /** What it may be used on; sales rates are for revenue, purchase rates for expenses. */
  readonly on: 'sales' | 'purchases' | 'everything';
}

export interface CountryPack {
  readonly name: string;
  readonly countryCode: string;
  readonly currency: string;
  readonly timezone: string;
  readonly taxRates: readonly PackTaxRate[];
  /** Default tax type of sales accounts. */
  readonly salesTax: string;
}

const none: PackTaxRate = { type: 'NONE', name: 'No Tax', rate: 0, on: 'everything' };

export const COUNTRY_PACKS: Readonly<Record<CountryCode, CountryPack>> = {
  NZ: {
    name: 'Kowhai Trading Ltd',
    countryCode: 'NZ',
    currency: 'NZD',
    timezone: 'NEWZEALANDSTANDARDTIME',
    salesTax: 'OUTPUT2',
    taxRates: [
      { type: 'OUTPUT2', name: '15% GST on Income', rate: 15, on: 'sales' },
      { type: 'INPUT2', name: '15% GST on Expenses', rate: 15, on: 'purchases' },
      { type: 'ZERORATED', name: 'Zero Rated', rate: 0, on: 'everything' },
      none,
    ],
  },
  AU: {
    name: 'Wattle Goods Pty Ltd',
    countryCode: 'AU',
    currency: 'AUD',
    timezone: 'AUSEASTERNSTANDARDTIME',
    salesTax: 'OUTPUT',
    taxRates: [
      { type: 'OUTPUT', name: 'GST on Income', rate: 10, on: 'sales' },
      { type: 'INPUT', name: 'GST on Expenses', rate: 10, on: 'purchases' },
      { type: 'EXEMPTOUTPUT', name: 'GST Free Income', rate: 0, on: 'sales' },
      { type: 'EXEMPTEXPORT', name: 'GST Free Exports', rate: 0, on: 'sales' },
      { type: 'EXEMPTEXPENSES', name: 'GST Free Expenses', rate: 0, on: 'purchases' },
      { type: 'BASEXCLUDED', name: 'BAS Excluded', rate: 0, on: 'everything' },
    ],
  },
  UK: {
    name: 'Northwind Ltd',
    countryCode: 'GB',
    currency: 'GBP',
    timezone: 'GMTSTANDARDTIME',
    salesTax: 'OUTPUT2',
    taxRates: [
      { type: 'OUTPUT2', name: '20% (VAT on Income)', rate: 20, on: 'sales' },
      { type: 'RROUTPUT', name: '5% (VAT on Income)', rate: 5, on: 'sales' },
      { type: 'INPUT2', name: '20% (VAT on Expenses)', rate: 20, on: 'purchases' },
      { type: 'ZERORATEDOUTPUT', name: 'Zero Rated Income', rate: 0, on: 'sales' },
      { type: 'EXEMPTOUTPUT', name: 'Exempt Income', rate: 0, on: 'sales' },
      { type: 'ECZROUTPUT', name: 'Zero Rated EC Goods Income', rate: 0, on: 'sales' },
      { type: 'ECZROUTPUTSERVICES', name: 'Zero Rated EC Services', rate: 0, on: 'sales' },
      none,
    ],
  },
  US: {
    name: 'Prairie Supply Inc',
    countryCode: 'US',
    currency: 'USD',
    timezone: 'CENTRALSTANDARDTIME',
    salesTax: 'NONE',
    taxRates: [
      { type: 'OUTPUT', name: 'Tax on Sales', rate: 0, on: 'sales' },
      { type: 'INPUT', name: 'Tax on Purchases', rate: 0, on: 'purchases' },
      { type: 'NONE', name: 'Tax Exempt', rate: 0, on: 'everything' },
    ],
  },
};

export interface PackAccount {
  readonly code: string;
  readonly name: string;
  readonly type: string;
  readonly system?: string;
  readonly payments?: boolean;
}

/** A chart of accounts as a bookkeeper of a shop would have set it up. */
export const CHART: readonly PackAccount[] = [
  { code: '090', name: 'Business Bank Account', type: 'BANK' },
  { code: '091', name: 'Business Savings Account', type: 'BANK' },
  { code: '200', name: 'Sales', type: 'REVENUE' },
  { code: '201', name: 'Shipping income', type: 'REVENUE' },
  { code: '202', name: 'Payment fees and surcharges', type: 'REVENUE' },
  { code: '203', name: 'Gift wrapping and extras', type: 'REVENUE' },
  { code: '205', name: 'Discounts allowed', type: 'REVENUE' },
  { code: '206', name: 'Loyalty discounts', type: 'REVENUE' },
  { code: '207', name: 'Promotions', type: 'REVENUE' },
  { code: '208', name: 'Sales returns', type: 'REVENUE' },
  { code: '209', name: 'Gift card discounts', type: 'REVENUE' },
  { code: '260', name: 'Other Revenue', type: 'REVENUE' },
  { code: '270', name: 'Interest Income', type: 'OTHERINCOME' },
  { code: '310', name: 'Cost of Goods Sold', type: 'DIRECTCOSTS' },
  { code: '400', name: 'Advertising', type: 'EXPENSE' },
  { code: '404', name: 'Bank Fees', type: 'EXPENSE' },
  { code: '425', name: 'Freight & Courier', type: 'EXPENSE' },
  { code: '610', name: 'Accounts Receivable', type: 'CURRENT', system: 'DEBTORS' },
  { code: '630', name: 'Inventory', type: 'INVENTORY' },
  { code: '800', name: 'Accounts Payable', type: 'CURRLIAB', system: 'CREDITORS' },
  { code: '820', name: 'Sales Tax', type: 'CURRLIAB', system: 'GST' },
  { code: '835', name: 'Gift card liability', type: 'CURRLIAB', payments: true },
  { code: '840', name: 'Historical Adjustment', type: 'CURRLIAB', system: 'HISTORICAL' },
  { code: '860', name: 'Rounding', type: 'CURRLIAB', system: 'ROUNDING' },
  { code: '970', name: 'Owner A Funds Introduced', type: 'EQUITY' },
];

const CLASSES: Readonly<Record<string, string>> = {
  BANK: 'ASSET',
  CURRENT: 'ASSET',
  FIXED: 'ASSET',
  INVENTORY: 'ASSET',
  PREPAYMENT: 'ASSET',
  EQUITY: 'EQUITY',
  DIRECTCOSTS: 'EXPENSE',
  EXPENSE: 'EXPENSE',
  OVERHEADS: 'EXPENSE',
  CURRLIAB: 'LIABILITY',
  TERMLIAB: 'LIABILITY',
  LIABILITY: 'LIABILITY',
};

export function getAccountClass(type: string): string {
  return CLASSES[type] ?? 'REVENUE';
}
