import { Grid, Paper, Stack, Table, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Navigate } from 'react-router';
import type { WireDayTotals, WireStatus } from '../../../../sidecar/src/contract/index.ts';
import { daysQuery, reviewQuery, statusQuery } from '../../api/queries.ts';
import { isSetUp } from '../../app/is-set-up.ts';
import { LinkButton } from '../../components/LinkButton.tsx';
import { Loading } from '../../components/Loading.tsx';
import { Money } from '../../components/Money.tsx';
import { PageTitle } from '../../components/PageTitle.tsx';
import { Problem } from '../../components/Problem.tsx';
import { formatCount, formatDate } from '../../text/format.ts';
import { CauseLine } from '../review/CauseLine.tsx';
import { DayChart } from './DayChart.tsx';
import { DaySentence } from './DaySentence.tsx';
import { WideTable } from '../../components/WideTable.tsx';

const CAUSES = 5;

/** Is all well, what needs a person, and how the last days went. */
export function HomePage() {
  const { t } = useTranslation();
  const { data: status } = useQuery(statusQuery);
  const link = status?.links[0];
  const days = useQuery({ ...daysQuery(link?.id ?? ''), enabled: link !== undefined });
  if (status === undefined) return <Loading />;
  if (!isSetUp(status)) return <Navigate to="/setup" replace />;
  return (
    <>
      <PageTitle
        action={
          status.reviewEntries === 0 ? null : (
            <LinkButton to="/review" isPrimary>
              {t('home.seeAll')}
            </LinkButton>
          )
        }
      >
        {t('home.title')}
      </PageTitle>
      <Problem error={days.error} onRetry={() => void days.refetch()} />
      <Grid>
        <Grid.Col span={{ base: 12, md: 8 }}>
          <Stack gap="md">
            {days.data === undefined ? <Loading /> : <DaySentence totals={days.data} />}
            <NeedsYou isBounded={link !== undefined && link.bookFirst !== null} />
            {days.data === undefined ? null : <LastDays totals={days.data} />}
          </Stack>
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 4 }}>
          <Health status={status} />
        </Grid.Col>
      </Grid>
    </>
  );
}

function NeedsYou({ isBounded }: { readonly isBounded: boolean }) {
  const { t } = useTranslation();
  const { data } = useQuery(reviewQuery);
  const entries = [...(data?.entries ?? [])].sort((a, b) => b.orders - a.orders).slice(0, CAUSES);
  return (
    <Paper>
      <Title order={2} size="h5" mb="xs">
        {t('home.needsYou')}
      </Title>
      {entries.length === 0 ? (
        <Text c="#00632c">✓ {t(isBounded ? 'home.firstOrders' : 'home.nothingNeedsYou')}</Text>
      ) : null}
      <Stack gap="xs">
        {entries.map((entry) => (
          <CauseLine key={entry.id} entry={entry} />
        ))}
      </Stack>
    </Paper>
  );
}

function LastDays({ totals }: { readonly totals: WireDayTotals }) {
  const { t } = useTranslation();
  const days = totals.days.filter((day) => day.orders > 0);
  if (days.length === 0) return null;
  return (
    <Paper>
      <Title order={2} size="h5" mb="xs">
        {t('home.days')}
      </Title>
      <DayChart days={totals.days} />
      <WideTable>
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('home.day')}</Table.Th>
              <Table.Th className="amount">{t('home.ordersHead')}</Table.Th>
              <Table.Th className="amount">{t('home.store')}</Table.Th>
              <Table.Th className="amount">{t('home.xero')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {days.map((day) => (
              <Table.Tr key={`${day.date} ${day.currency}`}>
                <Table.Td>{formatDate(day.date)}</Table.Td>
                <Table.Td className="amount">{formatCount(day.orders)}</Table.Td>
                <Table.Td className="amount">
                  <Money amount={day.total} currency={day.currency} />
                </Table.Td>
                <Table.Td className="amount">
                  <Money amount={day.xeroTotal} currency={day.currency} />
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </WideTable>
      <Text size="xs" c="#5a5a5a" mt="xs">
        {t('home.dayNote', { timeZone: totals.timeZone })}
      </Text>
    </Paper>
  );
}

function Health({ status }: { readonly status: WireStatus }) {
  const { t } = useTranslation();
  const left = status.calls.dayRemaining;
  const rows = [
    [t('home.waiting'), formatCount(status.pending)],
    [t('home.callsLeft'), left === null ? t('home.callsUnknown') : formatCount(left)],
    [
      t('home.xeroLogin'),
      status.stage === 'disconnected' ? t('home.loginGone') : t('home.loginOk'),
    ],
  ];
  return (
    <Paper>
      <Title order={2} size="h5" mb="xs">
        {t('home.health')}
      </Title>
      <Table highlightOnHover={false}>
        <Table.Tbody>
          {rows.map(([name, value]) => (
            <Table.Tr key={name}>
              <Table.Th fw={400}>{name}</Table.Th>
              <Table.Td>{value}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {status.outages.length === 0 ? (
        <Text size="sm" c="#00632c" mt="xs">
          ✓ {t('home.noTrouble')}
        </Text>
      ) : null}
    </Paper>
  );
}
