import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { WireChoices } from '../../../../sidecar/src/contract/index.ts';

interface PickerProps {
  readonly label: string;
  readonly choices: WireChoices;
  readonly value: string | null;
  readonly onChange: (value: string) => void;
}

/** An account that payments arrive in, by its id. */
export function PaymentAccountPicker({ choices, ...picker }: PickerProps) {
  const accounts = choices.accounts.filter(
    ({ accountId, isActive, takesPayments }) =>
      (isActive && takesPayments) || accountId === picker.value,
  );
  const options = accounts.map((account) => ({
    value: account.accountId,
    label: nameAccount(account),
  }));
  return <Picker {...picker} options={options} />;
}

/** An account that lines are booked to, by its code. */
export function AccountPicker({ choices, ...picker }: PickerProps) {
  const accounts = choices.accounts.filter(
    ({ code, isActive, type }) =>
      code !== '' && type !== 'BANK' && (isActive || code === picker.value),
  );
  const options = accounts.map((account) => ({ value: account.code, label: nameAccount(account) }));
  return <Picker {...picker} options={options} />;
}

/** A tax rate for sales, by Xero's tax type. */
export function TaxRatePicker({ choices, ...picker }: PickerProps) {
  const rates = choices.taxRates.filter(
    ({ taxType, isActive, isForSales }) => (isActive && isForSales) || taxType === picker.value,
  );
  const options = rates.map(({ taxType, name, rate }) => ({
    value: taxType,
    label: `${name} (${rate} %)`,
  }));
  return <Picker {...picker} options={options} />;
}

interface OptionsProps extends Omit<PickerProps, 'choices'> {
  readonly options: { readonly value: string; readonly label: string }[];
}

function Picker({ label, options, value, onChange }: OptionsProps) {
  const { t } = useTranslation();
  return (
    <Select
      aria-label={label}
      size="xs"
      searchable
      allowDeselect={false}
      placeholder={t('mappings.choose')}
      data={options}
      value={value === '' ? null : value}
      onChange={(chosen) => {
        if (chosen !== null) onChange(chosen);
      }}
    />
  );
}

function nameAccount(account: WireChoices['accounts'][number]): string {
  const name = account.code === '' ? account.name : `${account.code} ${account.name}`;
  return account.isActive ? name : `${name} (archived)`;
}
