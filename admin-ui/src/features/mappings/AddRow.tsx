import { Button, Group, NativeSelect, TextInput } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { WireChoices, WireRuleSet } from '../../../../sidecar/src/contract/index.ts';
import { ChoicePicker, type ChoiceOption } from './ChoicePicker.tsx';
import type { MappingTab, Use } from './mapping-row.ts';
import { addRevenue, listUsed, REVENUE_BY, type RevenueBy } from './revenue-rows.ts';
import { addTax } from './tax-rows.ts';
import { RowPicker } from './RowPicker.tsx';

interface AddRowProps {
  readonly tab: MappingTab;
  readonly rules: WireRuleSet;
  readonly choices: WireChoices;
  readonly used: readonly Use[];
  readonly onChange: (rules: WireRuleSet) => void;
}

/** A row more, where a tab may have any number. */
export function AddRow(props: AddRowProps) {
  switch (props.tab) {
    case 'taxes':
      return <AddTax {...props} />;
    case 'revenue':
      return props.used.length === 0 ? null : <AddSalesAccount {...props} />;
    case 'paymentMethods':
    case 'shipping':
    case 'accounts':
    case 'contacts':
      return null;
  }
}

function AddTax({ rules, choices, onChange }: AddRowProps) {
  const { t } = useTranslation();
  const [rate, setRate] = useState('');
  const text = rate.trim().replace(',', '.');
  const isRate = /^\d{1,3}(\.\d{1,4})?$/.test(text);
  return (
    <AddForm
      kind="tax"
      choices={choices}
      label={t('mappings.newRateIs')}
      button={t('mappings.addRate')}
      isReady={isRate}
      onAdd={(taxType) => {
        onChange(addTax(rules, text, taxType));
        setRate('');
      }}
    >
      <TextInput
        size="xs"
        w={140}
        aria-label={t('mappings.newRate')}
        placeholder={t('mappings.newRate')}
        value={rate}
        error={rate === '' || isRate ? undefined : t('mappings.rateExpected')}
        onChange={(event) => setRate(event.currentTarget.value)}
      />
    </AddForm>
  );
}

function AddSalesAccount({ rules, choices, used, onChange }: AddRowProps) {
  const { t } = useTranslation();
  const [field, setField] = useState<RevenueBy>('categoryId');
  const [value, setValue] = useState<string | null>(null);
  const options: ChoiceOption[] = listUsed(field, used).map(({ key, name }) => ({
    value: key,
    label: name === '' ? key : name,
  }));
  const isKnown = rules.revenue.some((row) => String(row[field]) === value);
  return (
    <AddForm
      kind="account"
      choices={choices}
      label={t('mappings.newSalesIs')}
      button={t('mappings.addRow')}
      isReady={value !== null && !isKnown}
      onAdd={(code) => {
        if (value !== null) onChange(addRevenue(rules, { field, value }, code));
        setValue(null);
      }}
    >
      <NativeSelect
        size="xs"
        aria-label={t('mappings.newSalesBy')}
        value={field}
        data={REVENUE_BY.map((by) => ({ value: by, label: t(`mappings.revenueBy.${by}`) }))}
        onChange={(event) => {
          setField(event.currentTarget.value as RevenueBy);
          setValue(null);
        }}
      />
      <ChoicePicker
        key={field}
        label={t('mappings.newSales')}
        options={options}
        value={value}
        onChange={setValue}
      />
    </AddForm>
  );
}

interface AddFormProps {
  readonly kind: 'account' | 'tax';
  readonly choices: WireChoices;
  readonly label: string;
  readonly button: string;
  readonly isReady: boolean;
  readonly onAdd: (choice: string) => void;
  readonly children: ReactNode;
}

function AddForm({ kind, choices, label, button, isReady, onAdd, children }: AddFormProps) {
  const [choice, setChoice] = useState<string | null>(null);
  return (
    <Group mt="sm" align="start" gap="xs">
      {children}
      <RowPicker
        row={{ kind, value: choice, name: label, key: '' }}
        choices={choices}
        onChange={setChoice}
      />
      <Button
        size="xs"
        variant="default"
        disabled={!isReady || choice === null}
        onClick={() => {
          if (choice !== null) onAdd(choice);
          setChoice(null);
        }}
      >
        {button}
      </Button>
    </Group>
  );
}
