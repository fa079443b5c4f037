import { Table } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { WireOrderDetails } from '../../../../sidecar/src/contract/index.ts';
import { WideTable } from '../../components/WideTable.tsx';
import { formatTime } from '../../text/format.ts';

type What = 'placed';

/** What happened to the order, latest first. */
export function Timeline({ timeline }: Pick<WireOrderDetails, 'timeline'>) {
  const { t, i18n } = useTranslation();
  return (
    <WideTable>
      <Table>
        <Table.Tbody>
          {timeline.map((entry, index) => {
            const key = `orders.happened.${entry.what.replaceAll('.', '_').replaceAll(' ', '_')}`;
            return (
              <Table.Tr key={index}>
                <Table.Td w={190}>{formatTime(entry.at)}</Table.Td>
                <Table.Td>
                  {i18n.exists(key) ? t(key as `orders.happened.${What}`) : entry.what}{' '}
                  {entry.detail}
                  {entry.by === null ? '' : ` · ${t('orders.byPerson', { by: entry.by })}`}
                </Table.Td>
              </Table.Tr>
            );
          })}
        </Table.Tbody>
      </Table>
    </WideTable>
  );
}
