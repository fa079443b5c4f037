import { Badge, Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { WireSuggestion } from '../../../../sidecar/src/contract/index.ts';
import { WideTable } from '../../components/WideTable.tsx';

/** Why each choice was suggested: those to be checked first, behind one line when all are sure. */
export function SuggestionReasons({ reasons }: Pick<WireSuggestion, 'reasons'>) {
  const { t } = useTranslation();
  const rows = [...reasons].sort((a, b) => Number(a.sure) - Number(b.sure));
  const unsure = rows.filter(({ sure }) => !sure).length;
  return (
    <details>
      <summary>{t('setup.why', { count: reasons.length, unsure })}</summary>
      <WideTable>
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('setup.what')}</Table.Th>
              <Table.Th>{t('setup.choice')}</Table.Th>
              <Table.Th>{t('setup.reason')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map((row) => (
              <Table.Tr key={`${row.table} ${row.key}`}>
                <Table.Td>
                  {row.key}
                  <Text size="xs" c="dimmed">
                    {t([`setup.tables.${row.table}` as 'setup.tables.taxes', 'setup.tables.other'])}
                  </Text>
                </Table.Td>
                <Table.Td>
                  {row.choice}{' '}
                  <Badge size="sm" tt="none" color={row.sure ? '#00733e' : '#8a5300'}>
                    {row.sure ? t('setup.sure') : t('setup.check')}
                  </Badge>
                </Table.Td>
                <Table.Td>{row.reason}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </WideTable>
    </details>
  );
}
