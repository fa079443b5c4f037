import { z } from 'zod';
import { formatRate, parseRate } from '../../domain/money/amount.ts';
import type {
  XeroAccount,
  XeroItem,
  XeroOrganisation,
  XeroTaxRate,
  XeroTrackingCategory,
} from '../../domain/mapping/xero-reference.ts';
import { itemSchema } from './answer-schemas.ts';
import { parseXeroDate } from './xero-date.ts';

const text = z
  .string()
  .nullish()
  .transform((value) => value ?? '');
const textOrNull = z
  .string()
  .nullish()
  .transform((value) => value || null);
const flag = z
  .boolean()
  .nullish()
  .transform((value) => value ?? false);
const day = z.string().nullish().transform(parseXeroDate);
/** Per cent as JSON number, read as decimal text. */
const rate = z
  .number()
  .nullish()
  .transform((value) => formatRate(parseRate(String(value ?? 0))));

export const organisationSchema = z
  .object({
    Name: text,
    BaseCurrency: text,
    CountryCode: text,
    Timezone: text,
    PeriodLockDate: day,
    EndOfYearLockDate: day,
    ShortCode: text,
  })
  .transform((organisation): Omit<XeroOrganisation, 'tenantId'> => ({
    name: organisation.Name,
    baseCurrency: organisation.BaseCurrency,
    countryCode: organisation.CountryCode,
    timezone: organisation.Timezone,
    periodLockDate: organisation.PeriodLockDate,
    endOfYearLockDate: organisation.EndOfYearLockDate,
    shortCode: organisation.ShortCode,
  }));

export const accountSchema = z
  .object({
    AccountID: z.string(),
    Code: text,
    Name: text,
    Type: text,
    Class: text,
    Status: text,
    EnablePaymentsToAccount: flag,
    SystemAccount: textOrNull,
    CurrencyCode: textOrNull,
    TaxType: textOrNull,
  })
  .transform((account): XeroAccount => ({
    accountId: account.AccountID,
    code: account.Code,
    name: account.Name,
    type: account.Type,
    accountClass: account.Class,
    status: account.Status === 'ACTIVE' ? 'ACTIVE' : 'ARCHIVED',
    enablePaymentsToAccount: account.EnablePaymentsToAccount,
    systemAccount: account.SystemAccount,
    currency: account.CurrencyCode,
    taxType: account.TaxType,
  }));

export const taxRateSchema = z
  .object({
    TaxType: text,
    Name: text,
    Status: z.enum(['ACTIVE', 'DELETED', 'ARCHIVED', 'PENDING']).catch('ARCHIVED'),
    EffectiveRate: rate,
    CanApplyToRevenue: flag,
    CanApplyToLiabilities: flag,
    CanApplyToExpenses: flag,
    CanApplyToEquity: flag,
    CanApplyToAssets: flag,
  })
  .transform((taxRate): XeroTaxRate => ({
    taxType: taxRate.TaxType,
    name: taxRate.Name,
    status: taxRate.Status,
    effectiveRate: taxRate.EffectiveRate,
    canApplyToRevenue: taxRate.CanApplyToRevenue,
    canApplyToLiabilities: taxRate.CanApplyToLiabilities,
    canApplyToExpenses: taxRate.CanApplyToExpenses,
    canApplyToEquity: taxRate.CanApplyToEquity,
    canApplyToAssets: taxRate.CanApplyToAssets,
  }));

export const trackingCategorySchema = z
  .object({
    Name: text,
    Status: text,
    Options: z.array(z.object({ Name: text, Status: text })).nullish(),
  })
  .transform((category): XeroTrackingCategory => ({
    name: category.Name,
    status: category.Status,
    options: (category.Options ?? [])
      .filter((option) => option.Status === '' || option.Status === 'ACTIVE')
      .map((option) => option.Name),
  }));

export const currencySchema = z.object({ Code: z.string() }).transform(({ Code }) => Code);

export const itemReferenceSchema = itemSchema.transform((item): XeroItem => ({
  itemId: item.ItemID,
  code: item.Code,
  isTracked: item.IsTrackedAsInventory ?? false,
}));
