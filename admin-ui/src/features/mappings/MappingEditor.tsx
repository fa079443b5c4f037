import { Alert, Badge, Button, Group, Tabs } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import type { z } from 'zod';
import type {
  numberedRuleSetSchema,
  WireCheckedRows,
  WireChoices,
} from '../../../../sidecar/src/contract/index.ts';
import { suggestionQuery } from '../../api/queries.ts';
import { Problem } from '../../components/Problem.tsx';
import { ChangeBar } from './ChangeBar.tsx';
import { FileTools } from './FileTools.tsx';
import { findSuggested } from './find-suggested.ts';
import { listRows, MAPPING_TABS, type MappingTab, type Use } from './mapping-rows.ts';
import { PrintSheet } from './PrintSheet.tsx';
import { useCheckRow } from './queries.ts';
import type { RowFacts } from './RuleTable.tsx';
import { useRulesDraft } from './rules-draft.ts';
import { TabTable } from './tables.tsx';

interface MappingEditorProps {
  readonly linkId: string;
  readonly published: z.infer<typeof numberedRuleSetSchema>;
  readonly choices: WireChoices;
  readonly used: readonly Use[];
  readonly checked: WireCheckedRows;
  readonly mayChange: boolean;
}

export function MappingEditor(props: MappingEditorProps) {
  const { linkId, published, choices, used, checked, mayChange } = props;
  const { t } = useTranslation();
  const { rules, setRules, isOutdated } = useRulesDraft(linkId, published);
  const check = useCheckRow(linkId);
  const allRows = MAPPING_TABS.flatMap((tab) => listRows(tab, { rules, choices, used, t }));
  const missing = allRows.filter(({ isMissing }) => isMissing);
  const suggestion = useQuery({
    ...suggestionQuery(linkId),
    enabled: mayChange && missing.length > 0,
  });
  const suggested = suggestion.data === undefined ? [] : findSuggested(missing, suggestion.data);
  const sure = suggested.filter(({ isSure }) => isSure);
  const facts: RowFacts = {
    reasons: new Map(suggested.map(({ row, reason }) => [row.key, reason])),
    checked,
    mayChange,
    onCheck: (row, isChecked) =>
      check.mutate({ rowKey: row.key, choice: row.value ?? '', isChecked }),
  };
  return (
    <>
      <div className="no-print">
        {isOutdated ? (
          <Alert color="orange" mb="sm" p="xs" role="status">
            {t('mappings.outdated')}
          </Alert>
        ) : null}
        <ChangeBar {...{ linkId, published, rules }} onUndo={() => setRules(published.ruleSet)} />
        <Problem error={check.error} />
        <Group mb="sm" gap="xs">
          {sure.length === 0 ? null : (
            <Button
              size="xs"
              onClick={() =>
                setRules(sure.reduce((all, { row, value }) => row.change(all, value), rules))
              }
            >
              {t('mappings.acceptSure', { count: sure.length })}
            </Button>
          )}
          <FileTools {...{ rows: allRows, choices, rules, mayChange }} onChange={setRules} />
        </Group>
        <MappingTabs missing={missing.map(({ tab }) => tab)}>
          {(tab) => <TabTable {...{ tab, rules, choices, used, facts }} onChange={setRules} />}
        </MappingTabs>
      </div>
      <PrintSheet rows={allRows} choices={choices} />
    </>
  );
}

interface MappingTabsProps {
  readonly missing: readonly MappingTab[];
  readonly children: (tab: MappingTab) => ReactNode;
}

/** The open tab is part of the address: a link from elsewhere leads to the right one. */
function MappingTabs({ missing, children }: MappingTabsProps) {
  const { t } = useTranslation();
  const [search, setSearch] = useSearchParams();
  const tab = MAPPING_TABS.find((one) => one === search.get('tab')) ?? 'paymentMethods';
  return (
    <Tabs
      value={tab}
      keepMounted={false}
      onChange={(chosen) => setSearch(chosen === null ? {} : { tab: chosen }, { replace: true })}
    >
      <Tabs.List mb="sm">
        {MAPPING_TABS.map((one) => {
          const count = missing.filter((its) => its === one).length;
          return (
            <Tabs.Tab
              key={one}
              value={one}
              rightSection={
                count === 0 ? null : (
                  <Badge size="sm" tt="none" color="#8a5300">
                    {t('mappings.missingCount', { count })}
                  </Badge>
                )
              }
            >
              {t(`mappings.tabs.${one}`)}
            </Tabs.Tab>
          );
        })}
      </Tabs.List>
      {MAPPING_TABS.map((one) => (
        <Tabs.Panel key={one} value={one}>
          {children(one)}
        </Tabs.Panel>
      ))}
    </Tabs>
  );
}
