import { Paper, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { WireChoices, WireRuleSet } from '../../../../sidecar/src/contract/index.ts';
import { AddRow } from './AddRow.tsx';
import type { MappingRow, MappingTab, Use } from './mapping-row.ts';
import { listRows } from './mapping-rows.ts';
import { RuleTable, type RowFacts } from './RuleTable.tsx';

interface TableProps {
  readonly rules: WireRuleSet;
  readonly choices: WireChoices;
  readonly onChange: (rules: WireRuleSet) => void;
}

interface TabTableProps extends TableProps {
  readonly tab: MappingTab;
  readonly rows: readonly MappingRow[];
  readonly used?: readonly Use[];
  readonly facts?: RowFacts;
}

const NOTHING: readonly Use[] = [];

/** The rows of one tab, with its question on top and a row to be added at the end. */
export function TabTable({ tab, rows, used = NOTHING, facts, ...table }: TabTableProps) {
  const { t } = useTranslation();
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
        <Text size="sm" mt="sm">
          {t('mappings.nobody')}
        </Text>
      ) : (
        <RuleTable {...{ rows, facts, ...table }} label={title} />
      )}
      {facts?.mayChange === false ? null : <AddRow {...{ tab, used, ...table }} />}
    </Paper>
  );
}

/** A table by itself, without what Daybook knows of the store's orders. */
function PlainTable({ tab, ...table }: TableProps & { readonly tab: MappingTab }) {
  const { t } = useTranslation();
  const { rules, choices } = table;
  return (
    <TabTable {...{ tab, ...table }} rows={listRows(tab, { rules, choices, used: NOTHING, t })} />
  );
}

export function PaymentMethods(table: TableProps) {
  return <PlainTable tab="paymentMethods" {...table} />;
}

export function Taxes(table: TableProps) {
  return <PlainTable tab="taxes" {...table} />;
}

export function SalesAccounts(table: TableProps) {
  return <PlainTable tab="revenue" {...table} />;
}

export function OtherAccounts(table: TableProps) {
  return (
    <>
      <PlainTable tab="shipping" {...table} />
      <PlainTable tab="accounts" {...table} />
    </>
  );
}
