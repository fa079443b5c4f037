import type { WireChoices, WireDayTotals } from '../contract/index.ts';
import { formatMinor } from '../domain/money/amount.ts';
import type { Choices } from '../use-cases/read-choices.ts';
import type { DayTotals } from '../use-cases/read-day-totals.ts';

export function toWireChoices({ reference, info }: Choices): WireChoices {
  const { organisation, accounts, taxRates } = reference;
  return {
    organisation: {
      name: organisation.name,
      currency: organisation.baseCurrency,
      country: organisation.countryCode,
    },
    accounts: accounts.map((account) => ({
      accountId: account.accountId,
      code: account.code,
      name: account.name,
      type: account.type,
      isActive: account.status === 'ACTIVE',
      takesPayments: account.type === 'BANK' || account.enablePaymentsToAccount,
    })),
    taxRates: taxRates.map((rate) => ({
      taxType: rate.taxType,
      name: rate.name,
      rate: rate.effectiveRate,
      isActive: rate.status === 'ACTIVE',
      isForSales: rate.canApplyToRevenue,
    })),
    paymentMethods: [...info.paymentMethods],
  };
}

export function toWireDays({ timeZone, days }: DayTotals): WireDayTotals {
  return {
    timeZone,
    days: days.map(({ totalMinor, bookedMinor, ...day }) => ({
      ...day,
      total: formatMinor(totalMinor),
      bookedTotal: formatMinor(bookedMinor),
    })),
  };
}
