import { Badge, Checkbox, Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type {
  WireCheckedRows,
  WireChoices,
  WireRuleSet,
} from '../../../../sidecar/src/contract/index.ts';
import { Money } from '../../components/Money.tsx';
import { formatTime } from '../../text/format.ts';
import { describeChoice, nameAccount } from './describe-choice.ts';
import type { SuggestedChoice } from './find-suggested.ts';
import type { MappingRow } from './mapping-row.ts';
import { isNew } from './mapping-rows.ts';
import { FeeFields } from './FeeFields.tsx';
import { RowPicker } from './RowPicker.tsx';
import { Suggested } from './Suggested.tsx';
import './mappings.css';

/** What Mappings knows of a row beyond the rules; Setup has nothing to say of it. */
export interface RowFacts {
  readonly suggested: readonly SuggestedChoice[];
  readonly checked: WireCheckedRows;
  readonly publishedAt: string;
  readonly mayChange: boolean;
  readonly onCheck: (row: MappingRow, isChecked: boolean) => void;
}

interface RuleTableProps {
  readonly label: string;
  readonly rows: readonly MappingRow[];
  readonly rules: WireRuleSet;
  readonly choices: WireChoices;
  readonly onChange: (rules: WireRuleSet) => void;
  readonly facts?: RowFacts | undefined;
}

/** What the store calls it, how much it is used, and where it goes in Xero. */
export function RuleTable({ label, rows, ...row }: RuleTableProps) {
  const { t } = useTranslation();
  // Setup comes before any order is kept: a column of dashes would say that nothing is used.
  const showsUse = row.facts !== undefined || rows.some(({ uses }) => uses.length > 0);
  return (
    <Table aria-label={label} className="mapping-table">
      <Table.Thead>
        <Table.Tr>
          <Table.Th w="27%">{t('mappings.inStore')}</Table.Th>
          {showsUse ? <Table.Th w="23%">{t('mappings.used')}</Table.Th> : null}
          <Table.Th>{t('mappings.goesTo')}</Table.Th>
          {row.facts === undefined ? null : <Table.Th w="19%">{t('mappings.checked')}</Table.Th>}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map((one) => (
          <RuleRow key={one.key} row={one} showsUse={showsUse} {...row} />
        ))}
      </Table.Tbody>
    </Table>
  );
}

interface RuleRowProps extends Omit<RuleTableProps, 'rows' | 'label'> {
  readonly row: MappingRow;
  readonly showsUse: boolean;
}

function RuleRow({ row, rules, choices, onChange, facts, showsUse }: RuleRowProps) {
  const { t } = useTranslation();
  const problem = describeChoice(row, choices, t)?.problem ?? '';
  const suggested = row.isMissing
    ? facts?.suggested.find((one) => one.row.key === row.key)
    : undefined;
  const { clear } = row;
  return (
    <Table.Tr>
      <Table.Th fw={400} scope="row">
        <StoreName row={row} facts={facts} />
      </Table.Th>
      {showsUse ? (
        <Table.Td data-label={t('mappings.used')}>
          <Uses row={row} />
        </Table.Td>
      ) : null}
      <Table.Td data-label={t('mappings.goesTo')}>
        {facts?.mayChange === false ? (
          <Chosen row={row} choices={choices} />
        ) : (
          <RowPicker
            row={row}
            choices={choices}
            onChange={(value) => onChange(row.change(rules, value))}
            onClear={clear === undefined ? undefined : () => onChange(clear(rules))}
          />
        )}
        {problem === '' ? null : (
          <Text size="xs" c="#b3331f">
            {problem}
          </Text>
        )}
        {row.kind !== 'payment' || row.value === null || facts === undefined ? null : (
          <FeeFields {...{ row, rules, choices, onChange }} mayChange={facts.mayChange} />
        )}
        {suggested === undefined ? null : (
          <Suggested
            suggested={suggested}
            choices={choices}
            onAccept={() => onChange(row.change(rules, suggested.value))}
          />
        )}
      </Table.Td>
      {facts === undefined ? null : (
        <Table.Td data-label={t('mappings.checked')}>
          <RowCheck row={row} facts={facts} />
        </Table.Td>
      )}
    </Table.Tr>
  );
}

function StoreName({
  row,
  facts,
}: {
  readonly row: MappingRow;
  readonly facts: RuleRowProps['facts'];
}) {
  const { t } = useTranslation();
  const isUnchecked = facts !== undefined && findCheck(row, facts) === undefined;
  return (
    <>
      <span className="any-text">{row.name}</span>{' '}
      {row.isMissing ? (
        <Badge size="sm" tt="none" color="#8a5300">
          {t('mappings.missing')}
        </Badge>
      ) : null}
      {isUnchecked && isNew(row, facts.publishedAt) ? (
        <Badge size="sm" tt="none" color="#2f6f94">
          {t('mappings.new')}
        </Badge>
      ) : null}
      {row.note === '' ? null : (
        <Text size="xs" c="#5a5a5a">
          {row.note}
        </Text>
      )}
    </>
  );
}

function Uses({ row }: { readonly row: MappingRow }) {
  const { t } = useTranslation();
  if (row.uses.length === 0) {
    return (
      <Text size="sm" component="span">
        –
      </Text>
    );
  }
  return row.uses.map(({ key, currency, orders, total }) => (
    <Text size="sm" key={`${key} ${currency}`}>
      {t('mappings.orders', { count: orders })}
      {' · '}
      <Money amount={total} currency={currency} />
    </Text>
  ));
}

/** For those who may only look: to be read, not a control that is grey. */
function Chosen({ row, choices }: Pick<RuleRowProps, 'row' | 'choices'>) {
  const { t } = useTranslation();
  const own = describeChoice(row, choices, t);
  if (own !== undefined) return <bdi>{nameAccount(own)}</bdi>;
  const other = describeChoice({ kind: row.kind, value: row.inherited ?? null }, choices, t);
  if (other === undefined) return t('mappings.nothing');
  return t('mappings.asOther', { name: nameAccount(other) });
}

function findCheck(row: MappingRow, facts: RowFacts): WireCheckedRows[number] | undefined {
  const choice = row.value ?? row.inherited;
  return facts.checked.find((one) => one.rowKey === row.key && one.choice === choice);
}

/** Somebody looked at it and says it is right; another choice is to be looked at again. */
function RowCheck({ row, facts }: { readonly row: MappingRow; readonly facts: RowFacts }) {
  const { t } = useTranslation();
  if ((row.value ?? row.inherited ?? null) === null) return null;
  const found = findCheck(row, facts);
  const label =
    found === undefined
      ? t('mappings.right')
      : t('mappings.checkedBy', { name: found.checkedBy, time: formatTime(found.checkedAt) });
  if (!facts.mayChange) return found === undefined ? t('mappings.notChecked') : label;
  return (
    <Checkbox
      size="xs"
      aria-label={t('mappings.checkedRow', { name: row.name })}
      label={label}
      checked={found !== undefined}
      onChange={(event) => facts.onCheck(row, event.currentTarget.checked)}
    />
  );
}
