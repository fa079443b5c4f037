import { Alert, List, Progress, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Problem } from '../../components/Problem.tsx';
import { progressQuery, type Released } from './queries.ts';

interface FixProgressProps {
  readonly released: Released;
  /** The cause itself is gone from the list. */
  readonly isOver: boolean;
}

/** What became of what was done: said, or counted in the orders that waited. */
export function WhatBecame({ released, isOver }: FixProgressProps) {
  if (released.told === undefined) return <FixProgress released={released} isOver={isOver} />;
  return (
    <Alert color="green" role="status" mb="sm" className="any-text">
      <Text fw={600} c="#1f1f1f">
        {released.told}
      </Text>
    </Alert>
  );
}

/** What became of the orders that waited: "13 booked, 1 still needs you: …". */
function FixProgress({ released, isOver }: FixProgressProps) {
  const { t } = useTranslation();
  const { data, error } = useQuery(progressQuery(released));
  if (data === undefined) return error === null ? <Waiting /> : <Problem error={error} />;
  const needYou = data.needYou.reduce((total, { orders }) => total + orders, 0);
  const total = data.booked + data.underWay + data.notBooked + needYou;
  const parts = [
    t('review.booked', { count: data.booked }),
    data.underWay === 0 ? '' : t('review.underWay', { count: data.underWay }),
    data.notBooked === 0 ? '' : t('review.notBooked', { count: data.notBooked }),
    needYou === 0 ? '' : t('review.stillNeedsYou', { count: needYou }),
  ].filter((part) => part !== '');
  const isDone = data.underWay === 0;
  return (
    <Alert
      color={isDone && needYou > 0 ? 'orange' : 'green'}
      role="status"
      mb="sm"
      title={isOver ? t('review.resolvedNow', { cause: released.entry.message }) : undefined}
      className="any-text"
    >
      <Text fw={600} c="#1f1f1f">
        {parts.join(', ')}
      </Text>
      {isDone ? null : (
        <Progress
          mt={6}
          aria-label={t('review.progress')}
          value={total === 0 ? 0 : ((total - data.underWay) / total) * 100}
        />
      )}
      {data.needYou.length === 0 ? null : (
        <List size="sm" mt={6}>
          {data.needYou.map((entry) => (
            <List.Item key={entry.entryId}>
              <Link to={`/review?cause=${entry.entryId}`}>{entry.message}</Link>{' '}
              {t('review.blocks', { count: entry.orders })}
            </List.Item>
          ))}
        </List>
      )}
    </Alert>
  );
}

function Waiting() {
  const { t } = useTranslation();
  return (
    <Alert color="green" role="status" mb="sm">
      {t('review.working')}
    </Alert>
  );
}
