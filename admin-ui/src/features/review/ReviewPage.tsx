import { Grid, Group, Paper, Stack, Text, Title, UnstyledButton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import type { WireReviewEntry } from '../../../../sidecar/src/contract/index.ts';
import { reviewQuery } from '../../api/queries.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { LinkButton } from '../../components/LinkButton.tsx';
import { Loading } from '../../components/Loading.tsx';
import { PageTitle } from '../../components/PageTitle.tsx';
import { Problem } from '../../components/Problem.tsx';
import { formatTime } from '../../text/format.ts';

/** One entry a cause: what happened, what it blocks, what to do. */
export function ReviewPage() {
  const { t } = useTranslation();
  const [params, setParams] = useSearchParams();
  const review = useQuery(reviewQuery);
  const entries = [...(review.data?.entries ?? [])].sort((a, b) => b.orders - a.orders);
  const chosen = entries.find(({ id }) => id === params.get('cause')) ?? entries[0];
  if (review.data === undefined) {
    return review.error === null ? <Loading /> : <Problem error={review.error} />;
  }
  return (
    <>
      <PageTitle>{t('review.title')}</PageTitle>
      {chosen === undefined ? (
        <EmptyState title={`✓ ${t('review.none')}`} hint={t('review.noneHint')} />
      ) : (
        <Grid>
          <Grid.Col span={{ base: 12, md: 5 }}>
            <Stack gap="xs" role="list">
              {entries.map((entry) => (
                <div role="listitem" key={entry.id}>
                  <Cause
                    entry={entry}
                    isChosen={entry.id === chosen.id}
                    onChoose={() => setParams({ cause: entry.id })}
                  />
                </div>
              ))}
            </Stack>
          </Grid.Col>
          <Grid.Col span={{ base: 12, md: 7 }}>
            <Fix entry={chosen} />
          </Grid.Col>
        </Grid>
      )}
    </>
  );
}

interface CauseProps {
  readonly entry: WireReviewEntry;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
}

function Cause({ entry, isChosen, onChoose }: CauseProps) {
  const { t } = useTranslation();
  return (
    <UnstyledButton
      w="100%"
      p="md"
      aria-current={isChosen}
      onClick={onChoose}
      bg={isChosen ? '#e1eef6' : '#fff'}
      bd="1px solid #d5dbe3"
    >
      <Text className="any-text" fw={600}>
        {entry.message}
      </Text>
      <Text size="sm" c="#444">
        {t('review.blocks', { count: entry.orders })}
      </Text>
    </UnstyledButton>
  );
}

function Fix({ entry }: { readonly entry: WireReviewEntry }) {
  const { t } = useTranslation();
  const isMapping = /^(mapping|account|tax)\./.test(entry.code);
  return (
    <Paper>
      <Title order={2} size="h4" className="any-text">
        {entry.message}
      </Title>
      <Text size="sm" c="#5a5a5a" mb="md">
        {t('review.blocks', { count: entry.orders })}{' '}
        {t('review.since', { time: formatTime(entry.openedAt) })}
      </Text>
      <Title order={3} size="h5">
        {t('review.whatToDo')}
      </Title>
      <Text className="any-text">{entry.suggestion}</Text>
      <Text size="sm" c="#5a5a5a" mt="xs">
        {t('review.resolves')}
      </Text>
      <Group mt="md">
        {isMapping ? (
          <LinkButton to="/mappings" isPrimary>
            {t('review.toMappings')}
          </LinkButton>
        ) : null}
        <LinkButton to={`/orders?reasonCode=${encodeURIComponent(entry.code)}`}>
          {t('review.seeOrders')}
        </LinkButton>
      </Group>
      <Text size="xs" c="#5a5a5a" mt="md">
        {t('app.code', { code: entry.code })}
      </Text>
    </Paper>
  );
}
