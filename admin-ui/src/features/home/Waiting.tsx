import type { TFunction } from 'i18next';
import { Paper, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { WireStatus } from '../../../../sidecar/src/contract/index.ts';
import { formatCount, formatTime } from '../../text/format.ts';
import { oneOrderQuery } from './queries.ts';
import { useStoreId } from '../../components/use-store.ts';

/** Fifty orders take three calls, and Xero takes sixty a minute: what is usual is half of that. */
const ORDERS_A_MINUTE = 500;
const CALLS_AN_ORDER = 3 / 50;

/** What is on its way with an estimate, and what waits for its payment with the oldest. */
export function Waiting({ status }: { readonly status: WireStatus }) {
  const { t } = useTranslation();
  const { data } = useQuery(oneOrderQuery('waiting', useStoreId()));
  const [oldest] = data?.orders ?? [];
  const waiting = status.counts.waiting ?? 0;
  return (
    <Paper mih={96}>
      <Title order={2} size="h5" mb="xs">
        {t('home.waitingTitle')}
      </Title>
      <Text size="sm">{describePending(t, status)}</Text>
      <Text size="sm">
        {waiting === 0 ? (
          t('home.noneWait')
        ) : (
          <Link to="/orders?state=waiting&sort=oldest">
            {t('home.wait', { count: waiting, shown: formatCount(waiting) })}
          </Link>
        )}
      </Text>
      {oldest === undefined || waiting === 0 ? null : (
        <Text size="xs" c="#5a5a5a">
          {t('home.oldest', { time: formatTime(oldest.waitsSince ?? oldest.placedAt) })}{' '}
          {oldest.reason?.message ?? ''}
        </Text>
      )}
    </Paper>
  );
}

function describePending(t: TFunction, { pending, calls, links }: WireStatus): string {
  if (pending === 0) return t('home.nonePending');
  const words = { count: pending, shown: formatCount(pending) };
  if (links[0]?.state === 'paused') return t('home.pendingPaused', words);
  const left = calls.dayRemaining;
  if (left !== null && pending * CALLS_AN_ORDER > left) return t('home.pendingTomorrow', words);
  const minutes = Math.ceil(pending / ORDERS_A_MINUTE);
  return `${t('home.pending', words)} ${t('home.estimate', { count: minutes })}`;
}
