import { Stack, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Loading } from '../../components/Loading.tsx';
import { Problem } from '../../components/Problem.tsx';
import { ChoiceCards } from './ChoiceCards.tsx';
import { ContinueButton } from './ContinueButton.tsx';
import { factsQuery } from './queries.ts';
import type { QuestionProps } from './question.ts';
import { useStatus } from '../../components/use-status.ts';

const AFTERWARDS = ['book', 'person'] as const;

/** Up to which order day the old organisation is the right one, and what becomes of its orders later. */
export function LastDayQuestion({ linkId, draft, save, goOn, isGoingOn }: QuestionProps) {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(factsQuery(linkId));
  const old = useStatus().data?.links[0];
  const [isTried, setIsTried] = useState(false);
  if (error !== null) return <Problem error={error} onRetry={() => void refetch()} />;
  if (data === undefined || old === undefined) return <Loading />;
  const lastDay = draft.lastDay ?? data.today;
  const name = old.organisation;
  const submit = (): void => {
    setIsTried(true);
    if (draft.afterwards !== null && lastDay !== '') goOn({ lastDay });
  };
  return (
    <Stack>
      <TextInput
        type="date"
        w={260}
        label={t('setup.change.lastDay', { name })}
        description={t('setup.change.lastDayHint')}
        value={lastDay}
        error={lastDay === '' ? t('setup.live.chooseDay') : undefined}
        onChange={(event) => save({ lastDay: event.currentTarget.value || null })}
      />
      <Text size="sm" c="#5a5a5a">
        {t('setup.change.lastDayWhy', { name })}
      </Text>
      <ChoiceCards
        label={t('setup.change.afterwards')}
        value={draft.afterwards}
        error={isTried && draft.afterwards === null ? t('setup.lockedMonths.choose') : undefined}
        onChange={(value) =>
          save({ afterwards: AFTERWARDS.find((choice) => choice === value) ?? null })
        }
        choices={AFTERWARDS.map((value) => ({
          value,
          title: t(`setup.change.${value}`, { name }),
          text: t(`setup.change.${value}Hint`, { name }),
        }))}
      />
      <ContinueButton isLoading={isGoingOn} onClick={submit} />
    </Stack>
  );
}
