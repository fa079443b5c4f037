import { Button, Group, Paper, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WireRuleSet } from '../../../../sidecar/src/contract/index.ts';
import { ApplyRules } from './ApplyRules.tsx';
import { countChanges } from './rules-draft.ts';

interface ChangeBarProps {
  readonly linkId: string;
  readonly published: { readonly ruleSet: WireRuleSet; readonly validFrom: string | null };
  readonly rules: WireRuleSet;
  readonly onUndo: () => void;
}

/** What is changed and not applied yet: nothing of it touches an order. */
export function ChangeBar({ linkId, published, rules, onUndo }: ChangeBarProps) {
  const { t } = useTranslation();
  const [isAsking, setIsAsking] = useState(false);
  const changes = countChanges(published.ruleSet, rules);
  if (changes === 0) return null;
  return (
    <>
      <Paper mb="md" bg="#fff8e8" pos="sticky" top={8} style={{ zIndex: 2 }} role="status">
        <Group justify="space-between">
          <Text fw={600}>{t('mappings.changes', { count: changes })}</Text>
          <Group gap="xs">
            <Button size="xs" variant="default" onClick={onUndo}>
              {t('mappings.undo')}
            </Button>
            <Button size="xs" onClick={() => setIsAsking(true)}>
              {t('mappings.apply', { count: changes })}
            </Button>
          </Group>
        </Group>
      </Paper>
      {isAsking ? (
        <ApplyRules
          linkId={linkId}
          rules={rules}
          changes={changes}
          presentFrom={published.validFrom}
          onApplied={() => setIsAsking(false)}
          onClose={() => setIsAsking(false)}
        />
      ) : null}
    </>
  );
}
