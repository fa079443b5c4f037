import type { PaymentMethodRule } from '../mapping/rule-set.ts';
import type { XeroAccount } from '../mapping/xero-reference.ts';
import type { PartialSuggestion, SuggestionInput, SuggestionReason } from './suggestion.ts';

/**
 * A bank or clearing account that bears the method's name; no account is guessed for a method whose
 * name is nowhere, for money in the wrong account is worse than a question.
 */
export function suggestPaymentMethods(
  input: SuggestionInput,
): PartialSuggestion<PaymentMethodRule[]> {
  const reasons: SuggestionReason[] = [];
  const missing: { table: string; key: string }[] = [];
  const value: PaymentMethodRule[] = [];
  for (const { systemName, friendlyName } of listMethods(input)) {
    const found = findByName(input, friendlyName, systemName);
    if (found === undefined) {
      missing.push({ table: 'paymentMethods', key: systemName });
      continue;
    }
    const { account, sure } = found;
    const { accountId } = account;
    value.push({
      systemName,
      storeId: null,
      currency: null,
      accountId,
      charges: 'storeCurrency',
      fees: null,
    });
    reasons.push({
      table: 'paymentMethods',
      key: systemName,
      choice: account.name,
      reason: `“${account.name}” bears the name of ${friendlyName}.`,
      sure,
    });
  }
  return { value, reasons, missing };
}

/** The store's methods, and those that only old orders still name. */
function listMethods(input: SuggestionInput): { systemName: string; friendlyName: string }[] {
  const known = new Map(input.info.paymentMethods.map((entry) => [entry.systemName, entry]));
  for (const order of input.orders) {
    const systemName = order.paymentMethodSystemName;
    if (systemName !== null && systemName !== '' && !known.has(systemName)) {
      known.set(systemName, { systemName, friendlyName: systemName.replace(/^Payments\./, '') });
    }
  }
  return [...known.values()];
}

function findByName(
  input: SuggestionInput,
  friendlyName: string,
  systemName: string,
): { account: XeroAccount; sure: boolean } | undefined {
  const accounts = input.reference.accounts.filter(
    (account) =>
      account.status === 'ACTIVE' &&
      (account.type === 'BANK' || account.enablePaymentsToAccount) &&
      account.systemAccount === null &&
      (account.currency === null || account.currency === input.info.primaryCurrencyCode),
  );
  const names = [friendlyName, systemName, systemName.replace(/^Payments\./, '')].map(simplify);
  const exact = accounts.filter((account) => names.includes(simplify(account.name)));
  if (exact.length > 0) return pick(exact, exact.length === 1);
  const clearing = accounts.filter((account) =>
    names.some((name) => simplify(account.name) === `${name}clearing`),
  );
  return pick(clearing, clearing.length === 1);
}

function pick(
  accounts: readonly XeroAccount[],
  sure: boolean,
): { account: XeroAccount; sure: boolean } | undefined {
  const [account] = accounts;
  return account === undefined ? undefined : { account, sure };
}

function simplify(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}
