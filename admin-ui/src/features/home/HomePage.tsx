import { Grid, Paper, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Navigate } from 'react-router';
import { daysQuery } from '../../api/queries.ts';
import { isSetUp } from '../../app/is-set-up.ts';
import { LinkButton } from '../../components/LinkButton.tsx';
import { Loading } from '../../components/Loading.tsx';
import { PageTitle } from '../../components/PageTitle.tsx';
import { Problem } from '../../components/Problem.tsx';
import { DayChart } from './DayChart.tsx';
import { DaySentence } from './DaySentence.tsx';
import { Health } from './Health.tsx';
import { Months } from './Months.tsx';
import { NeedsYou } from './NeedsYou.tsx';
import { NewInStore } from './NewInStore.tsx';
import { RecentActivity } from './RecentActivity.tsx';
import { StoresOverview } from './StoresOverview.tsx';
import { Waiting } from './Waiting.tsx';
import { useStatus } from '../../components/use-status.ts';

/** Is all well, what needs a person, and how the last days and months went. */
export function HomePage() {
  const { t } = useTranslation();
  const { data: status } = useStatus();
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
      {status.stores.length < 2 ? null : <StoresOverview />}
      <Problem
        error={days.data === undefined ? days.error : null}
        onRetry={() => void days.refetch()}
      />
      <Grid>
        <Grid.Col span={{ base: 12, md: 8 }}>
          <Stack gap="md">
            {days.data === undefined ? <Loading /> : <DaySentence totals={days.data} />}
            <NeedsYou link={link} booked={status.counts.booked + status.counts.sending} />
            {days.data === undefined ? null : (
              <Paper>
                <DayChart totals={days.data} />
              </Paper>
            )}
          </Stack>
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 4 }}>
          <Stack gap="md">
            <Waiting status={status} />
            {link === undefined ? null : <NewInStore linkId={link.id} />}
            <Health status={status} />
            <RecentActivity />
          </Stack>
        </Grid.Col>
        {link === undefined ? null : (
          <Grid.Col span={12}>
            <Months linkId={link.id} />
          </Grid.Col>
        )}
      </Grid>
    </>
  );
}
