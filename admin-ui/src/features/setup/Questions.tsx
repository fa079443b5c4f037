import { Grid, Paper, Text } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useSearchParams } from 'react-router';
import type { SetupStep, WireSetup } from '../../../../sidecar/src/contract/index.ts';
import { PageTitle } from '../../components/PageTitle.tsx';
import { Question } from './Question.tsx';
import { FlowProvider, type SetupFlow } from './setup-flow.ts';
import { countMinutesLeft, findOpen } from './setup-steps.ts';
import classes from './setup.module.css';
import { StepList } from './StepList.tsx';

interface QuestionsProps {
  readonly title: string;
  readonly flow: SetupFlow;
  readonly furthest: SetupStep;
  readonly setup: WireSetup;
  /** The link that is being set up; undefined before its organisation is chosen. */
  readonly linkId: string | undefined;
  /** What holds for every question. */
  readonly promise: string;
  readonly below?: ReactNode;
}

/** The questions at the left with the minutes left, one of them open at the right. */
export function Questions(props: QuestionsProps) {
  const { title, flow, furthest, setup, linkId, promise, below } = props;
  const { t } = useTranslation();
  const [search] = useSearchParams();
  const { key } = useLocation();
  const open = findOpen(flow, furthest, search.get('step'));
  const [first] = useState(open);
  const isArrival = open !== first || key !== 'default';
  return (
    <FlowProvider value={flow}>
      <PageTitle>{title}</PageTitle>
      <Grid>
        <Grid.Col span={{ base: 12, sm: 4, md: 3 }}>
          <Paper>
            <Text size="sm" fw={600} mb="xs">
              {t('setup.minutes', { count: countMinutesLeft(flow, open) })}
            </Text>
            <div className={classes['wide']}>
              <StepList open={open} furthest={furthest} />
            </div>
            <details className={classes['narrow']}>
              <summary>{t('setup.showQuestions')}</summary>
              <StepList open={open} furthest={furthest} />
            </details>
            {below}
          </Paper>
        </Grid.Col>
        <Grid.Col span={{ base: 12, sm: 8, md: 9 }}>
          <Question key={open} {...{ open, setup, isArrival, linkId, promise }} />
        </Grid.Col>
      </Grid>
    </FlowProvider>
  );
}
