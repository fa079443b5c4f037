import { Button, Group, List, Modal, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { WireChoices } from '../../../../sidecar/src/contract/index.ts';
import { ChangeList } from './ChangeList.tsx';
import { describeFees } from './fees-of-row.ts';
import type { CsvReading } from './mapping-csv.ts';

interface CsvPreviewProps {
  readonly reading: CsvReading;
  readonly choices: WireChoices;
  readonly onClose: () => void;
  readonly onTake: () => void;
}

/** What a file would change and what is wrong with it, before anything of it is taken. */
export function CsvPreview({ reading, choices, onClose, onTake }: CsvPreviewProps) {
  const { t } = useTranslation();
  const { changes, errors } = reading;
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
        <ChangeList
          choices={choices}
          changes={changes.map(({ row, value, fees }) => ({
            row,
            before: row.value,
            after: value,
            ...(fees === undefined
              ? {}
              : { fees: { before: row.fees ?? '', after: describeFees(fees, choices, t) } }),
          }))}
        />
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
