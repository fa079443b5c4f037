import { Button, Group, NativeSelect, Text, TextInput } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { WireChoices, WireRuleSet } from '../../../../sidecar/src/contract/index.ts';
import { ChoicePicker, type ChoiceOption } from './ChoicePicker.tsx';
import type { MappingTab, Use } from './mapping-row.ts';
import { addCharged } from './payment-rows.ts';
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
      return props.choices.currencies.others.length === 0 ? null : <AddCharged {...props} />;
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

/** A method that charges customers in their own currency, which comes to an account of its own. */
function AddCharged({ rules, choices, onChange }: AddRowProps) {
  const { t } = useTranslation();
  const { paymentMethods, currencies } = choices;
  const [method, setMethod] = useState<string | null>(null);
  const [currency, setCurrency] = useState(currencies.others[0] ?? '');
  const isKnown = rules.paymentMethods.some(
    (row) => row.systemName === method && row.currency === currency,
  );
  const accounts = choices.accounts.filter(
    (account) => account.currency === currency || !isInCurrency(account, choices),
  );
  const hasAccount = accounts.some(
    (account) => account.takesPayments && account.currency === currency,
  );
  return (
    <AddForm
      kind="payment"
      choices={{ ...choices, accounts }}
      hint={t(hasAccount ? 'mappings.charged.why' : 'mappings.charged.noAccount', { currency })}
      label={t('mappings.charged.account')}
      button={t('mappings.addRow')}
      isReady={method !== null && !isKnown}
      onAdd={(accountId) => {
        if (method !== null) onChange(addCharged(rules, { method, currency }, accountId));
        setMethod(null);
      }}
    >
      <ChoicePicker
        label={t('mappings.charged.method')}
        options={paymentMethods.map(({ systemName: value, friendlyName: label }) => ({
          value,
          label,
        }))}
        value={method}
        onChange={setMethod}
      />
      <NativeSelect
        size="xs"
        aria-label={t('mappings.charged.currency')}
        value={currency}
        data={currencies.others.map((code) => ({
          value: code,
          label: t('mappings.charged.in', { currency: code }),
        }))}
        onChange={(event) => setCurrency(event.currentTarget.value)}
      />
    </AddForm>
  );
}

/** A bank account in another currency than the organisation's own. */
function isInCurrency(
  { currency }: WireChoices['accounts'][number],
  { organisation }: WireChoices,
): boolean {
  return currency !== null && currency !== '' && currency !== organisation.currency;
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
  readonly kind: 'account' | 'tax' | 'payment';
  readonly choices: WireChoices;
  readonly label: string;
  readonly button: string;
  readonly isReady: boolean;
  readonly hint?: string | undefined;
  readonly onAdd: (choice: string) => void;
  readonly children: ReactNode;
}

function AddForm(props: AddFormProps) {
  const { kind, choices, label, button, isReady, hint, onAdd, children } = props;
  const [choice, setChoice] = useState<string | null>(null);
  return (
    <>
      {hint === undefined ? null : (
        <Text size="sm" mt="md">
          {hint}
        </Text>
      )}
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
    </>
  );
}
