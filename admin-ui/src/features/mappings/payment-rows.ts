import type { WireRuleSet } from '../../../../sidecar/src/contract/index.ts';
import { describeFees } from './fees-of-row.ts';
import { joinKey, type MappingRow, type RowSources } from './mapping-row.ts';

/** The store's methods, and those that only older orders were paid with. */
export function listPaymentRows({ rules, choices, used, t }: RowSources): MappingRow[] {
  const names = new Map(choices.paymentMethods.map((one) => [one.systemName, one.friendlyName]));
  const uses = used.filter(({ table }) => table === 'paymentMethods');
  const mapped = new Set(rules.paymentMethods.map(({ systemName }) => systemName));
  const all = new Set([...names.keys(), ...uses.map(({ key }) => key)]);
  const missing = [...all]
    .filter((systemName) => !mapped.has(systemName))
    .map((systemName) => ({
      systemName,
      storeId: null,
      currency: null,
      accountId: '',
      charges: 'storeCurrency' as const,
      fees: null,
    }));
  return [...missing, ...rules.paymentMethods].map((row) => {
    const { systemName, storeId, currency } = row;
    const isSame = (other: typeof row): boolean =>
      other.systemName === systemName && other.storeId === storeId && other.currency === currency;
    const parts = [
      names.has(systemName) ? '' : t('mappings.forRefunds'),
      storeId === null ? '' : `${t('mappings.revenueBy.storeId')} ${storeId}`,
      row.charges === 'customerCurrency'
        ? t('mappings.charged.in', { currency: currency ?? '' })
        : (currency ?? ''),
    ];
    return {
      tab: 'paymentMethods',
      key: joinKey('paymentMethods', systemName, storeId, currency),
      name: nameRow(row, names.get(systemName)),
      note: parts.filter((part) => part !== '').join(', '),
      kind: 'payment',
      value: row.accountId === '' ? null : row.accountId,
      fees: describeFees(row.fees ?? null, choices, t),
      feeTerms: row.fees ?? null,
      isMissing: row.accountId === '',
      uses:
        row.charges === 'customerCurrency'
          ? uses.filter((use) => use.key === systemName && use.currency === currency)
          : uses.filter(({ key }) => key === systemName),
      ...(row.charges === 'customerCurrency' ? { clear: remove(isSame) } : {}),
      change: (before, accountId) => ({
        ...before,
        paymentMethods: [
          ...before.paymentMethods.filter((other) => !isSame(other)),
          { ...row, accountId },
        ],
      }),
    };
  });
}

type PaymentRule = WireRuleSet['paymentMethods'][number];

function remove(isRow: (rule: PaymentRule) => boolean): (rules: WireRuleSet) => WireRuleSet {
  return (rules) => ({
    ...rules,
    paymentMethods: rules.paymentMethods.filter((rule) => !isRow(rule)),
  });
}

/** Told apart wherever it is named: a method may come once more for another currency. */
function nameRow({ systemName, currency, charges }: PaymentRule, name?: string): string {
  const known = name ?? systemName.replace(/^Payments\./, '');
  return charges === 'customerCurrency' ? `${known} (${currency})` : known;
}

/** Orders of customers in the currency are charged, and booked, in it. */
export function addCharged(
  rules: WireRuleSet,
  { method, currency }: { readonly method: string; readonly currency: string },
  accountId: string,
): WireRuleSet {
  const row: PaymentRule = {
    systemName: method,
    storeId: null,
    currency,
    accountId,
    charges: 'customerCurrency',
    fees: null,
  };
  return { ...rules, paymentMethods: [...rules.paymentMethods, row] };
}
