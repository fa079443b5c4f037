import { Button, Group, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WireChoices, WireRuleSet } from '../../../../sidecar/src/contract/index.ts';
import {
  addTax,
  changePayment,
  changeRevenue,
  changeTax,
  listPaymentRows,
} from './change-rules.ts';
import { MappingTable } from './MappingTable.tsx';
import { AccountPicker, PaymentAccountPicker, TaxRatePicker } from './pickers.tsx';

interface TableProps {
  readonly rules: WireRuleSet;
  readonly choices: WireChoices;
  readonly onChange: (rules: WireRuleSet) => void;
}

type AccountName = keyof WireRuleSet['accounts'];
type RevenueField = Exclude<keyof WireRuleSet['revenue'][number], 'accountCode'>;

export function PaymentMethods({ rules, choices, onChange }: TableProps) {
  const { t } = useTranslation();
  const rows = listPaymentRows(rules, choices.paymentMethods).map(({ row, name, isMissing }) => ({
    key: `${row.systemName} ${row.storeId ?? ''} ${row.currency ?? ''}`,
    name,
    ...(name === row.systemName ? {} : { note: row.systemName }),
    isMissing,
    picker: (
      <PaymentAccountPicker
        label={name}
        choices={choices}
        value={row.accountId}
        onChange={(accountId) => onChange(changePayment(rules, row, accountId))}
      />
    ),
  }));
  return (
    <MappingTable
      title={t('mappings.paymentMethods')}
      hint={t('mappings.paymentMethodsHint')}
      rows={rows}
    />
  );
}

export function Taxes({ rules, choices, onChange }: TableProps) {
  const { t } = useTranslation();
  const rows = rules.taxes.map((row, index) => {
    const name = `${row.rate} %`;
    const where = [row.country, row.state, row.supply, row.zeroReason].filter((part) => part);
    return {
      key: `${index} ${name}`,
      name,
      note: where.length === 0 ? t('mappings.everywhere') : where.join(', '),
      picker: (
        <TaxRatePicker
          label={name}
          choices={choices}
          value={row.taxType}
          onChange={(taxType) => onChange(changeTax(rules, index, taxType))}
        />
      ),
    };
  });
  return (
    <MappingTable title={t('mappings.taxes')} hint={t('mappings.taxesHint')} rows={rows}>
      <AddTax choices={choices} onAdd={(rate, taxType) => onChange(addTax(rules, rate, taxType))} />
    </MappingTable>
  );
}

interface AddTaxProps {
  readonly choices: WireChoices;
  readonly onAdd: (rate: string, taxType: string) => void;
}

function AddTax({ choices, onAdd }: AddTaxProps) {
  const { t } = useTranslation();
  const [rate, setRate] = useState('');
  const [taxType, setTaxType] = useState('');
  const text = rate.trim().replace(',', '.');
  const isRate = /^\d{1,3}(\.\d{1,4})?$/.test(text);
  return (
    <Group mt="sm" align="start">
      <TextInput
        size="xs"
        w={140}
        aria-label={t('mappings.newRate')}
        placeholder={t('mappings.newRate')}
        value={rate}
        error={rate === '' || isRate ? undefined : t('mappings.rateExpected')}
        onChange={(event) => setRate(event.currentTarget.value)}
      />
      <TaxRatePicker
        label={t('mappings.newRateIs')}
        choices={choices}
        value={taxType}
        onChange={setTaxType}
      />
      <Button
        size="xs"
        variant="default"
        disabled={!isRate || taxType === ''}
        onClick={() => {
          onAdd(text, taxType);
          setRate('');
          setTaxType('');
        }}
      >
        {t('mappings.addRate')}
      </Button>
    </Group>
  );
}

export function SalesAccounts({ rules, choices, onChange }: TableProps) {
  const { t } = useTranslation();
  const rows = rules.revenue.map((row, index) => {
    const { accountCode, ...by } = row;
    const fields = (Object.keys(by) as RevenueField[]).filter((field) => by[field] !== null);
    const parts = fields.map((field) => `${t(`mappings.revenueBy.${field}`)} ${by[field]}`);
    const name = parts.length === 0 ? t('mappings.everything') : parts.join(', ');
    return {
      key: `${index}`,
      name,
      picker: (
        <AccountPicker
          label={name}
          choices={choices}
          value={accountCode}
          onChange={(code) => onChange(changeRevenue(rules, index, code))}
        />
      ),
    };
  });
  return <MappingTable title={t('mappings.sales')} hint={t('mappings.salesHint')} rows={rows} />;
}

export function OtherAccounts({ rules, choices, onChange }: TableProps) {
  const { t } = useTranslation();
  const entries = Object.entries(rules.accounts) as [AccountName, string | null][];
  const rows = entries.map(([name, code]) => ({
    key: name,
    name: t(`mappings.accounts.${name}`),
    ...(code === null ? { note: t('mappings.noAccount') } : {}),
    picker: (
      <AccountPicker
        label={t(`mappings.accounts.${name}`)}
        choices={choices}
        value={code}
        onChange={(chosen) =>
          onChange({ ...rules, accounts: { ...rules.accounts, [name]: chosen } })
        }
      />
    ),
  }));
  return <MappingTable title={t('mappings.others')} hint={t('mappings.othersHint')} rows={rows} />;
}
