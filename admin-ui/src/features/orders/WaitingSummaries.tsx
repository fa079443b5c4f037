import { Group, List, Paper, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import {
  summariesMadeSchema,
  waitingSummariesSchema,
} from '../../../../sidecar/src/contract/index.ts';
import { callApi, type ApiProblem } from '../../api/client.ts';
import { ActionButton } from '../../components/ActionButton.tsx';
import { Problem } from '../../components/Problem.tsx';
import { useLink } from '../../components/use-status.ts';
import { formatCount, formatDate, formatMoney } from '../../text/format.ts';

const LIVE_MS = 15_000;

/** Summaries that are made after midnight, with what is in them so far; or now, if somebody wants that. */
export function WaitingSummaries() {
  const { t } = useTranslation();
  const linkId = useLink()?.id ?? '';
  const client = useQueryClient();
  const { data } = useQuery({
    queryKey: ['summaries', linkId],
    queryFn: () => callApi({ path: `/links/${linkId}/summaries`, answer: waitingSummariesSchema }),
    enabled: linkId !== '',
    refetchInterval: LIVE_MS,
  });
  const make = useMutation<{ entries: number }, ApiProblem>({
    mutationFn: () =>
      callApi({
        method: 'POST',
        path: `/links/${linkId}/summaries/make`,
        answer: summariesMadeSchema,
      }),
    onSuccess: () => void client.invalidateQueries(),
  });
  const waiting = data?.waiting ?? [];
  const told = make.isSuccess ? t('orders.summaries.made', { count: make.data.entries }) : '';
  if (waiting.length === 0) {
    return (
      <Text size="sm" role="status" mb={told === '' ? 0 : 'sm'}>
        {told}
      </Text>
    );
  }
  return (
    <Paper p="xs" mb="sm" component="section" aria-label={t('orders.summaries.title')}>
      <Text size="sm" fw={600}>
        {t('orders.summaries.title')}
      </Text>
      <List size="sm">
        {waiting.map(({ side, day, method, methodName, currency, orders, total }) => (
          <List.Item key={[side, day, method, currency].join()}>
            {t(`orders.summaries.${side}`, { date: formatDate(day), method: methodName })}{' '}
            {t('orders.summaries.orders', { count: orders, shown: formatCount(orders) })}{' '}
            {formatMoney(total, currency)}
          </List.Item>
        ))}
      </List>
      <Group gap="sm" mt={6}>
        <ActionButton
          needs="account"
          size="xs"
          variant="default"
          loading={make.isPending}
          onClick={() => make.mutate()}
        >
          {t('orders.summaries.make')}
        </ActionButton>
        <Text size="sm" flex={1} miw={200}>
          {t('orders.summaries.hint')}
        </Text>
      </Group>
      <Text size="sm" role="status">
        {told}
      </Text>
      <Problem error={make.error} />
    </Paper>
  );
}
