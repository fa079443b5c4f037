import { Button, Paper, Table, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Fragment, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WireMonths } from '../../../../sidecar/src/contract/index.ts';
import { Money } from '../../components/Money.tsx';
import { Problem } from '../../components/Problem.tsx';
import { WideTable } from '../../components/WideTable.tsx';
import { formatCount, formatMonth } from '../../text/format.ts';
import { MonthParts } from './MonthParts.tsx';
import { monthsQuery } from './queries.ts';

/** Each month in both systems; opens to what it is made of. */
export function Months({ linkId }: { readonly linkId: string }) {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(monthsQuery(linkId));
  return (
    <Paper mih={140}>
      <Title order={2} size="h5" mb="xs">
        {t('home.months')}
      </Title>
      <Problem error={data === undefined ? error : null} onRetry={() => void refetch()} />
      {data?.months.length === 0 ? <Text size="sm">{t('home.noMonths')}</Text> : null}
      {data === undefined || data.months.length === 0 ? null : (
        <WideTable label={t('home.months')}>
          <Table>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('home.month')}</Table.Th>
                {(
                  ['ordersHead', 'bookedHead', 'needsYou', 'store', 'xero', 'difference'] as const
                ).map((name) => (
                  <Table.Th key={name} className="amount">
                    {t(`home.${name}`)}
                  </Table.Th>
                ))}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {data.months.map((month) => (
                <MonthRow key={`${month.month} ${month.currency}`} linkId={linkId} month={month} />
              ))}
            </Table.Tbody>
          </Table>
        </WideTable>
      )}
    </Paper>
  );
}

interface MonthRowProps {
  readonly linkId: string;
  readonly month: WireMonths['months'][number];
}

function MonthRow({ linkId, month }: MonthRowProps) {
  const { t } = useTranslation();
  const [isOpen, setIsOpen] = useState(false);
  const { currency } = month;
  const differs = Number(month.difference) !== 0;
  return (
    <Fragment>
      <Table.Tr>
        <Table.Td>
          <Button
            size="compact-sm"
            variant="subtle"
            fw={400}
            aria-expanded={isOpen}
            onClick={() => setIsOpen(!isOpen)}
          >
            <span aria-hidden>{isOpen ? '▾' : '▸'} </span>
            {formatMonth(month.month)}
          </Button>
        </Table.Td>
        <Table.Td className="amount">{formatCount(month.orders)}</Table.Td>
        <Table.Td className="amount">{formatCount(month.booked.orders)}</Table.Td>
        <Table.Td className="amount">{formatCount(month.needYou.orders)}</Table.Td>
        <Table.Td className="amount">
          <Money amount={month.total} currency={currency} />
        </Table.Td>
        <Table.Td className="amount">
          <Money amount={month.xeroTotal} currency={currency} />
        </Table.Td>
        <Table.Td className="amount" c={differs ? '#6b4100' : '#00632c'}>
          {differs ? '' : <span aria-hidden>✓ </span>}
          <Money amount={month.difference} currency={currency} />
        </Table.Td>
      </Table.Tr>
      {isOpen ? (
        <Table.Tr>
          <Table.Td colSpan={7}>
            <MonthParts linkId={linkId} month={month} label={t('home.parts')} />
          </Table.Td>
        </Table.Tr>
      ) : null}
    </Fragment>
  );
}
