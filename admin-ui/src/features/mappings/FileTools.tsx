import { Button, FileButton } from '@mantine/core';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WireChoices, WireRuleSet } from '../../../../sidecar/src/contract/index.ts';
import { CsvPreview } from './CsvPreview.tsx';
import { setFees } from './fees-of-row.ts';
import { decodeCsvFile } from './mapping-csv-file.ts';
import { readMappingCsv, writeMappingCsv, type CsvChange, type CsvReading } from './mapping-csv.ts';
import type { MappingRow } from './mapping-row.ts';

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
  const reset = useRef<() => void>(null);
  const read = async (file: File | null): Promise<void> => {
    if (file === null) return;
    const text = decodeCsvFile(new Uint8Array(await file.arrayBuffer()));
    setReading(readMappingCsv(text ?? '', rows, { choices, t }));
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
        <FileButton
          accept=".csv,.txt,text/csv"
          resetRef={reset}
          inputProps={{ 'aria-label': t('mappings.csvIn') }}
          onChange={(file) => void read(file)}
        >
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
          onClose={() => {
            setReading(undefined);
            // The same file may be read again once it was put right.
            reset.current?.();
          }}
          onTake={() => onChange(takeChanges(rules, reading.changes))}
        />
      )}
    </>
  );
}

function takeChanges(rules: WireRuleSet, changes: readonly CsvChange[]): WireRuleSet {
  return changes.reduce((all, { row, value, fees }) => {
    const taken = takeValue(all, row, value);
    return fees === undefined ? taken : setFees(taken, row, fees);
  }, rules);
}

function takeValue(rules: WireRuleSet, row: MappingRow, value: string | null): WireRuleSet {
  if (value !== null) return value === row.value ? rules : row.change(rules, value);
  return row.value === null || row.clear === undefined ? rules : row.clear(rules);
}

function download(text: string, name: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  const anchor = document.createElement('a');
  anchor.href = url;
  anchor.download = name;
  anchor.click();
  URL.revokeObjectURL(url);
}
