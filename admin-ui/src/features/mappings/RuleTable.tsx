import { Badge, Checkbox, Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type {
  WireCheckedRows,
  WireChoices,
  WireRuleSet,
} from '../../../../sidecar/src/contract/index.ts';
import { Money } from '../../components/Money.tsx';
import { formatTime } from '../../text/format.ts';
import { describeChoice } from './describe-choice.ts';
import type { MappingRow } from './mapping-rows.ts';
import { RowPicker } from './RowPicker.tsx';

/** What Mappings knows of a row beyond the rules; Setup has nothing to say of it. */
export interface RowFacts {
  readonly reasons: ReadonlyMap<string, string>;
  readonly checked: WireCheckedRows;
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
export function RuleTable({ label, rows, rules, choices, onChange, facts }: RuleTableProps) {
  const { t } = useTranslation();
  return (
    <Table aria-label={label} className="mapping-table">
      <Table.Thead>
        <Table.Tr>
          <Table.Th w="34%">{t('mappings.inStore')}</Table.Th>
          <Table.Th w="20%">{t('mappings.used')}</Table.Th>
          <Table.Th>{t('mappings.goesTo')}</Table.Th>
          {facts === undefined ? null : <Table.Th w="18%">{t('mappings.checked')}</Table.Th>}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map((row) => {
          const problem = describeChoice(row, choices, t)?.problem ?? '';
          const reason = facts?.reasons.get(row.key);
          const { clear } = row;
          return (
            <Table.Tr key={row.key}>
              <Table.Th fw={400} scope="row">
                <StoreName row={row} />
              </Table.Th>
              <Table.Td data-label={t('mappings.used')}>
                <Uses row={row} />
              </Table.Td>
              <Table.Td data-label={t('mappings.goesTo')}>
                <RowPicker
                  row={row}
                  choices={choices}
                  isDisabled={facts?.mayChange === false}
                  onChange={(value) => onChange(row.change(rules, value))}
                  onClear={clear === undefined ? undefined : () => onChange(clear(rules))}
                />
                {problem === '' ? null : (
                  <Text size="xs" c="#b3331f">
                    {problem}
                  </Text>
                )}
                {reason === undefined ? null : (
                  <Text size="xs" c="#5a5a5a">
                    {reason}
                  </Text>
                )}
              </Table.Td>
              {facts === undefined ? null : (
                <Table.Td data-label={t('mappings.checked')}>
                  <RowCheck row={row} facts={facts} />
                </Table.Td>
              )}
            </Table.Tr>
          );
        })}
      </Table.Tbody>
    </Table>
  );
}

function StoreName({ row }: { readonly row: MappingRow }) {
  const { t } = useTranslation();
  return (
    <>
      <span className="any-text">{row.name}</span>{' '}
      {row.isMissing ? (
        <Badge size="sm" tt="none" color="#8a5300">
          {t('mappings.missing')}
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
  if (row.uses.length === 0) return <Text size="xs">–</Text>;
  return row.uses.map(({ currency, orders, total }) => (
    <Text size="sm" key={currency}>
      {t('mappings.orders', { count: orders })}
      {total === null ? null : (
        <>
          {' · '}
          <Money amount={total} currency={currency} />
        </>
      )}
    </Text>
  ));
}

/** Somebody looked at it and says it is right; another choice is to be looked at again. */
function RowCheck({ row, facts }: { readonly row: MappingRow; readonly facts: RowFacts }) {
  const { t } = useTranslation();
  if (row.value === null) return null;
  const found = facts.checked.find(
    ({ rowKey, choice }) => rowKey === row.key && choice === row.value,
  );
  return (
    <Checkbox
      size="xs"
      aria-label={t('mappings.checkedRow', { name: row.name })}
      label={
        found === undefined
          ? t('mappings.right')
          : t('mappings.checkedBy', { name: found.checkedBy, time: formatTime(found.checkedAt) })
      }
      checked={found !== undefined}
      disabled={!facts.mayChange}
      onChange={(event) => facts.onCheck(row, event.currentTarget.checked)}
    />
  );
}
