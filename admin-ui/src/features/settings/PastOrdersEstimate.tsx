import { Alert, List, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { WireBackfillEstimate } from '../../../../sidecar/src/contract/index.ts';
import { Problem } from '../../components/Problem.tsx';
import { formatCount, formatDate } from '../../text/format.ts';
import { estimateQuery, type Days } from './queries.ts';

interface PastOrdersEstimateProps {
  readonly linkId: string;
  readonly days: Days;
}

/** What taking in the orders of these days comes to, before anything is begun. */
export function PastOrdersEstimate({ linkId, days }: PastOrdersEstimateProps) {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(estimateQuery(linkId, days));
  if (error !== null) return <Problem error={error} onRetry={() => void refetch()} />;
  return (
    <div role="status">
      {data === undefined ? (
        <Text size="sm" mb="sm">
          {t('settings.past.estimating')}
        </Text>
      ) : (
        <>
          <List size="sm" mb="sm">
            {listLines(t, data).map((line) => (
              <List.Item key={line}>{line}</List.Item>
            ))}
          </List>
          <Warnings estimate={data} />
        </>
      )}
    </div>
  );
}

function listLines(t: TFunction, estimate: WireBackfillEstimate): string[] {
  const { orders, isExact, beforeLive, booked, toBook, calls, callsLeft, dayLimit, days } =
    estimate;
  const say = (count: number) => ({ count, shown: formatCount(count) });
  const lines = [
    t(isExact ? 'settings.past.found' : 'settings.past.foundAbout', say(orders)),
    ...(beforeLive === 0 ? [] : [t('settings.past.beforeLive', say(beforeLive))]),
    ...(booked === 0 ? [] : [t('settings.past.booked', say(booked))]),
  ];
  if (toBook === 0) return [...lines, t('settings.past.nothingToBook')];
  const budget = {
    ...say(calls),
    left: callsLeft === null ? t('settings.past.leftUnknown') : formatCount(callsLeft),
    limit: formatCount(dayLimit),
    live: formatCount(estimate.liveOrdersADay),
  };
  return [
    ...lines,
    t(isExact ? 'settings.past.toBook' : 'settings.past.toBookAbout', say(toBook)),
    t('settings.past.takesCalls', budget),
    t('settings.past.takesDays', { count: days }),
  ];
}

/** What should be looked at first: sales that are there already, and months that are closed. */
function Warnings({ estimate }: { readonly estimate: WireBackfillEstimate }) {
  const { t } = useTranslation();
  const { elsewhere, elsewhereNumbers, isXeroComplete, closed } = estimate;
  return (
    <>
      {elsewhere === 0 ? null : (
        <Alert color="orange" p="xs" mb="sm">
          <Text size="sm" c="#6b4100" className="any-text">
            {t('settings.past.elsewhere', { count: elsewhere, shown: formatCount(elsewhere) })}{' '}
            {t('settings.past.elsewhereHow', { numbers: elsewhereNumbers.join(', ') })}
          </Text>
        </Alert>
      )}
      {isXeroComplete ? null : (
        <Text size="sm" mb="sm">
          {t('settings.past.xeroIncomplete')}
        </Text>
      )}
      {closed === null ? null : (
        <Alert color="orange" p="xs" mb="sm">
          <Text size="sm" c="#6b4100">
            {t('settings.past.closed', {
              count: closed.orders,
              shown: formatCount(closed.orders),
              date: formatDate(closed.until),
            })}{' '}
            {t(`settings.past.closedThen.${closed.policy}`)}
          </Text>
        </Alert>
      )}
    </>
  );
}
