import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { WireReviewEntry } from '../../../../sidecar/src/contract/index.ts';
import { ActionButton } from '../../components/ActionButton.tsx';
import { Problem } from '../../components/Problem.tsx';
import { useMakeAgain, type Released } from './queries.ts';

interface MakeSummaryAgainProps {
  readonly entry: WireReviewEntry;
  readonly at: string;
  readonly onReleased: (released: Released) => void;
}

/** A summary that was voided in Xero is a person's choice to make again. */
export function MakeSummaryAgain({ entry, at, onReleased }: MakeSummaryAgainProps) {
  const { t } = useTranslation();
  const again = useMakeAgain(entry);
  return (
    <>
      <Text className="any-text" size="sm" mb="sm">
        {entry.suggestion}
      </Text>
      <ActionButton
        needs="account"
        size="xs"
        loading={again.isPending}
        onClick={() =>
          again.mutate(undefined, {
            onSuccess: ({ number }) =>
              onReleased({ entry, since: at, told: t('review.madeAgain', { number }) }),
          })
        }
      >
        {t('review.makeAgain')}
      </ActionButton>
      <Problem error={again.error} />
    </>
  );
}
