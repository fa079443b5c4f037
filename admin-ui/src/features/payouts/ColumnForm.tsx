import { Button, NativeSelect, Paper, SimpleGrid, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WireColumnMapping } from '../../../../sidecar/src/contract/index.ts';

interface ColumnFormProps {
  readonly columns: readonly string[];
  readonly onChoose: (mapping: WireColumnMapping) => void;
}

const NEEDED = ['payoutId', 'date', 'reference', 'gross'] as const;
const OPTIONAL = ['fee', 'net', 'currency', 'rowId', 'type'] as const;
type Field = (typeof NEEDED)[number] | (typeof OPTIONAL)[number];

/** A file whose columns nobody knows yet: a person says which is which. */
export function ColumnForm({ columns, onChoose }: ColumnFormProps) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<Partial<Record<Field, string>>>({});
  const value = (field: Field): string | null => chosen[field] || null;
  const { payoutId, date, reference, gross } = chosen;
  const isWhole = NEEDED.every((field) => value(field) !== null);
  return (
    <Paper p="sm" role="group" aria-label={t('payouts.columns')}>
      <Text size="sm" mb="xs">
        {t('payouts.columnsHint')}
      </Text>
      <SimpleGrid cols={{ base: 1, sm: 3 }} spacing="xs">
        {[...NEEDED, ...OPTIONAL].map((field) => (
          <NativeSelect
            key={field}
            size="xs"
            label={t(`payouts.column.${field}`)}
            value={chosen[field] ?? ''}
            data={['', ...columns]}
            onChange={(event) => setChosen({ ...chosen, [field]: event.currentTarget.value })}
          />
        ))}
      </SimpleGrid>
      <Button
        size="xs"
        mt="sm"
        disabled={!isWhole}
        onClick={() =>
          onChoose({
            payoutId: payoutId ?? '',
            date: date ?? '',
            reference: reference ?? '',
            gross: gross ?? '',
            fee: value('fee'),
            net: value('net'),
            currency: value('currency'),
            rowId: value('rowId'),
            type: value('type'),
          })
        }
      >
        {t('payouts.look')}
      </Button>
    </Paper>
  );
}
