import type { TFunction } from 'i18next';
import type {
  WireChoices,
  WireMappingUse,
  WireSetupFacts,
  WireSuggestion,
} from '../../../../sidecar/src/contract/index.ts';

const ZERO = /^0 (domestic|export|euGoods|euServices|exemptProduct|exemptCustomer)$/;
type ZeroReason =
  'domestic' | 'export' | 'euGoods' | 'euServices' | 'exemptProduct' | 'exemptCustomer';

/** What a person calls the key of a suggestion. */
export function nameSuggested(choices: WireChoices, t: TFunction) {
  const methods = new Map(choices.paymentMethods.map((one) => [one.systemName, one.friendlyName]));
  return (table: string, key: string): string => {
    if (table === 'paymentMethods') return methods.get(key) ?? key.replace(/^Payments\./, '');
    if (table === 'taxes') {
      const reason = ZERO.exec(key)?.[1] as ZeroReason | undefined;
      return reason === undefined ? `${key} %` : `0 %, ${t(`setup.mapping.zero.${reason}`)}`;
    }
    if (table === 'accounts') return t(`mappings.accounts.${key as 'shipping'}`);
    return t('mappings.everything');
  };
}

/** What a person calls the choice: an account with its code, a tax rate by its name. */
export function nameChoice(
  { table, choice }: WireSuggestion['reasons'][number],
  { accounts, taxRates }: WireChoices,
): string {
  if (table === 'taxes') return taxRates.find((one) => one.taxType === choice)?.name ?? choice;
  const account = accounts.find(({ code }) => code === choice);
  return account === undefined ? choice : `${account.code} ${account.name}`;
}

/** Orders and amount of a key in the last days; undefined where they are not counted by it. */
export function findUse(
  facts: WireSetupFacts | undefined,
  table: string,
  key: string,
): WireSetupFacts['taxRates'][number] | undefined {
  if (table === 'paymentMethods') return facts?.paymentMethods.find((use) => use.key === key);
  if (table === 'taxes') return facts?.taxRates.find((use) => use.key === key);
  return undefined;
}

/** Before the first rules nothing counts as new in the store. */
const LONG_AGO = '2000-01-01T00:00:00.000Z';

/** The same as the tables show it beside their rows. */
export function listUse(facts: WireSetupFacts, choices: WireChoices): WireMappingUse['used'] {
  const names = new Map(choices.paymentMethods.map((one) => [one.systemName, one.friendlyName]));
  const { currency } = facts;
  return [
    ...facts.paymentMethods.map(({ key, orders, total }) => ({
      table: 'paymentMethods' as const,
      key,
      name: names.get(key) ?? key,
      currency,
      orders,
      total,
      firstUsedAt: LONG_AGO,
    })),
    ...facts.taxRates.map(({ key, orders, total }) => ({
      table: 'taxes' as const,
      key,
      name: `${key} %`,
      currency,
      orders,
      total,
      firstUsedAt: LONG_AGO,
    })),
  ];
}
