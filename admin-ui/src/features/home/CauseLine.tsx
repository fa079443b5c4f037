import { Box, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { WireReviewEntry } from '../../../../sidecar/src/contract/index.ts';
import { LinkButton } from '../../components/LinkButton.tsx';
import { Amounts } from '../../components/Amounts.tsx';

/** One cause with how much waits for it. */
export function CauseLine({ entry }: { readonly entry: WireReviewEntry }) {
  const { t } = useTranslation();
  return (
    <Group justify="space-between" wrap="nowrap">
      <Box>
        <Text className="any-text" fw={600}>
          {entry.message}
        </Text>
        <Text size="sm" c="#5a5a5a">
          {t(entry.amounts.length === 0 ? 'review.blocks' : 'review.blocksWorth', {
            count: entry.orders,
          })}{' '}
          {entry.amounts.length === 0 ? null : <Amounts amounts={entry.amounts} />}
        </Text>
      </Box>
      <LinkButton to={`/review?cause=${entry.id}`}>{t('home.fix')}</LinkButton>
    </Group>
  );
}
