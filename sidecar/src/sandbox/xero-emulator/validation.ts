import type { Organisation } from './organisation.ts';
import type { Account } from './records.ts';

/** One element that Xero refused, with the catalogue's exact texts. */
export class ElementRefusal extends Error {
  readonly messages: readonly string[];

  constructor(...messages: readonly string[]) {
    super(messages.join('; '));
    this.messages = messages;
  }
}

/** A whole call that Xero refused. */
export class CallRefusal extends Error {
  readonly status: number;
  readonly body: unknown;

  constructor(status: number, body: unknown) {
    super(`refused with ${status}`);
    this.status = status;
    this.body = body;
  }
}

export const NOT_FOUND = "The resource you're looking for cannot be found";
export const ZERO_ID = '00000000-0000-0000-0000-000000000000';

/** The account of a document's line; the text of the refusal tells archived from unknown. */
export function findLineAccountOrRefuse(organisation: Organisation, code: string): Account {
  if (code === '') throw new ElementRefusal('Account code must be specified');
  const account = organisation.accounts.find((entry) => entry.Code === code);
  const isSystem = ['DEBTORS', 'CREDITORS', 'GST'].includes(account?.SystemAccount ?? '');
  if (account === undefined || account.Type === 'BANK' || isSystem) {
    throw new ElementRefusal(`Account code '${code}' is not a valid code for this document.`);
  }
  if (account.Status === 'ARCHIVED') {
    throw new ElementRefusal(
      `Account code '${code}' has been archived, or has been deleted. Each line item must reference a valid account.`,
    );
  }
  return account;
}

export function findTaxRateOrRefuse(
  organisation: Organisation,
  taxType: string,
  account: Account,
): number {
  const rate = organisation.taxRates.find((entry) => entry.TaxType === taxType);
  const isAllowed = {
    ASSET: rate?.CanApplyToAssets,
    EQUITY: rate?.CanApplyToEquity,
    EXPENSE: rate?.CanApplyToExpenses,
    LIABILITY: rate?.CanApplyToLiabilities,
    REVENUE: rate?.CanApplyToRevenue,
  }[account.Class];
  if (rate?.Status !== 'ACTIVE' || isAllowed !== true) {
    throw new ElementRefusal(
      `The TaxType code '${taxType}' cannot be used with account code '${account.Code}'.`,
    );
  }
  return rate.EffectiveRate;
}

/** Documents, payments and allocations in a locked period are refused. */
export function checkLockDates(organisation: Organisation, day: string): void {
  const { periodLockDate, endOfYearLockDate } = organisation.record;
  if (endOfYearLockDate !== null && day <= endOfYearLockDate) {
    throw new ElementRefusal(
      `The document date cannot be before the end of year lock date, currently set at ${toXeroDay(endOfYearLockDate)}`,
    );
  }
  if (periodLockDate !== null && day <= periodLockDate) {
    throw new ElementRefusal(
      `The document date cannot be before the period lock date, currently set at ${toXeroDay(periodLockDate)}`,
    );
  }
}

function toXeroDay(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  const month = date.toLocaleString('en-GB', { month: 'short', timeZone: 'UTC' });
  return `${day.slice(8, 10)}-${month}-${day.slice(0, 4)}`;
}

export function checkCurrency(organisation: Organisation, currency: string): void {
  if (organisation.record.currencies.includes(currency)) return;
  throw new ElementRefusal(`Organisation is not subscribed to currency ${currency}`);
}
