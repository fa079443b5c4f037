import { Checkbox, List, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { ActionButton } from '../../components/ActionButton.tsx';
import { Problem } from '../../components/Problem.tsx';
import { formatDate } from '../../text/format.ts';
import { useFinishChange } from './queries.ts';
import type { QuestionProps } from './question.ts';
import { useStatus } from '../../components/use-status.ts';

const FIRST = 10;

/** What becomes of what, and the name typed to say that it is meant. */
export function ChangeQuestion({ linkId, draft }: QuestionProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const links = useStatus().data?.links ?? [];
  const [old] = links;
  const name = links.find(({ id }) => id === linkId)?.organisation ?? '';
  const finish = useFinishChange(old?.id ?? '');
  const [typed, setTyped] = useState('');
  const [isFirst, setIsFirst] = useState(true);
  const isMeant = name !== '' && typed.trim() === name.trim();
  const words = {
    old: old?.organisation ?? '',
    name,
    day: draft.lastDay === null ? '' : formatDate(draft.lastDay),
  };
  const submit = async (): Promise<void> => {
    const bound = isFirst ? { bookFirst: FIRST } : {};
    try {
      await finish.mutateAsync({ organisation: typed, ...bound });
      // This question is gone with its answer.
      await navigate(isFirst ? '/setup' : '/');
    } catch {
      // Shown above the button.
    }
  };
  return (
    <Stack>
      <List size="sm" spacing={4}>
        <List.Item>{t('setup.change.upTo', words)}</List.Item>
        <List.Item>{t('setup.change.from', words)}</List.Item>
        {draft.afterwards === null ? null : (
          <List.Item>{t(`setup.change.${draft.afterwards}Then`, words)}</List.Item>
        )}
        <List.Item>{t('setup.change.nothingMoves', words)}</List.Item>
      </List>
      <Checkbox
        checked={isFirst}
        onChange={(event) => setIsFirst(event.currentTarget.checked)}
        label={t('setup.live.first', { count: FIRST })}
      />
      <TextInput
        label={t('setup.change.typed', { name })}
        autoComplete="off"
        maw={420}
        maxLength={300}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <Problem error={finish.error} />
      <ActionButton
        needs="administer"
        w="fit-content"
        disabled={!isMeant}
        loading={finish.isPending}
        onClick={() => void submit()}
      >
        {t('setup.change.go', { name })}
      </ActionButton>
    </Stack>
  );
}
