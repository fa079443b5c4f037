import type {
  WireChoices,
  WireReviewFix,
  WireRuleSet,
} from '../../../../sidecar/src/contract/index.ts';
import { isPaymentAccount, type FixSources } from './apply-fix.ts';

export interface FixOption {
  readonly value: string;
  readonly label: string;
}

/** What can be chosen for a fix; none where nothing is chosen for it, or nothing in Xero fits. */
export function listOptions(
  fix: WireReviewFix,
  { choices, rules, sources }: { choices: WireChoices; rules: WireRuleSet; sources: FixSources },
): FixOption[] {
  switch (fix.kind) {
    case 'paymentAccount':
      return listPaymentAccounts(choices);
    case 'account':
    case 'revenueAccount':
      return listLineAccounts(choices);
    case 'replaceAccount':
      return isPaymentAccount(rules, fix.account, sources)
        ? listPaymentAccounts(choices)
        : listLineAccounts(choices);
    case 'taxRate':
      return listTaxRates(choices, fix.rate);
    case 'replaceTaxRate': {
      const rates = rules.taxes.filter(({ taxType }) => taxType === fix.taxType);
      return rates[0] === undefined ? [] : listTaxRates(choices, rates[0].rate);
    }
    case 'contact':
    case 'giftCard':
    case 'bankDocument':
    case 'summary':
    case 'checkAgain':
    case 'order':
    case 'settings':
      return [];
  }
}

function listPaymentAccounts({ accounts }: WireChoices): FixOption[] {
  return accounts
    .filter(({ isActive, takesPayments }) => isActive && takesPayments)
    .map((account) => ({ value: account.accountId, label: nameAccount(account) }));
}

function listLineAccounts({ accounts }: WireChoices): FixOption[] {
  return accounts
    .filter(({ code, isActive, type }) => isActive && code !== '' && type !== 'BANK')
    .map((account) => ({ value: account.code, label: nameAccount(account) }));
}

/** Of the same rate only: any other is refused by the service. */
function listTaxRates({ taxRates }: WireChoices, rate: string): FixOption[] {
  return taxRates
    .filter((row) => row.isActive && row.isForSales && Number(row.rate) === Number(rate))
    .map(({ taxType, name, rate: percent }) => ({
      value: taxType,
      label: `${name} (${percent} %)`,
    }));
}

function nameAccount({ code, name }: WireChoices['accounts'][number]): string {
  return code === '' ? name : `${code} ${name}`;
}
