import { List, Stack, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WireSetupFacts } from '../../../../sidecar/src/contract/index.ts';
import { ActionButton } from '../../components/ActionButton.tsx';
import { Loading } from '../../components/Loading.tsx';
import { Problem } from '../../components/Problem.tsx';
import { formatCount } from '../../text/format.ts';
import { ChoiceCards } from './ChoiceCards.tsx';
import { InviteBookkeeper } from './InviteBookkeeper.tsx';
import { factsQuery, useFinishSetup } from './queries.ts';
import type { QuestionProps } from './question.ts';

const FIRST = 10;

/** From which day of the organisation on orders are booked, and how many before somebody looks. */
export function LiveQuestion({ linkId, draft }: QuestionProps) {
  const { data, error, refetch } = useQuery(factsQuery(linkId));
  if (error !== null) return <Problem error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Loading />;
  return <Start linkId={linkId} facts={data} leftOut={draft.bookedElsewhere?.length ?? 0} />;
}

interface StartProps {
  readonly linkId: string;
  readonly facts: WireSetupFacts;
  readonly leftOut: number;
}

function Start({ linkId, facts, leftOut }: StartProps) {
  const { t } = useTranslation();
  const finish = useFinishSetup();
  const [from, setFrom] = useState(facts.today);
  const [howMany, setHowMany] = useState('first');
  const isFirst = howMany === 'first';
  return (
    <Stack>
      <Text>{t('setup.live.how')}</Text>
      <TextInput
        type="date"
        w={220}
        label={t('setup.live.from')}
        description={t('setup.live.zone', { zone: facts.timeZone })}
        value={from}
        error={from === '' ? t('setup.live.chooseDay') : undefined}
        onChange={(event) => setFrom(event.currentTarget.value)}
      />
      <ChoiceCards
        label={t('setup.live.howMany')}
        value={howMany}
        onChange={setHowMany}
        choices={(['first', 'all'] as const).map((value) => ({
          value,
          title: t(`setup.live.${value}`, { count: FIRST }),
          text: t(`setup.live.${value}Hint`),
        }))}
      />
      <List size="sm" spacing={4}>
        <List.Item>{t('setup.live.before')}</List.Item>
        {leftOut === 0 ? null : (
          <List.Item>
            {t('setup.live.leftOut', { count: leftOut, orders: formatCount(leftOut) })}
          </List.Item>
        )}
        <List.Item>{t('setup.live.pause')}</List.Item>
      </List>
      <InviteBookkeeper />
      <Problem error={finish.error} />
      <ActionButton
        needs="administer"
        w="fit-content"
        disabled={from === ''}
        loading={finish.isPending}
        onClick={() =>
          finish.mutate(isFirst ? { linkId, from, bookFirst: FIRST } : { linkId, from })
        }
      >
        {t('setup.live.go')}
      </ActionButton>
    </Stack>
  );
}
