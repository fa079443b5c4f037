import { sharedHold, type Hold } from '../booking/hold.ts';
import { formatRate, parseFine } from '../money/amount.ts';
import type { XeroAccount, XeroReference, XeroTaxRate } from './xero-reference.ts';

/** Accounts that Xero refuses on a document's line whatever the tax type. */
const UNUSABLE_SYSTEM_ACCOUNTS: ReadonlySet<string> = new Set([
  'DEBTORS',
  'CREDITORS',
  'GST',
  'GSTONIMPORTS',
  'UNREALISEDCURRENCYGAIN',
  'REALISEDCURRENCYGAIN',
]);

/** Finds before posting what Xero would refuse: account gone or unfit, tax type unfit for the account. */
export function checkLineTarget(
  line: { readonly accountCode: string; readonly taxType: string; readonly rate: number },
  reference: XeroReference,
): Hold[] {
  const account = reference.accounts.find((entry) => entry.code === line.accountCode);
  const accountHold = checkLineAccount(line.accountCode, account);
  if (accountHold !== undefined) return [accountHold];
  const taxRate = reference.taxRates.find((entry) => entry.taxType === line.taxType);
  const taxHold = checkTaxRate(line, taxRate);
  if (taxHold !== undefined) return [taxHold];
  if (account !== undefined && taxRate !== undefined && !canApply(taxRate, account)) {
    return [
      sharedHold('mapping.tax_refused_by_account', `${line.taxType}:${line.accountCode}`, {
        taxType: line.taxType,
        tax: taxRate.name,
        account: line.accountCode,
        name: account.name,
      }),
    ];
  }
  return [];
}

/** A payment needs a bank account or one that payments are enabled on. */
export function checkPaymentAccount(
  accountId: string,
  reference: XeroReference,
  currency?: string,
): Hold[] {
  const account = reference.accounts.find((entry) => entry.accountId === accountId);
  if (account === undefined) {
    return [sharedHold('mapping.payment_account_gone', accountId, { account: accountId })];
  }
  const details = { account: account.code, name: account.name };
  if (account.status !== 'ACTIVE') {
    return [sharedHold('mapping.account_archived', account.accountId, details)];
  }
  if (account.type !== 'BANK' && !account.enablePaymentsToAccount) {
    return [sharedHold('mapping.payment_account_unfit', account.accountId, details)];
  }
  const { baseCurrency } = reference.organisation;
  const isThird =
    currency !== undefined &&
    account.currency !== null &&
    account.currency !== '' &&
    ![currency, baseCurrency].includes(account.currency) &&
    currency !== baseCurrency;
  if (!isThird) return [];
  const inCurrencies = { ...details, currency, accountCurrency: account.currency };
  return [sharedHold('mapping.payment_account_currency', account.accountId, inCurrencies)];
}

function checkLineAccount(code: string, account: XeroAccount | undefined): Hold | undefined {
  if (account === undefined) {
    return sharedHold('mapping.account_gone', code, { account: code });
  }
  const details = { account: code, name: account.name };
  if (account.status !== 'ACTIVE') return sharedHold('mapping.account_archived', code, details);
  const isUnfit =
    account.type === 'BANK' || UNUSABLE_SYSTEM_ACCOUNTS.has(account.systemAccount ?? '');
  return isUnfit ? sharedHold('mapping.account_unfit', code, details) : undefined;
}

function checkTaxRate(
  line: { readonly taxType: string; readonly rate: number },
  taxRate: XeroTaxRate | undefined,
): Hold | undefined {
  if (taxRate?.status !== 'ACTIVE') {
    return sharedHold('mapping.tax_gone', line.taxType, { taxType: line.taxType });
  }
  if (parseFine(taxRate.effectiveRate) === line.rate) return undefined;
  return sharedHold('mapping.tax_rate_differs', `${line.taxType}:${line.rate}`, {
    taxType: line.taxType,
    tax: taxRate.name,
    rateInXero: taxRate.effectiveRate,
    rateInStore: formatRate(line.rate),
  });
}

function canApply(taxRate: XeroTaxRate, account: XeroAccount): boolean {
  switch (account.accountClass) {
    case 'REVENUE':
      return taxRate.canApplyToRevenue;
    case 'LIABILITY':
      return taxRate.canApplyToLiabilities;
    case 'EXPENSE':
      return taxRate.canApplyToExpenses;
    case 'ASSET':
      return taxRate.canApplyToAssets;
    case 'EQUITY':
      return taxRate.canApplyToEquity;
    default:
      return true;
  }
}
