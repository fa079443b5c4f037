import { suggestAccounts, suggestRevenue } from './suggest-accounts.ts';
import { suggestPaymentMethods } from './suggest-payment-methods.ts';
import type { Suggestion, SuggestionInput } from './suggestion.ts';
import { suggestNoTaxType, suggestTaxes } from './suggest-taxes.ts';

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
      settings: {
        bookWhen: 'paidOrShipped',
        invoiceNumberTemplate: '{prefix}{customOrderNumber}',
        invoiceNumberPrefix: '',
        referenceTemplate: '{orderId}',
        paymentReferenceTemplate: '{customOrderNumber}',
        dueDays: 0,
        orderDiscountTax: 'asCharged',
        taxOverride: true,
        lineAmounts: 'asStore',
        noTaxType: noTaxType,
        giftCardUse: 'payment',
        chargedGiftCards: 'hold',
        terms: [],
        filedUntil: null,
        contactName: 'person',
        noteInStore: false,
        markPaidInStore: false,
      },
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
