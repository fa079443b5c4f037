import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { WireRulesEffect } from '../../../../sidecar/src/contract/index.ts';
import { Amounts } from '../../components/Amounts.tsx';

interface FixEffectProps {
  readonly effect: WireRulesEffect | undefined;
  readonly isAsked: boolean;
}

/** What the choice would do, before it is made; one line high whatever it says. */
export function FixEffect({ effect, isAsked }: FixEffectProps) {
  const { t } = useTranslation();
  return (
    <Text size="sm" mt={4} mih={22} role="status" c="#444">
      {!isAsked ? (
        t('review.chooseFirst')
      ) : effect === undefined ? (
        t('review.working')
      ) : effect.released === 0 ? (
        t('review.booksNone')
      ) : (
        <>
          {t(effect.isComplete ? 'review.books' : 'review.booksAtLeast', {
            count: effect.released,
          })}{' '}
          <Amounts amounts={effect.amounts} />
          {'. '}
          {t('review.booksHow')}
        </>
      )}
    </Text>
  );
}
