import { Button, FileButton, Group, NativeSelect, Paper, Textarea } from '@mantine/core';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { decodeCsvFile } from '../mappings/mapping-csv-file.ts';
import type { PayoutFileDraft } from './queries.ts';

/** A method whose money a gateway pays out, once for each currency that it charges. */
export interface PaidOut extends Pick<PayoutFileDraft, 'method' | 'currency'> {
  readonly label: string;
}

interface PayoutFileFormProps {
  readonly methods: readonly PaidOut[];
  readonly isReading: boolean;
  readonly onRead: (file: PayoutFileDraft) => void;
}

/** Whose file it is, and the file itself: chosen or pasted. Nothing is sent by looking at it. */
export function PayoutFileForm({ methods, isReading, onRead }: PayoutFileFormProps) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState(methods[0]?.label ?? '');
  const paidOut = methods.find(({ label }) => label === chosen);
  const [pasted, setPasted] = useState('');
  const reset = useRef<() => void>(null);
  const read = (csv: string): void =>
    onRead({
      method: paidOut?.method ?? '',
      currency: paidOut?.currency ?? null,
      csv,
      mapping: null,
      dayOrder: null,
      decimalMark: null,
    });
  const readFile = async (file: File | null): Promise<void> => {
    if (file === null) return;
    read(decodeCsvFile(new Uint8Array(await file.arrayBuffer())) ?? '');
    // The same file may be chosen again.
    reset.current?.();
  };
  return (
    <Paper p="sm">
      <Group align="end" gap="sm">
        <NativeSelect
          size="xs"
          label={t('payouts.method')}
          value={chosen}
          data={methods.map(({ label }) => label)}
          onChange={(event) => setChosen(event.currentTarget.value)}
        />
        <FileButton
          accept=".csv,.txt,text/csv"
          resetRef={reset}
          inputProps={{ 'aria-label': t('payouts.choose') }}
          onChange={(file) => void readFile(file)}
        >
          {(button) => (
            <Button size="xs" loading={isReading} {...button}>
              {t('payouts.choose')}
            </Button>
          )}
        </FileButton>
      </Group>
      <Textarea
        size="xs"
        mt="sm"
        label={t('payouts.paste')}
        description={t('payouts.layouts')}
        minRows={2}
        maxRows={6}
        autosize
        value={pasted}
        onChange={(event) => setPasted(event.currentTarget.value)}
      />
      {pasted.trim() === '' ? null : (
        <Button
          size="xs"
          mt="xs"
          variant="default"
          loading={isReading}
          onClick={() => read(pasted)}
        >
          {t('payouts.look')}
        </Button>
      )}
    </Paper>
  );
}
