import { Table } from '@mantine/core';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { WireOrderDetails } from '../../../../sidecar/src/contract/index.ts';
import { WideTable } from '../../components/WideTable.tsx';
import { orders } from '../../text/en/orders.ts';
import { formatTime } from '../../text/format.ts';

type What = 'placed';
type Announced = keyof typeof orders.announced;

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
                <Table.Td w={{ base: 110, sm: 190 }}>{formatTime(entry.at)}</Table.Td>
                <Table.Td>
                  {i18n.exists(key) ? t(key as `orders.happened.${What}`) : entry.what}{' '}
                  {describeDetail(entry, t)}
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

/** What the store announced is a kind of its own; all else is a number, a name or a person's words. */
function describeDetail(
  { what, detail }: WireOrderDetails['timeline'][number],
  t: TFunction,
): string {
  const isKnown = what === 'store' && detail in orders.announced;
  return isKnown ? t(`orders.announced.${detail as Announced}`) : detail;
}
