import { Alert, Text } from '@mantine/core';
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
import { DuplicateContacts } from '../contacts/DuplicateContacts.tsx';
import { ChangeBar } from './ChangeBar.tsx';
import { findSuggested } from './find-suggested.ts';
import type { Use } from './mapping-row.ts';
import { listChanges, listDraftRows } from './mapping-rows.ts';
import { MappingTabs } from './MappingTabs.tsx';
import { MappingTools } from './MappingTools.tsx';
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
        <MappingTools
          {...{ linkId, rows, choices, rules, mayChange, suggested }}
          hasChanges={countChanges(published.ruleSet, rules) > 0}
          onChange={setRules}
        />
        <MappingTabs missing={missing.map(({ tab }) => tab)}>
          {(tab) => (
            <>
              <TabTable
                {...{ tab, rules, choices, used, facts }}
                rows={rows.filter((row) => row.tab === tab)}
                onChange={setRules}
              />
              {tab === 'contacts' ? <DuplicateContacts linkId={linkId} /> : null}
            </>
          )}
        </MappingTabs>
      </div>
      <PrintSheet rows={rows} choices={choices} />
    </>
  );
}
