import { Alert, Box, Group, Paper, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { WireReviewEntry } from '../../../../sidecar/src/contract/index.ts';
import { formatTime } from '../../text/format.ts';
import { Amounts } from '../../components/Amounts.tsx';
import { AskBookkeeper } from './AskBookkeeper.tsx';
import { BankFix } from './BankFix.tsx';
import { ContactFix } from './ContactFix.tsx';
import { ConfirmCard } from './ConfirmCard.tsx';
import { FixElsewhere } from './FixElsewhere.tsx';
import { FixOnTheSpot } from './FixOnTheSpot.tsx';
import { MakeSummaryAgain } from './MakeSummaryAgain.tsx';
import { isOnTheSpot } from './is-on-the-spot.ts';
import type { Released } from './queries.ts';
import { SnoozeEntry, SnoozedNotice } from './SnoozeEntry.tsx';
import { WaitingOrders } from './WaitingOrders.tsx';

interface CauseDetailProps {
  readonly entry: WireReviewEntry;
  /** The service's time that the entry is of. */
  readonly at: string;
  readonly onReleased: (released: Released) => void;
}

/** What happened, what to do about it, and the orders that wait. */
export function CauseDetail({ entry, at, onReleased }: CauseDetailProps) {
  const { t } = useTranslation();
  return (
    <Paper>
      <Title order={2} size="h4" className="any-text">
        {entry.message}
      </Title>
      <Text size="sm" c="#444" mb="sm">
        {t(entry.amounts.length === 0 ? 'review.blocks' : 'review.blocksWorth', {
          count: entry.orders,
        })}{' '}
        {entry.amounts.length === 0 ? null : <Amounts amounts={entry.amounts} />}{' '}
        {t('review.since', { time: formatTime(entry.openedAt) })}
      </Text>
      <SnoozedNotice entry={entry} />
      <Title order={3} size="h5">
        {t('review.whatToDo')}
      </Title>
      {entry.fix.kind === 'contact' ? (
        <ContactFix entry={entry} at={at} onReleased={onReleased} />
      ) : entry.fix.kind === 'giftCard' ? (
        <ConfirmCard entry={entry} card={entry.fix.card} at={at} onReleased={onReleased} />
      ) : entry.fix.kind === 'bankDocument' ? (
        <BankFix entry={entry} fix={entry.fix} />
      ) : entry.fix.kind === 'summary' ? (
        <MakeSummaryAgain entry={entry} at={at} onReleased={onReleased} />
      ) : isOnTheSpot(entry.fix) ? (
        <FixOnTheSpot entry={entry} onReleased={onReleased} />
      ) : (
        <Text className="any-text" size="sm" mb="sm">
          {entry.suggestion}
        </Text>
      )}
      <FixElsewhere entry={entry} at={at} onReleased={onReleased} />
      {entry.orders === 0 ? null : <WaitingOrders key={entry.id} entry={entry} />}
      <Box mt="md">
        <Group gap="xs" align="start">
          <AskBookkeeper entry={entry} />
          <SnoozeEntry entry={entry} />
        </Group>
      </Box>
      <Alert color="gray" p="xs" mt="md">
        <Text size="xs" c="#444">
          {t('review.resolves')} {t('app.code', { code: entry.code })}
        </Text>
      </Alert>
    </Paper>
  );
}
