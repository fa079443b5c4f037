import type { TFunction } from 'i18next';
import type { WireChoices } from '../../../../sidecar/src/contract/index.ts';
import { CONTACT_NAMES } from './contact-rows.ts';
import type { MappingRow } from './mapping-row.ts';

export interface ChosenInXero {
  /** Empty where Xero has no code for it, or none that people know. */
  readonly code: string;
  readonly name: string;
  /** What is wrong with it and what to do; empty where nothing is. */
  readonly problem: string;
}

/** What a row's choice is in Xero; undefined where nothing is chosen. */
export function describeChoice(
  row: Pick<MappingRow, 'kind' | 'value'>,
  choices: WireChoices,
  t: TFunction,
): ChosenInXero | undefined {
  const { kind, value } = row;
  if (value === null) return undefined;
  if (kind === 'contact') {
    const known = CONTACT_NAMES.find((name) => name === value);
    const name = known === undefined ? value : t(`mappings.contactNames.${known}`);
    return { code: '', name, problem: '' };
  }
  if (kind === 'tax') {
    const rate = choices.taxRates.find(({ taxType }) => taxType === value);
    if (rate === undefined) return { code: '', name: value, problem: t('mappings.rateGone') };
    const name = `${rate.name} (${rate.rate} %)`;
    return { code: '', name, problem: rate.isActive ? '' : t('mappings.rateArchived') };
  }
  const account = choices.accounts.find(
    (one) => (kind === 'payment' ? one.accountId : one.code) === value,
  );
  if (account === undefined) {
    const code = kind === 'payment' ? '' : value;
    return { code, name: code, problem: t('mappings.accountGone') };
  }
  const { code, name, isActive } = account;
  return { code, name, problem: isActive ? '' : t('mappings.accountArchived') };
}

/** "200 Sales, 15% GST": where a line goes; without a tax rate where none counts. */
export function describeTarget(
  { code, taxType }: { readonly code: string; readonly taxType: string },
  choices: WireChoices,
): string {
  const name = choices.accounts.find((one) => one.code === code)?.name ?? '';
  const rate = choices.taxRates.find((one) => one.taxType === taxType)?.name ?? taxType;
  return [nameAccount({ code, name }), rate].filter((text) => text !== '').join(', ');
}

/** "200 Sales", or the name alone. */
export function nameAccount({
  code,
  name,
}: {
  readonly code: string;
  readonly name: string;
}): string {
  return code === '' ? name : `${code} ${name}`;
}
