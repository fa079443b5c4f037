import { Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Loading } from '../../components/Loading.tsx';
import { Problem } from '../../components/Problem.tsx';
import { formatDate } from '../../text/format.ts';
import { ChoiceCards } from './ChoiceCards.tsx';
import { ContinueButton } from './ContinueButton.tsx';
import { factsQuery } from './queries.ts';
import type { QuestionProps } from './question.ts';

const POLICIES = ['nextOpenDay', 'hold', 'draft'] as const;

/** What happens with orders and refunds of a month that is closed: nothing is preset. */
export function LockedMonthsQuestion({ linkId, draft, save, goOn, isGoingOn }: QuestionProps) {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(factsQuery(linkId));
  const [isTried, setIsTried] = useState(false);
  if (error !== null) return <Problem error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Loading />;
  const { lockedUntil } = data;
  const submit = (): void => {
    setIsTried(true);
    if (draft.lockedPeriod !== null) goOn();
  };
  return (
    <Stack>
      <Text>{t('setup.lockedMonths.how')}</Text>
      <Text size="sm" c="#5a5a5a">
        {lockedUntil === null
          ? t('setup.lockedMonths.noneLocked')
          : t('setup.lockedMonths.lockedUntil', { date: formatDate(lockedUntil) })}
      </Text>
      <ChoiceCards
        label={t('setup.lockedMonths.question')}
        value={draft.lockedPeriod}
        error={isTried && draft.lockedPeriod === null ? t('setup.lockedMonths.choose') : undefined}
        onChange={(value) =>
          save({ lockedPeriod: POLICIES.find((name) => name === value) ?? null })
        }
        choices={POLICIES.map((value) => ({
          value,
          title: t(`setup.lockedMonths.${value}`),
          text: t(`setup.lockedMonths.${value}Hint`),
        }))}
      />
      <ContinueButton isLoading={isGoingOn} onClick={submit} />
    </Stack>
  );
}
