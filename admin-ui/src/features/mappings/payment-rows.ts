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
      fees: null,
    }));
  return [...missing, ...rules.paymentMethods].map((row) => {
    const { systemName, storeId, currency } = row;
    const isSame = (other: typeof row): boolean =>
      other.systemName === systemName && other.storeId === storeId && other.currency === currency;
    const parts = [
      names.has(systemName) ? '' : t('mappings.forRefunds'),
      storeId === null ? '' : `${t('mappings.revenueBy.storeId')} ${storeId}`,
      currency ?? '',
    ];
    return {
      tab: 'paymentMethods',
      key: joinKey('paymentMethods', systemName, storeId, currency),
      name: names.get(systemName) ?? systemName.replace(/^Payments\./, ''),
      note: parts.filter((part) => part !== '').join(', '),
      kind: 'payment',
      value: row.accountId === '' ? null : row.accountId,
      fees: describeFees(row.fees ?? null, choices, t),
      feeTerms: row.fees ?? null,
      isMissing: row.accountId === '',
      uses: uses.filter(({ key }) => key === systemName),
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
