import { Button, Group, NativeSelect, TextInput } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { WireChoices, WireRuleSet } from '../../../../sidecar/src/contract/index.ts';
import { ChoicePicker, type ChoiceOption } from './ChoicePicker.tsx';
import {
  addRevenue,
  addShipping,
  addTax,
  listUsed,
  REVENUE_BY,
  type MappingTab,
  type RevenueBy,
  type Use,
} from './mapping-rows.ts';
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
    case 'shipping':
      return <AddShippingMethod {...props} />;
    case 'paymentMethods':
    case 'accounts':
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

function AddShippingMethod({ rules, choices, used, onChange }: AddRowProps) {
  const { t } = useTranslation();
  const [method, setMethod] = useState<string | null>(null);
  const known = new Set(rules.shipping.map(({ shippingMethod }) => shippingMethod));
  const methods = new Set(used.filter((use) => use.table === 'shipping').map(({ key }) => key));
  const options = [...methods]
    .filter((name) => !known.has(name))
    .map((name) => ({ value: name, label: name }));
  if (options.length === 0) return null;
  return (
    <AddForm
      kind="account"
      choices={choices}
      label={t('mappings.newShippingIs')}
      button={t('mappings.addRow')}
      isReady={method !== null}
      onAdd={(code) => {
        if (method !== null) onChange(addShipping(rules, method, code));
        setMethod(null);
      }}
    >
      <ChoicePicker
        label={t('mappings.newShipping')}
        options={options}
        value={method}
        onChange={setMethod}
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
