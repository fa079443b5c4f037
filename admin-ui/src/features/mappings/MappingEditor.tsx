import { Alert, Button, Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import type {
  numberedRuleSetSchema,
  WireCheckedRows,
  WireChoices,
} from '../../../../sidecar/src/contract/index.ts';
import { suggestionQuery } from '../../api/queries.ts';
import { Problem } from '../../components/Problem.tsx';
import { ChangeBar } from './ChangeBar.tsx';
import { CorrectButton } from './CorrectButton.tsx';
import { FileTools } from './FileTools.tsx';
import { findSuggested } from './find-suggested.ts';
import type { Use } from './mapping-row.ts';
import { listChanges, listDraftRows } from './mapping-rows.ts';
import { MappingTabs } from './MappingTabs.tsx';
import { PrintSheet } from './PrintSheet.tsx';
import { useCheckRow } from './queries.ts';
import type { RowFacts } from './RuleTable.tsx';
import { countChanges, useRulesDraft } from './rules-draft.ts';
import { TabTable } from './tables.tsx';

interface MappingEditorProps {
  readonly linkId: string;
  readonly published: z.infer<typeof numberedRuleSetSchema>;
  readonly choices: WireChoices;
  readonly used: readonly Use[];
  readonly checked: WireCheckedRows;
  readonly mayChange: boolean;
  readonly onApplied: () => void;
}

export function MappingEditor(props: MappingEditorProps) {
  const { linkId, published, choices, used, checked, mayChange, onApplied } = props;
  const { t } = useTranslation();
  const { rules, setRules, hasLostChanges } = useRulesDraft(linkId, published);
  const check = useCheckRow(linkId);
  const { applied, rows } = listDraftRows({ rules, choices, used, t }, published);
  const missing = rows.filter(({ isMissing }) => isMissing);
  const suggestion = useQuery({
    ...suggestionQuery(linkId),
    enabled: mayChange && missing.length > 0,
  });
  const suggested = suggestion.data === undefined ? [] : findSuggested(missing, suggestion.data);
  const sure = suggested.filter(({ isSure }) => isSure);
  const facts: RowFacts = {
    suggested,
    checked,
    publishedAt: published.publishedAt,
    mayChange,
    onCheck: (row, isChecked) => {
      const choice = row.value ?? row.inherited ?? '';
      check.mutate({ rowKey: row.key, choice, isChecked });
    },
  };
  const acceptSure = (): void =>
    setRules(sure.reduce((all, { row, value }) => row.change(all, value), rules));
  return (
    <>
      <div className="no-print">
        {hasLostChanges ? (
          <Alert color="orange" mb="sm" p="xs" role="status">
            {t('mappings.outdated')}
          </Alert>
        ) : null}
        <ChangeBar
          {...{ linkId, published, rules, choices, onApplied }}
          changes={listChanges(applied, rows)}
          onUndo={() => setRules(published.ruleSet)}
        />
        <Problem error={check.error} />
        {mayChange ? null : (
          <Text size="sm" mb="sm">
            {t('mappings.mayLook', { right: t('app.rights.account') })}
          </Text>
        )}
        <Group mb="sm" gap="xs">
          {sure.length === 0 ? null : (
            <Button size="xs" onClick={acceptSure}>
              {t('mappings.acceptSure', { count: sure.length })}
            </Button>
          )}
          <FileTools {...{ rows, choices, rules, mayChange }} onChange={setRules} />
          {mayChange ? (
            <CorrectButton
              {...{ linkId, choices }}
              hasChanges={countChanges(published.ruleSet, rules) > 0}
            />
          ) : null}
        </Group>
        <MappingTabs missing={missing.map(({ tab }) => tab)}>
          {(tab) => (
            <TabTable
              {...{ tab, rules, choices, used, facts }}
              rows={rows.filter((row) => row.tab === tab)}
              onChange={setRules}
            />
          )}
        </MappingTabs>
      </div>
      <PrintSheet rows={rows} choices={choices} />
    </>
  );
}
