import { Stack, Text, UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import type { WireReviewEntry } from '../../../../sidecar/src/contract/index.ts';
import { formatDate } from '../../text/format.ts';
import { Amounts } from '../../components/Amounts.tsx';
import { withCause } from './with-cause.ts';
import { useStoreOfRow } from '../../components/use-status.ts';

interface CauseListProps {
  readonly entries: readonly WireReviewEntry[];
  readonly chosenId: string | undefined;
  readonly onChoose: () => void;
}

/** The causes as the service sorts them: the largest amount first, those put off last. */
export function CauseList({ entries, chosenId, onChoose }: CauseListProps) {
  return (
    <Stack gap="xs" component="ul" p={0} m={0} style={{ listStyle: 'none' }}>
      {entries.map((entry) => (
        <li key={entry.id}>
          <Cause entry={entry} isChosen={entry.id === chosenId} onChoose={onChoose} />
        </li>
      ))}
    </Stack>
  );
}

interface CauseProps {
  readonly entry: WireReviewEntry;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
}

function Cause({ entry, isChosen, onChoose }: CauseProps) {
  const { t } = useTranslation();
  const { search } = useLocation();
  const store = useStoreOfRow()(entry.linkId);
  return (
    <UnstyledButton
      component={Link}
      to={`/review?${withCause(search, entry.id).toString()}`}
      display="block"
      p="sm"
      aria-current={isChosen}
      onClick={onChoose}
      bg={isChosen ? '#e1eef6' : '#fff'}
      style={{
        border: '1px solid #d5dbe3',
        borderInlineStart: `3px solid ${isChosen ? '#3c8dbc' : '#d5dbe3'}`,
      }}
    >
      <Text className="any-text" fw={600} size="sm">
        {entry.message}
      </Text>
      <Text size="sm" c="#444">
        {t(entry.amounts.length === 0 ? 'review.blocks' : 'review.blocksWorth', {
          count: entry.orders,
        })}{' '}
        {entry.amounts.length === 0 ? null : <Amounts amounts={entry.amounts} />}
      </Text>
      {store === undefined ? null : (
        <Text size="xs" c="#5a5a5a">
          {store}
        </Text>
      )}
      {entry.isSnoozed && entry.snoozedUntil !== null ? (
        <Text size="xs" c="#5a5a5a">
          {t('review.snoozed', {
            date: formatDate(entry.snoozedUntil),
            name: entry.snoozedBy ?? '',
          })}
        </Text>
      ) : null}
    </UnstyledButton>
  );
}
