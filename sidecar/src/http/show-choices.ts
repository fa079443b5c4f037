import type { WireChoices, WireDayTotals } from '../contract/index.ts';
import { formatMinor } from '../domain/money/amount.ts';
import type { NamedDifference } from '../domain/order/total-day.ts';
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
    days: days.map((day) => ({
      date: day.date,
      currency: day.currency,
      orders: day.orders,
      total: formatMinor(day.storeMinor),
      xeroTotal: formatMinor(day.xeroMinor),
      difference: formatMinor(day.storeMinor - day.xeroMinor),
      booked: toWireDifference(day.booked),
      waiting: toWireDifference(day.waiting),
      needYou: toWireDifference(day.needYou),
      notBooked: toWireDifference(day.notBooked),
    })),
  };
}

function toWireDifference({ orders, differenceMinor }: NamedDifference): {
  orders: number;
  difference: string;
} {
  return { orders, difference: formatMinor(differenceMinor) };
}
