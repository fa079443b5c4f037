import { Button, FileButton, Group, List, Modal, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WireChoices, WireRuleSet } from '../../../../sidecar/src/contract/index.ts';
import { describeChoice, nameAccount } from './describe-choice.ts';
import { readMappingCsv, writeMappingCsv, type CsvChange, type CsvReading } from './mapping-csv.ts';
import type { MappingRow } from './mapping-rows.ts';

interface FileToolsProps {
  readonly rows: readonly MappingRow[];
  readonly choices: WireChoices;
  readonly rules: WireRuleSet;
  readonly mayChange: boolean;
  readonly onChange: (rules: WireRuleSet) => void;
}

/** Out as a file or on paper for somebody to check, and back in. */
export function FileTools({ rows, choices, rules, mayChange, onChange }: FileToolsProps) {
  const { t } = useTranslation();
  const [reading, setReading] = useState<CsvReading>();
  const read = async (file: File | null): Promise<void> => {
    if (file !== null) setReading(readMappingCsv(await file.text(), rows, { choices, t }));
  };
  return (
    <>
      <Button
        size="xs"
        variant="default"
        onClick={() => download(writeMappingCsv(rows, choices, t), 'daybook-mappings.csv')}
      >
        {t('mappings.csvOut')}
      </Button>
      {mayChange ? (
        <FileButton accept=".csv,text/csv" onChange={(file) => void read(file)}>
          {(button) => (
            <Button size="xs" variant="default" {...button}>
              {t('mappings.csvIn')}
            </Button>
          )}
        </FileButton>
      ) : null}
      <Button size="xs" variant="default" onClick={() => window.print()}>
        {t('mappings.print')}
      </Button>
      {reading === undefined ? null : (
        <CsvPreview
          reading={reading}
          choices={choices}
          onClose={() => setReading(undefined)}
          onTake={() => onChange(takeChanges(rules, reading.changes))}
        />
      )}
    </>
  );
}

function takeChanges(rules: WireRuleSet, changes: readonly CsvChange[]): WireRuleSet {
  return changes.reduce((all, { row, value }) => {
    if (value !== null) return row.change(all, value);
    return row.clear === undefined ? all : row.clear(all);
  }, rules);
}

interface CsvPreviewProps {
  readonly reading: CsvReading;
  readonly choices: WireChoices;
  readonly onClose: () => void;
  readonly onTake: () => void;
}

function CsvPreview({ reading, choices, onClose, onTake }: CsvPreviewProps) {
  const { t } = useTranslation();
  const { changes, errors } = reading;
  const show = (row: MappingRow, value: string | null): string => {
    const chosen = describeChoice({ kind: row.kind, value }, choices, t);
    return chosen === undefined ? t('mappings.nothing') : nameAccount(chosen);
  };
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={t('mappings.csvTitle')}
      closeButtonProps={{ 'aria-label': t('mappings.close') }}
    >
      <Stack gap="sm">
        {errors.length === 0 ? null : (
          <div role="alert">
            <Text size="sm" fw={600} c="#b3331f">
              {t('mappings.csvErrors', { count: errors.length })}
            </Text>
            <List size="sm">
              {errors.map(({ line, text }) => (
                <List.Item key={line}>{t('mappings.csvLine', { line, text })}</List.Item>
              ))}
            </List>
          </div>
        )}
        <Text size="sm" fw={600}>
          {t('mappings.csvChanges', { count: changes.length })}
        </Text>
        <List size="sm">
          {changes.map(({ line, row, value }) => (
            <List.Item key={line}>
              {t('mappings.csvChange', {
                name: row.name,
                before: show(row, row.value),
                after: show(row, value),
              })}
            </List.Item>
          ))}
        </List>
        <Group justify="end" gap="xs">
          <Button size="xs" variant="default" onClick={onClose}>
            {t('mappings.cancel')}
          </Button>
          <Button
            size="xs"
            disabled={changes.length === 0}
            onClick={() => {
              onTake();
              onClose();
            }}
          >
            {t('mappings.csvTake', { count: changes.length })}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

function download(text: string, name: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  const anchor = document.createElement('a');
  anchor.href = url;
  anchor.download = name;
  anchor.click();
  URL.revokeObjectURL(url);
}
