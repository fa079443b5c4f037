import { CloseButton, Group } from '@mantine/core';
import { useState } from 'react';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { WireChoices } from '../../../../sidecar/src/contract/index.ts';
import { BankAccountQuestion } from './BankAccountQuestion.tsx';
import { ChoicePicker, type ChoiceOption } from './ChoicePicker.tsx';
import { CreateAccount } from './CreateAccount.tsx';
import { describeChoice, nameAccount } from './describe-choice.ts';
import { CONTACT_NAMES } from './contact-rows.ts';
import type { MappingRow } from './mapping-row.ts';
import { paysLater } from './pays-later.ts';

const CREATE = ' create';

interface RowPickerProps {
  readonly row: Pick<MappingRow, 'kind' | 'value' | 'name' | 'key' | 'inherited'>;
  readonly choices: WireChoices;
  readonly onChange: (value: string) => void;
  readonly onClear?: (() => void) | undefined;
}

/** Where a row goes in Xero; asks again where money that comes later would go to a bank account. */
export function RowPicker({ row, choices, onChange, onClear }: RowPickerProps) {
  const { t } = useTranslation();
  const [question, setQuestion] = useState<'create' | { readonly bankAccountId: string }>();
  // Of a payment method; empty where the row is not there yet.
  const systemName = row.kind === 'payment' ? (row.key.split('|')[1] ?? '') : '';
  const newName = t('mappings.clearingName', { name: row.name });
  const canCreate = systemName !== '' && !choices.accounts.some(({ name }) => name === newName);
  const always = { value: CREATE, label: t('mappings.createAccount', { name: newName }) };

  function choose(value: string): void {
    if (value === CREATE) return setQuestion('create');
    const account = choices.accounts.find(({ accountId }) => accountId === value);
    const asks = systemName !== '' && account?.type === 'BANK' && paysLater(systemName);
    if (asks) setQuestion({ bankAccountId: value });
    else onChange(value);
  }

  const inherited = describeChoice({ kind: row.kind, value: row.inherited ?? null }, choices, t);
  const close = (): void => setQuestion(undefined);
  return (
    <>
      <Group gap={4} wrap="nowrap">
        <div className="mapping-picker">
          <ChoicePicker
            label={row.name}
            options={listOptions(row, choices, t)}
            value={row.value}
            onChange={choose}
            placeholder={
              inherited === undefined
                ? undefined
                : t('mappings.asOther', { name: nameAccount(inherited) })
            }
            always={canCreate ? always : undefined}
            hasProblem={(describeChoice(row, choices, t)?.problem ?? '') !== ''}
          />
        </div>
        {onClear === undefined || !row.value ? null : (
          <CloseButton
            size="sm"
            aria-label={t('mappings.clear', { name: row.name })}
            title={t('mappings.clear', { name: row.name })}
            onClick={onClear}
          />
        )}
      </Group>
      {question === 'create' ? (
        <CreateAccount name={newName} choices={choices} onCreated={onChange} onClose={close} />
      ) : null}
      {typeof question === 'object' ? (
        <BankAccountQuestion
          method={row.name}
          onClose={close}
          onUse={() => onChange(question.bankAccountId)}
        />
      ) : null}
    </>
  );
}

function listOptions(
  { kind, value }: RowPickerProps['row'],
  { accounts, taxRates }: WireChoices,
  t: TFunction,
): readonly ChoiceOption[] {
  const mark = (label: string, isActive: boolean): string =>
    isActive ? label : `${label} (${t('mappings.archived')})`;
  if (kind === 'contact') {
    return CONTACT_NAMES.map((name) => ({
      value: name,
      label: t(`mappings.contactNames.${name}`),
    }));
  }
  if (kind === 'tax') {
    return taxRates
      .filter((one) => (one.isActive && one.isForSales) || one.taxType === value)
      .map(({ taxType, name, rate, isActive }) => ({
        value: taxType,
        label: mark(`${name} (${rate} %)`, isActive),
      }));
  }
  if (kind === 'payment') {
    return accounts
      .filter((one) => (one.isActive && one.takesPayments) || one.accountId === value)
      .map((one) => ({ value: one.accountId, label: mark(nameAccount(one), one.isActive) }));
  }
  return accounts
    .filter((one) => one.code !== '' && one.type !== 'BANK')
    .filter((one) => one.isActive || one.code === value)
    .map((one) => ({ value: one.code, label: mark(nameAccount(one), one.isActive) }));
}
