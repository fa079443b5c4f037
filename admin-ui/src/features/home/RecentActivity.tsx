import { Paper, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { describeAction } from '../../text/describe-activity.ts';
import { formatTime } from '../../text/format.ts';
import { recentActivityQuery } from './queries.ts';
import { useStoreId } from '../../components/use-store.ts';

/** What people did last; all of it is on Activity. */
export function RecentActivity() {
  const { t } = useTranslation();
  const { data } = useQuery(recentActivityQuery(useStoreId()));
  if (data === undefined || data.entries.length === 0) return null;
  return (
    <Paper>
      <Title order={2} size="h5" mb="xs">
        {t('home.recent')}
      </Title>
      <Stack gap="xs">
        {data.entries.map((entry) => (
          <div key={entry.id} className="any-text">
            <Text size="sm">
              {describeAction(t, entry.what)}
              {entry.order === null ? null : ` (${entry.order.number})`}
            </Text>
            <Text size="xs" c="#5a5a5a">
              <bdi>{entry.by}</bdi>, {formatTime(entry.at)}
            </Text>
          </div>
        ))}
        <Link to="/activity">{t('home.allActivity')}</Link>
      </Stack>
    </Paper>
  );
}
