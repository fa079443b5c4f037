import { Group, SegmentedControl, Table, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WireDayTotals } from '../../../../sidecar/src/contract/index.ts';
import { Money } from '../../components/Money.tsx';
import { WideTable } from '../../components/WideTable.tsx';
import { formatCount, formatDate } from '../../text/format.ts';
import { DayBars } from './DayBars.tsx';

/** The last days in both systems: to look at, or to read. */
export function DayChart({ totals }: { readonly totals: WireDayTotals }) {
  const { t } = useTranslation();
  const [shown, setShown] = useState('chart');
  return (
    <>
      <Group justify="space-between" mb="xs">
        <Title order={2} size="h5">
          {t('home.days')}
        </Title>
        <SegmentedControl
          size="xs"
          aria-label={t('home.shownAs')}
          value={shown}
          onChange={setShown}
          data={[
            { value: 'chart', label: t('home.asChart') },
            { value: 'table', label: t('home.asTable') },
          ]}
        />
      </Group>
      {shown === 'chart' ? <DayBars days={totals.days} /> : <DayTable days={totals.days} />}
    </>
  );
}

function DayTable({ days }: Pick<WireDayTotals, 'days'>) {
  const { t } = useTranslation();
  const withOrders = days.filter(({ orders }) => orders > 0);
  if (withOrders.length === 0) return <Text size="sm">{t('home.noDays')}</Text>;
  return (
    <WideTable label={t('home.days')}>
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('home.day')}</Table.Th>
            <Table.Th className="amount">{t('home.ordersHead')}</Table.Th>
            <Table.Th className="amount">{t('home.store')}</Table.Th>
            <Table.Th className="amount">{t('home.xero')}</Table.Th>
            <Table.Th className="amount">{t('home.difference')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {withOrders.map((day) => (
            <Table.Tr key={`${day.date} ${day.currency}`}>
              <Table.Td>{formatDate(day.date)}</Table.Td>
              <Table.Td className="amount">{formatCount(day.orders)}</Table.Td>
              <Table.Td className="amount">
                <Money amount={day.total} currency={day.currency} />
              </Table.Td>
              <Table.Td className="amount">
                <Money amount={day.xeroTotal} currency={day.currency} />
              </Table.Td>
              <Table.Td className="amount">
                <Money amount={day.difference} currency={day.currency} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </WideTable>
  );
}
