import { Grid, Paper, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Navigate, useLocation, useSearchParams } from 'react-router';
import type { WireSetup, WireStatus } from '../../../../sidecar/src/contract/index.ts';
import { statusQuery } from '../../api/queries.ts';
import { isSetUp } from '../../app/is-set-up.ts';
import { Loading } from '../../components/Loading.tsx';
import { PageTitle } from '../../components/PageTitle.tsx';
import { Problem } from '../../components/Problem.tsx';
import { FirstOrders } from './FirstOrders.tsx';
import { Question } from './Question.tsx';
import { setupQuery } from './queries.ts';
import { countMinutesLeft, findFurthest, findOpen } from './setup-steps.ts';
import classes from './setup.module.css';
import { StepList } from './StepList.tsx';

/** From nothing to live, one question at a time. Where it stands is the service's, not this page's. */
export function SetupPage() {
  const { data: status } = useQuery(statusQuery);
  const setup = useQuery(setupQuery);
  if (status === undefined) return <Loading />;
  if (isSetUp(status)) return <Live status={status} />;
  if (setup.error !== null) {
    return <Problem error={setup.error} onRetry={() => void setup.refetch()} />;
  }
  if (setup.data === undefined) return <Loading />;
  return <Questions status={status} setup={setup.data} />;
}

/** Live: the first orders are looked at here, then Home takes this page's place. */
function Live({ status }: { readonly status: WireStatus }) {
  const link = status.links.find(({ bookFirst }) => bookFirst !== null);
  return link === undefined ? <Navigate to="/" replace /> : <FirstOrders link={link} />;
}

interface QuestionsProps {
  readonly status: WireStatus;
  readonly setup: WireSetup;
}

function Questions({ status, setup }: QuestionsProps) {
  const { t } = useTranslation();
  const [search] = useSearchParams();
  const { key } = useLocation();
  const furthest = findFurthest(status, setup.draft.step);
  const open = findOpen(furthest, search.get('step'));
  const [first] = useState(open);
  const isArrival = open !== first || key !== 'default';
  return (
    <>
      <PageTitle>{t('setup.title')}</PageTitle>
      <Grid>
        <Grid.Col span={{ base: 12, sm: 4, md: 3 }}>
          <Paper>
            <Text size="sm" fw={600} mb="xs">
              {t('setup.minutes', { count: countMinutesLeft(open) })}
            </Text>
            <div className={classes['wide']}>
              <StepList open={open} furthest={furthest} />
            </div>
            <details className={classes['narrow']}>
              <summary>{t('setup.showQuestions')}</summary>
              <StepList open={open} furthest={furthest} />
            </details>
          </Paper>
        </Grid.Col>
        <Grid.Col span={{ base: 12, sm: 8, md: 9 }}>
          <Question key={open} {...{ open, setup, isArrival }} linkId={status.links[0]?.id} />
        </Grid.Col>
      </Grid>
    </>
  );
}
