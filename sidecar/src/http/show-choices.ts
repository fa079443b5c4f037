import type { WireChoices, WireDayTotals } from '../contract/index.ts';
import { formatMinor } from '../domain/money/amount.ts';
import type { DayAmounts, NamedDifference } from '../domain/order/total-day.ts';
import type { Choices } from '../use-cases/rules/read-choices.ts';
import type { DayTotals } from '../use-cases/pages/read-day-totals.ts';

export function toWireChoices({ reference, info }: Choices): WireChoices {
  const { organisation, accounts, taxRates } = reference;
  return {
    organisation: {
      name: organisation.name,
      currency: organisation.baseCurrency,
      country: organisation.countryCode,
      shortCode: organisation.shortCode ?? null,
    },
    accounts: accounts.map((account) => ({
      accountId: account.accountId,
      code: account.code,
      name: account.name,
      type: account.type,
      isActive: account.status === 'ACTIVE',
      takesPayments: account.type === 'BANK' || account.enablePaymentsToAccount,
      currency: account.currency,
    })),
    taxRates: taxRates.map((rate) => ({
      taxType: rate.taxType,
      name: rate.name,
      rate: rate.effectiveRate,
      isActive: rate.status === 'ACTIVE',
      isForSales: rate.canApplyToRevenue,
    })),
    paymentMethods: [...info.paymentMethods],
    currencies: {
      primary: info.primaryCurrencyCode,
      others: info.currencies
        .filter(({ code, published }) => published && code !== info.primaryCurrencyCode)
        .map(({ code }) => code),
    },
    customerRoles: info.customerRoles.flatMap(({ systemName, name }) =>
      systemName === null ? [] : [{ systemName, name }],
    ),
  };
}

export function toWireDays({ timeZone, days }: DayTotals): WireDayTotals {
  return {
    timeZone,
    days: days.map((day) => ({ date: day.date, ...toWireTotal(day) })),
  };
}

/** Both totals of a day or a month, and what explains their difference. */
export function toWireTotal(
  total: DayAmounts & { readonly currency: string },
): Omit<WireDayTotals['days'][number], 'date'> {
  return {
    currency: total.currency,
    orders: total.orders,
    total: formatMinor(total.storeMinor),
    xeroTotal: formatMinor(total.xeroMinor),
    difference: formatMinor(total.storeMinor - total.xeroMinor),
    booked: toWireDifference(total.booked),
    waiting: toWireDifference(total.waiting),
    needYou: toWireDifference(total.needYou),
    notBooked: toWireDifference(total.notBooked),
  };
}

function toWireDifference({ orders, differenceMinor }: NamedDifference): {
  orders: number;
  difference: string;
} {
  return { orders, difference: formatMinor(differenceMinor) };
}
