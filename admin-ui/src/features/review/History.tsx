import { Paper, Table, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WireReviewHistory } from '../../../../sidecar/src/contract/index.ts';
import { Problem } from '../../components/Problem.tsx';
import { useLink } from '../../components/use-status.ts';
import { WideTable } from '../../components/WideTable.tsx';
import { formatCount, formatTime } from '../../text/format.ts';
import { reviewHistoryQuery } from './queries.ts';

/** What is over: read when somebody opens it. */
export function History() {
  const { t } = useTranslation();
  const link = useLink();
  const [isOpen, setIsOpen] = useState(false);
  const history = useQuery({
    ...reviewHistoryQuery(link?.id ?? ''),
    enabled: isOpen && link !== undefined,
  });
  return (
    <Paper mt="md" component="details" onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary style={{ cursor: 'pointer' }}>
        <Title order={2} size="h5" display="inline">
          {t('review.history')}
        </Title>
      </summary>
      <Problem error={history.error} onRetry={() => void history.refetch()} />
      {history.data?.entries.length === 0 ? (
        <Text size="sm" mt="xs">
          {t('review.historyNone')}
        </Text>
      ) : null}
      {history.data === undefined || history.data.entries.length === 0 ? null : (
        <Lines entries={history.data.entries} />
      )}
    </Paper>
  );
}

function Lines({ entries }: WireReviewHistory) {
  const { t } = useTranslation();
  return (
    <WideTable label={t('review.history')}>
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('review.cause')}</Table.Th>
            <Table.Th className="amount">{t('home.ordersHead')}</Table.Th>
            <Table.Th>{t('review.from')}</Table.Th>
            <Table.Th>{t('review.resolvedAt')}</Table.Th>
            <Table.Th>{t('review.resolvedBy')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {entries.map((entry) => (
            <Table.Tr key={entry.id}>
              <Table.Td>{entry.message}</Table.Td>
              <Table.Td className="amount">{formatCount(entry.orders)}</Table.Td>
              <Table.Td>{formatTime(entry.openedAt)}</Table.Td>
              <Table.Td>{formatTime(entry.resolvedAt)}</Table.Td>
              <Table.Td>
                {entry.after === null
                  ? t('review.byItself')
                  : t(`review.after.${entry.after.action}`, {
                      name: entry.after.by,
                      time: formatTime(entry.after.at),
                    })}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </WideTable>
  );
}
