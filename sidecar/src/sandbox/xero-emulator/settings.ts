import { randomUUID } from 'node:crypto';
import { dayToMsDate, toMsDate } from './envelope.ts';
import { makeAccount, makeTaxRate, type Organisation } from './organisation.ts';
import type { Account, Item, TaxRate } from './records.ts';
import { checkCurrency, ElementRefusal } from './validation.ts';
import { readList, readNumber, readText, type Fields } from './wire-input.ts';

export function showOrganisation(organisation: Organisation): Record<string, unknown> {
  const { record } = organisation;
  return {
    OrganisationID: record.tenantId,
    Name: record.name,
    LegalName: record.name,
    ShortCode: `!${record.tenantId.slice(0, 5)}`,
    CountryCode: record.countryCode,
    BaseCurrency: record.baseCurrency,
    Timezone: record.timezone,
    OrganisationStatus: 'ACTIVE',
    OrganisationType: 'COMPANY',
    Edition: 'BUSINESS',
    Class: 'STANDARD',
    IsDemoCompany: true,
    PaysTax: true,
    ...(record.periodLockDate === null
      ? {}
      : { PeriodLockDate: dayToMsDate(record.periodLockDate) }),
    ...(record.endOfYearLockDate === null
      ? {}
      : { EndOfYearLockDate: dayToMsDate(record.endOfYearLockDate) }),
  };
}

export function showAccount(account: Account): Record<string, unknown> {
  const { UpdatedDateUTC, ...rest } = account;
  return {
    ...rest,
    ShowInExpenseClaims: false,
    ReportingCode: '',
    HasAttachments: false,
    UpdatedDateUTC: toMsDate(UpdatedDateUTC),
  };
}

export function createAccount(organisation: Organisation, fields: Fields, now: number): Account {
  const [code, name, type] = ['Code', 'Name', 'Type'].map((key) => readText(fields[key]));
  if (name === '' || organisation.accounts.some((account) => account.Name === name)) {
    throw new ElementRefusal('Please enter a unique Name.');
  }
  if ((code ?? '').length > 10) {
    throw new ElementRefusal('Account Code is too long. Maximum of 10 characters allowed');
  }
  if (organisation.accounts.some((account) => account.Code === code)) {
    throw new ElementRefusal('Please enter a unique Code.');
  }
  const account = makeAccount(
    {
      code: code ?? '',
      name: name ?? '',
      type: type ?? 'REVENUE',
      payments: fields['EnablePaymentsToAccount'] === true,
    },
    { salesTax: readText(fields['TaxType']) || 'NONE', now },
  );
  const currency = readText(fields['CurrencyCode']);
  if (account.Type === 'BANK' && currency !== '') {
    checkCurrency(organisation, currency);
    account.CurrencyCode = currency;
  }
  organisation.accounts.push(account);
  return account;
}

export function createTaxRate(organisation: Organisation, fields: Fields): TaxRate {
  const name = readText(fields['Name']);
  if (name === '' || organisation.taxRates.some((rate) => rate.Name === name)) {
    throw new ElementRefusal('Please enter a unique Name.');
  }
  const count = organisation.taxRates.filter(({ TaxType }) => /^TAX\d+$/.test(TaxType)).length;
  const rate = readList(fields['TaxComponents']).reduce(
    (sum, component) => sum + readNumber(component['Rate'], 0),
    0,
  );
  const type = `TAX${String(count + 1).padStart(3, '0')}`;
  const taxRate = makeTaxRate({ type, name, rate, on: 'everything' });
  organisation.taxRates.push(taxRate);
  return taxRate;
}

export function createItem(organisation: Organisation, fields: Fields, now: number): Item {
  const code = readText(fields['Code']);
  if (code.length > 30) {
    throw new ElementRefusal('Price List Item Code must not be more than 30 characters long.');
  }
  if (code === '' || organisation.items.some((item) => item.Code === code)) {
    throw new ElementRefusal(`Price List Item with Code '${code}' already exists`);
  }
  const item: Item = {
    ItemID: randomUUID(),
    Code: code,
    Name: readText(fields['Name']).slice(0, 50),
    UpdatedDateUTC: now,
  };
  organisation.items.push(item);
  return item;
}

export function showItem(item: Item): Record<string, unknown> {
  return {
    ...item,
    IsTrackedAsInventory: false,
    IsSold: true,
    IsPurchased: true,
    UpdatedDateUTC: toMsDate(item.UpdatedDateUTC),
  };
}
