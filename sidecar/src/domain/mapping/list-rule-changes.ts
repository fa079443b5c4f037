import { listChanges, type Change } from '../activity/list-changes.ts';
import type { RuleSet } from './rule-set.ts';
import type { XeroReference } from './xero-reference.ts';

/** What differs between two rule sets, row by row; accounts and rates by their names in Xero. */
export function listRuleChanges(
  before: RuleSet | undefined,
  after: RuleSet,
  reference: XeroReference | undefined,
): Change[] {
  const names = nameChoices(reference);
  const old = before === undefined ? null : Object.fromEntries(listRows(before, names));
  return listChanges(old, Object.fromEntries(listRows(after, names)));
}

type Row = readonly [field: string, choice: unknown];
type Names = (kind: 'accountId' | 'accountCode' | 'taxType', value: string | null) => string | null;

function listRows(rules: RuleSet, name: Names): Row[] {
  const { settings, paymentMethods, taxes, revenue, accounts, shipping, tracking, items } = rules;
  const { contactFields, postingModes, ...plain } = settings;
  return [
    ...Object.entries(plain).map(([key, value]): Row => [`settings.${key}`, value]),
    ...Object.entries(contactFields).map(([field, policy]): Row => [
      `settings.contactField_${field}`,
      policy,
    ]),
    // Rules of before may lack them.
    ...(postingModes ?? []).map((row): Row => [
      `postingModes ${join(row.paymentMethod, row.customerRole)}`,
      row.mode,
    ]),
    ...paymentMethods.map((row): Row => [
      `paymentMethods ${join(row.systemName, row.storeId, row.currency)}`,
      name('accountId', row.accountId),
    ]),
    ...paymentMethods.flatMap((row): Row[] =>
      row.charges === 'customerCurrency'
        ? [[`paymentCharges ${join(row.systemName, row.storeId, row.currency)}`, row.charges]]
        : [],
    ),
    ...paymentMethods.flatMap(({ fees, ...row }): Row[] =>
      // Rules of before may lack them altogether.
      fees === null || fees === undefined
        ? []
        : [
            [
              `paymentFees ${join(row.systemName, row.storeId, row.currency)}`,
              join(
                `${fees.percent} % + ${fees.fixed}`,
                name('accountCode', fees.accountCode),
                name('taxType', fees.taxType),
              ),
            ],
          ],
    ),
    ...taxes.map((row): Row => [
      `taxes ${join(`${row.rate} %`, row.country, row.state, row.taxCategoryId, row.supply, row.zeroReason)}`,
      name('taxType', row.taxType),
    ]),
    ...revenue.map(({ accountCode, ...by }): Row => [
      `revenue ${join(...Object.entries(by).map(([key, value]) => (value === null ? null : `${key} ${value}`)))}`,
      name('accountCode', accountCode),
    ]),
    ...Object.entries(accounts).map(([key, code]): Row => [
      `accounts.${key}`,
      name('accountCode', code as string | null),
    ]),
    ...shipping.map((row): Row => [
      `shipping ${row.shippingMethod}`,
      name('accountCode', row.accountCode),
    ]),
    ...tracking.map((row): Row => [
      `tracking ${join(row.by, row.value)}`,
      join(row.trackingCategory, row.option),
    ]),
    ...Object.entries(items).map(([key, value]): Row => [`items.${key}`, value]),
  ];
}

function join(...parts: readonly (string | number | null)[]): string {
  return parts.filter((part) => part !== null).join(' · ');
}

/** The code and name of an account, the name of a rate; what Xero does not have any more as it is. */
function nameChoices(reference: XeroReference | undefined): Names {
  const accounts = reference?.accounts ?? [];
  const rates = reference?.taxRates ?? [];
  return (kind, value) => {
    if (value === null) return null;
    if (kind === 'taxType') return rates.find((rate) => rate.taxType === value)?.name ?? value;
    const account = accounts.find((entry) =>
      kind === 'accountId' ? entry.accountId === value : entry.code === value,
    );
    return account === undefined ? value : `${account.code} ${account.name}`.trim();
  };
}
