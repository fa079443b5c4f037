import { Button, Group, Paper, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WireChoices, WireRuleSet } from '../../../../sidecar/src/contract/index.ts';
import { ActionButton } from '../../components/ActionButton.tsx';
import { ApplyRules } from './ApplyRules.tsx';
import type { RowChange } from './mapping-rows.ts';
import { countChanges, forgetDraft } from './rules-draft.ts';

interface ChangeBarProps {
  readonly linkId: string;
  readonly published: {
    readonly number: number;
    readonly ruleSet: WireRuleSet;
    readonly validFrom: string | null;
  };
  readonly rules: WireRuleSet;
  readonly choices: WireChoices;
  readonly changes: readonly RowChange[];
  readonly onApplied: () => void;
  readonly onUndo: () => void;
}

/** What is changed and not applied yet: nothing of it touches an order. */
export function ChangeBar(props: ChangeBarProps) {
  const { linkId, published, rules, choices, changes, onApplied, onUndo } = props;
  const { t } = useTranslation();
  const [isAsking, setIsAsking] = useState(false);
  const count = countChanges(published.ruleSet, rules);
  if (count === 0) return null;
  return (
    <>
      <Paper mb="md" p="sm" className="change-bar" role="status">
        <Group justify="space-between" gap="xs">
          <Text fw={600}>{t('mappings.changes', { count })}</Text>
          <Group gap="xs">
            <Button size="xs" variant="default" onClick={onUndo}>
              {t('mappings.undo')}
            </Button>
            <ActionButton needs="account" size="xs" onClick={() => setIsAsking(true)}>
              {t('mappings.apply', { count })}
            </ActionButton>
          </Group>
        </Group>
      </Paper>
      {isAsking ? (
        <ApplyRules
          {...{ linkId, published, rules, choices, changes, count }}
          onApplied={() => {
            forgetDraft(linkId);
            setIsAsking(false);
            onApplied();
          }}
          onClose={() => setIsAsking(false)}
        />
      ) : null}
    </>
  );
}
