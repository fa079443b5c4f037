import { List } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { WireChoices } from '../../../../sidecar/src/contract/index.ts';
import { describeChoice, nameAccount } from './describe-choice.ts';
import type { RowChange } from './mapping-rows.ts';

interface ChangeListProps {
  readonly changes: readonly RowChange[];
  readonly choices: WireChoices;
}

/** What was chosen and what is chosen now, a line a row. */
export function ChangeList({ changes, choices }: ChangeListProps) {
  const { t } = useTranslation();
  const show = ({ kind }: RowChange['row'], value: string | null): string => {
    const chosen = describeChoice({ kind, value }, choices, t);
    return chosen === undefined ? t('mappings.nothing') : nameAccount(chosen);
  };
  return (
    <List size="sm" className="any-text">
      {changes
        .filter(({ before, after }) => before !== after)
        .map(({ row, before, after }) => (
          <List.Item key={row.key}>
            {t('mappings.csvChange', {
              name: row.name,
              before: show(row, before ?? row.inherited ?? null),
              after: show(row, after ?? row.inherited ?? null),
            })}
          </List.Item>
        ))}
      {changes.map(({ row, fees }) =>
        fees === undefined ? null : (
          <List.Item key={`${row.key} fees`}>
            {t('mappings.fees.change', { name: row.name, ...fees })}
          </List.Item>
        ),
      )}
    </List>
  );
}
