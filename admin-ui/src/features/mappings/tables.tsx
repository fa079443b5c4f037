import { Paper, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { WireChoices, WireRuleSet } from '../../../../sidecar/src/contract/index.ts';
import { AddRow } from './AddRow.tsx';
import { listRows, type MappingTab, type Use } from './mapping-rows.ts';
import { RuleTable, type RowFacts } from './RuleTable.tsx';

interface TableProps {
  readonly rules: WireRuleSet;
  readonly choices: WireChoices;
  readonly onChange: (rules: WireRuleSet) => void;
  readonly used?: readonly Use[];
  readonly facts?: RowFacts;
}

const NOTHING: readonly Use[] = [];

/** The rows of one tab, with its question on top and a row to be added at the end. */
export function TabTable({ tab, ...table }: TableProps & { readonly tab: MappingTab }) {
  const { t } = useTranslation();
  const { rules, choices, onChange, used = NOTHING, facts } = table;
  const rows = listRows(tab, { rules, choices, used, t });
  const title = t(`mappings.tabs.${tab}`);
  return (
    <Paper mb="md">
      <Title order={2} size="h5">
        {title}
      </Title>
      <Text size="sm" c="#5a5a5a">
        {t(`mappings.hints.${tab}`)}
      </Text>
      {rows.length === 0 ? (
        <Text size="sm">{t('mappings.nobody')}</Text>
      ) : (
        <RuleTable {...{ rows, rules, choices, onChange, facts }} label={title} />
      )}
      {facts?.mayChange === false ? null : <AddRow {...{ tab, rules, choices, used, onChange }} />}
    </Paper>
  );
}

export function PaymentMethods(table: TableProps) {
  return <TabTable tab="paymentMethods" {...table} />;
}

export function Taxes(table: TableProps) {
  return <TabTable tab="taxes" {...table} />;
}

export function SalesAccounts(table: TableProps) {
  return <TabTable tab="revenue" {...table} />;
}

export function OtherAccounts(table: TableProps) {
  return (
    <>
      <TabTable tab="shipping" {...table} />
      <TabTable tab="accounts" {...table} />
    </>
  );
}
