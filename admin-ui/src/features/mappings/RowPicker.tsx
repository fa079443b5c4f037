import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WireChoices } from '../../../../sidecar/src/contract/index.ts';
import { BankAccountQuestion } from './BankAccountQuestion.tsx';
import { ChoicePicker, type ChoiceOption } from './ChoicePicker.tsx';
import { CreateAccount } from './CreateAccount.tsx';
import { describeChoice, nameAccount } from './describe-choice.ts';
import type { MappingRow } from './mapping-rows.ts';
import { paysLater } from './pays-later.ts';

const CREATE = ' create';

interface RowPickerProps {
  readonly row: Pick<MappingRow, 'kind' | 'value' | 'name' | 'key'>;
  readonly choices: WireChoices;
  readonly onChange: (value: string) => void;
  readonly onClear?: (() => void) | undefined;
  readonly isDisabled?: boolean | undefined;
}

/** Where a row goes in Xero; asks again where money that comes later would go to a bank account. */
export function RowPicker({ row, choices, onChange, onClear, isDisabled }: RowPickerProps) {
  const { t } = useTranslation();
  const [question, setQuestion] = useState<'create' | { readonly bankAccountId: string }>();
  const systemName = row.key.split('|')[1] ?? '';
  const newName = t('mappings.clearingName', { name: row.name });
  const canCreate =
    row.kind === 'payment' && !choices.accounts.some(({ name }) => name === newName);
  const always = { value: CREATE, label: t('mappings.createAccount', { name: newName }) };

  function choose(value: string): void {
    if (value === CREATE) return setQuestion('create');
    const account = choices.accounts.find(({ accountId }) => accountId === value);
    const asks = row.kind === 'payment' && account?.type === 'BANK' && paysLater(systemName);
    if (asks) setQuestion({ bankAccountId: value });
    else onChange(value);
  }

  const close = (): void => setQuestion(undefined);
  return (
    <>
      <ChoicePicker
        label={row.name}
        options={listOptions(row, choices, t('mappings.archived'))}
        value={row.value}
        onChange={choose}
        onClear={onClear}
        always={canCreate ? always : undefined}
        isDisabled={isDisabled}
        hasProblem={(describeChoice(row, choices, t)?.problem ?? '') !== ''}
      />
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
  archived: string,
): readonly ChoiceOption[] {
  const mark = (label: string, isActive: boolean): string =>
    isActive ? label : `${label} (${archived})`;
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
