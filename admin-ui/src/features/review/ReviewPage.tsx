import { Alert, Grid, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { reviewQuery } from '../../api/queries.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Loading } from '../../components/Loading.tsx';
import { PageTitle } from '../../components/PageTitle.tsx';
import { Problem } from '../../components/Problem.tsx';
import { useIsShown } from '../../components/use-status.ts';
import { useListedStoreId } from '../../components/use-store.ts';
import { CauseDetail } from './CauseDetail.tsx';
import { CauseList } from './CauseList.tsx';
import { withCause } from './with-cause.ts';
import { WhatBecame } from './FixProgress.tsx';
import { History } from './History.tsx';
import type { Released } from './queries.ts';

/** One entry a cause: what happened, what it blocks, and the fix on the spot. */
export function ReviewPage() {
  const { t } = useTranslation();
  const [params, setParams] = useSearchParams();
  const [released, setReleased] = useState<Released>();
  const detail = useRef<HTMLDivElement>(null);
  const review = useQuery(reviewQuery);
  const isShown = useIsShown(useListedStoreId());
  if (review.data === undefined) {
    return review.error === null ? (
      <Loading />
    ) : (
      <Problem error={review.error} onRetry={() => void review.refetch()} />
    );
  }
  const { entries: all, at } = review.data;
  const entries = all.filter(({ linkId }) => isShown(linkId));
  const asked = params.get('cause');
  const found = all.find(({ id }) => id === asked);
  const isWorkedOn = released !== undefined && released.entry.id === asked;
  const chosen = found ?? (isWorkedOn ? undefined : entries[0]);
  const onReleased = (work: Released): void => {
    setReleased(work);
    // The address keeps the cause: what became of it is shown when it is gone from the list.
    setParams((present) => withCause(present, work.entry.id), { replace: true });
  };
  return (
    <>
      <PageTitle>{t('review.title')}</PageTitle>
      {asked !== null && found === undefined && !isWorkedOn ? (
        <Alert color="green" role="status" mb="sm" p="xs">
          {t('review.gone')}
        </Alert>
      ) : null}
      {entries.length === 0 && !isWorkedOn ? (
        <EmptyState title={`✓ ${t('review.none')}`} hint={t('review.noneHint')} />
      ) : (
        <Grid>
          <Grid.Col span={{ base: 12, md: 5 }}>
            {entries.length === 0 ? (
              <Text c="#00632c" fw={600}>
                <span aria-hidden>✓ </span>
                {t('review.none')}
              </Text>
            ) : (
              <CauseList
                entries={entries}
                chosenId={chosen?.id}
                onChoose={() => detail.current?.focus()}
              />
            )}
          </Grid.Col>
          <Grid.Col span={{ base: 12, md: 7 }}>
            <div ref={detail} tabIndex={-1} role="region" aria-label={t('review.cause')}>
              {isWorkedOn ? <WhatBecame released={released} isOver={found === undefined} /> : null}
              {chosen === undefined ? null : (
                <CauseDetail key={chosen.id} entry={chosen} at={at} onReleased={onReleased} />
              )}
            </div>
          </Grid.Col>
        </Grid>
      )}
      <History />
    </>
  );
}
