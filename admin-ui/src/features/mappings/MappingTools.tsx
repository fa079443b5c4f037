import { Button, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { WireChoices, WireRuleSet } from '../../../../sidecar/src/contract/index.ts';
import { CorrectButton } from './CorrectButton.tsx';
import { FileTools } from './FileTools.tsx';
import type { SuggestedChoice } from './find-suggested.ts';
import type { MappingRow } from './mapping-row.ts';

interface MappingToolsProps {
  readonly linkId: string;
  readonly rows: readonly MappingRow[];
  readonly choices: WireChoices;
  readonly rules: WireRuleSet;
  readonly suggested: readonly SuggestedChoice[];
  readonly mayChange: boolean;
  readonly hasChanges: boolean;
  readonly onChange: (rules: WireRuleSet) => void;
}

/** What is done with all rows at once. */
export function MappingTools({ suggested, linkId, hasChanges, ...table }: MappingToolsProps) {
  const { t } = useTranslation();
  const { choices, rules, mayChange, onChange } = table;
  const sure = suggested.filter(({ isSure }) => isSure);
  return (
    <Group mb="sm" gap="xs">
      {sure.length === 0 ? null : (
        <Button
          size="xs"
          onClick={() =>
            onChange(sure.reduce((all, { row, value }) => row.change(all, value), rules))
          }
        >
          {t('mappings.acceptSure', { count: sure.length })}
        </Button>
      )}
      <FileTools {...table} />
      {mayChange ? <CorrectButton {...{ linkId, choices, hasChanges }} /> : null}
    </Group>
  );
}
