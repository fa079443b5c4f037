import { Alert, Button, Group, Paper, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type {
  WireNumberedRuleSet,
  WireShownSettings,
} from '../../../../sidecar/src/contract/index.ts';
import { choicesQuery, type usePublishRules } from '../../api/queries.ts';
import { ActionButton } from '../../components/ActionButton.tsx';
import { Problem } from '../../components/Problem.tsx';
import { useCan } from '../../components/use-can.ts';
import { formatDate } from '../../text/format.ts';
import { ApplyRules } from '../mappings/ApplyRules.tsx';
import type { Draft } from './describe-example.ts';
import { SettingsContext } from './settings-context.ts';

interface RulesEditorProps {
  readonly linkId: string;
  readonly published: WireNumberedRuleSet;
  readonly shown: WireShownSettings;
  readonly publish: ReturnType<typeof usePublishRules>;
  readonly children: ReactNode;
}

/** The cards of the rules: changes gather until they are applied. */
export function RulesEditor({ linkId, published, shown, publish, children }: RulesEditorProps) {
  const { t } = useTranslation();
  const { ruleSet, number, validFrom } = published;
  const present: Draft = { ...ruleSet.settings, ...ruleSet.items };
  // Only what was changed here: what others apply meanwhile is taken over.
  const [given, setGiven] = useState<Partial<Draft>>({});
  const draft: Draft = { ...present, ...given };
  const choices = useQuery(choicesQuery(linkId)).data;
  const mayChange = useCan('account');
  const names = Object.keys(given) as (keyof Draft)[];
  const changed = names.filter(
    (name) => JSON.stringify(draft[name]) !== JSON.stringify(present[name]),
  );
  const [isAskingDay, setIsAskingDay] = useState(false);
  const [isApplied, setIsApplied] = useState(false);
  const { useItems, unknownSku, ...settings } = draft;
  const rules = { ...ruleSet, settings, items: { useItems, unknownSku } };
  const apply = (): void =>
    publish.mutate({ ruleSet: rules, basedOn: number }, { onSuccess: () => setGiven({}) });
  return (
    <SettingsContext
      value={{
        draft,
        shown,
        choices,
        mayChange,
        change: (part) => setGiven((before) => ({ ...before, ...part })),
      }}
    >
      {mayChange ? null : (
        <Text size="sm" mt="sm">
          {t('app.needsRight', { right: t('app.rights.account') })}
        </Text>
      )}
      <Stack>{children}</Stack>
      <ChangeBar
        changes={changed.length}
        validFrom={validFrom}
        publish={publish}
        onUndo={() => setGiven({})}
        onApply={apply}
        onApplyFromDay={() => setIsAskingDay(true)}
        isApplied={publish.isSuccess || isApplied}
      />
      {isAskingDay && choices !== undefined ? (
        <ApplyRules
          {...{ linkId, published, rules, choices }}
          changes={[]}
          count={changed.length}
          startsWith="date"
          onApplied={() => {
            setGiven({});
            setIsApplied(true);
            setIsAskingDay(false);
          }}
          onClose={() => setIsAskingDay(false)}
        />
      ) : null}
    </SettingsContext>
  );
}

interface ChangeBarProps {
  readonly changes: number;
  /** The present rules have a first day. */
  readonly validFrom: string | null;
  readonly publish: RulesEditorProps['publish'];
  readonly onUndo: () => void;
  readonly onApply: () => void;
  /** Asks from which order date on. */
  readonly onApplyFromDay: () => void;
  readonly isApplied: boolean;
}

/** In sight wherever the changed card is. */
function ChangeBar(props: ChangeBarProps) {
  const { changes, validFrom, publish, onUndo, onApply, onApplyFromDay, isApplied } = props;
  const { t } = useTranslation();
  if (changes === 0) {
    return isApplied ? (
      <Alert color="green" role="status" p="xs" mt="sm" pos="sticky" bottom={8}>
        {t('settings.saved')}
      </Alert>
    ) : null;
  }
  return (
    <Paper mt="sm" bg="#fff8e8" pos="sticky" bottom={8} style={{ zIndex: 2 }} role="status">
      <Problem error={publish.error} />
      {validFrom === null ? null : (
        <Text size="sm" c="#8a5300">
          {t('mappings.endsDate', { date: formatDate(validFrom) })}
        </Text>
      )}
      <Group justify="space-between">
        <Text fw={600}>{t('settings.changes', { count: changes })}</Text>
        <Group gap="xs">
          <Button size="xs" variant="default" onClick={onUndo}>
            {t('settings.undo')}
          </Button>
          <ActionButton needs="account" size="xs" variant="default" onClick={onApplyFromDay}>
            {t('settings.saveFromDay')}
          </ActionButton>
          <ActionButton needs="account" size="xs" loading={publish.isPending} onClick={onApply}>
            {t('settings.save')}
          </ActionButton>
        </Group>
      </Group>
    </Paper>
  );
}
