import type { BookingSettings } from '../mapping/rule-set.ts';
import { suggestAccounts, suggestRevenue } from './suggest-accounts.ts';
import { suggestPaymentMethods } from './suggest-payment-methods.ts';
import type { Suggestion, SuggestionInput } from './suggestion.ts';
import { suggestNoTaxType, suggestTaxes } from './suggest-taxes.ts';

/**
 * What a new shop begins with. The tax type of lines without tax and whose exchange rate counts go by
 * the organisation, and what happens in locked months is a person's choice: they have no default.
 */
export const DEFAULT_SETTINGS: Omit<
  BookingSettings,
  'noTaxType' | 'currencyRate' | 'lockedPeriod'
> = {
  bookWhen: 'paidOrShipped',
  postingMode: 'perOrder',
  postingModes: [],
  invoiceNumberTemplate: '{prefix}{customOrderNumber}',
  invoiceNumberPrefix: '',
  referenceTemplate: '{orderId}',
  paymentReferenceTemplate: '{customOrderNumber}',
  dueDays: 0,
  orderDiscountTax: 'asCharged',
  taxOverride: true,
  lineAmounts: 'asStore',
  giftCardUse: 'payment',
  rewardPointsUse: 'negativeLine',
  chargedGiftCards: 'hold',
  terms: [],
  filedUntil: null,
  contactName: 'person',
  contactPer: 'customer',
  archivedContact: 'hold',
  missingContact: 'create',
  contactFields: {
    name: 'onlyIfEmpty',
    email: 'onlyIfEmpty',
    phone: 'onlyIfEmpty',
    addresses: 'onlyIfEmpty',
    taxNumber: 'onlyIfEmpty',
  },
  noteInStore: false,
  markPaidInStore: false,
  editedAfterPayment: 'ask',
  editedInXero: 'ask',
  voidedInXero: 'ask',
};

/** A first mapping by exact rate and exact name, with a reason for each choice; nothing is invented. */
export function suggestRuleSet(input: SuggestionInput): Suggestion {
  const paymentMethods = suggestPaymentMethods(input);
  const noTaxType = suggestNoTaxType(input.reference);
  const taxes = suggestTaxes(input);
  const revenue = suggestRevenue(input.reference);
  const accounts = suggestAccounts(input.reference, revenue.value[0]?.accountCode ?? null);
  const parts = [paymentMethods, taxes, revenue, accounts];
  return {
    ruleSet: {
      settings: { ...DEFAULT_SETTINGS, noTaxType, currencyRate: suggestCurrencyRate(input) },
      paymentMethods: paymentMethods.value,
      taxes: taxes.value,
      revenue: revenue.value,
      accounts: accounts.value,
      shipping: [],
      tracking: [],
      items: { useItems: false, unknownSku: 'withoutItem' },
    },
    reasons: parts.flatMap((part) => part.reasons),
    missing: parts.flatMap((part) => part.missing),
  };
}

/** The store's own rate where that makes an invoice worth the order's total; it keeps none of the past. */
function suggestCurrencyRate({
  info,
  reference,
}: SuggestionInput): BookingSettings['currencyRate'] {
  return info.primaryCurrencyCode === reference.organisation.baseCurrency ? 'store' : 'xero';
}
